"""Sections that every nomination has because the software reasons about their answers, and how those become rows.

They stand before what an editor draws, are filled in and saved like any other section, and cannot be removed.
"""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from awards.models import (
    AwardEditionPage,
    AwardKind,
    AwardPage,
    Nomination,
    NominationChapter,
    NominationPerson,
    Part,
    ThesisType,
)
from calls.forms.definition import Condition, Option, Question, Section
from calls.models import CallPage, Submission

KIND_OF_THESIS, CHAPTERS = "thesis-kind", "thesis-chapters"
SUPERVISORS, COMMITTEE, AUTHORS = "supervisors", "committee", "authors"
PERSON, TITLE, STATUS, ALONE, FRAME, SHARE, WITH = "person", "title", "status", "alone", "frame", "share", "with"
DOCTORATE, ROLE = "doctorate", "role"
"""Keys of the answers; stored with every submission, never to be changed."""

PARTS = {SUPERVISORS: Part.SUPERVISOR, COMMITTEE: Part.COMMITTEE, AUTHORS: Part.AUTHOR}


def sections(call: CallPage) -> tuple[Section, ...]:
    """What every nomination to this edition answers, by the kind of its award."""
    award = AwardPage.objects.parent_of(call).first()
    if award is None:
        return ()
    edition = call if isinstance(call, AwardEditionPage) else call.specific
    return (_thesis(edition), _people()) if award.kind == AwardKind.THESIS else (_authors(),)


def keep_answers(submission: Submission, asked: Collection[str]) -> None:
    """Mirror answers of these sections into the rows that rules read. Runs in the transaction of the save."""
    answers = submission.answer_map
    nomination = Nomination.objects.filter(submission=submission).first()
    if nomination is None:
        return
    if KIND_OF_THESIS in asked or CHAPTERS in asked:
        _keep_thesis(nomination, answers)
    for key in PARTS.keys() & set(asked):
        _keep_people(nomination, PARTS[key], answers.get(key) or ())


def _thesis(edition: AwardEditionPage) -> Section:
    return Section(
        key="thesis-form",
        title=_("Form of the thesis"),
        questions=(
            Question(
                key=KIND_OF_THESIS,
                kind="choice",
                label=_("Kind of thesis"),
                required=True,
                options=tuple(Option(kind.value, str(kind.label)) for kind in ThesisType),
            ),
            Question(
                key=CHAPTERS,
                kind="repeat",
                label=_("The chapters"),
                help=_own_article(edition),
                required=True,
                items_at_least=1,
                items_at_most=15,
                fields=_chapter(),
                condition=Condition(KIND_OF_THESIS, "is", ThesisType.ARTICLES.value),
            ),
        ),
    )


def _own_article(edition: AwardEditionPage) -> str:
    if not edition.own_article_needed:
        return _("In their order, introduction and conclusion included.")
    return _("At least one that is neither introduction nor conclusion has to be by the nominee alone.")


def _chapter() -> tuple[Question, ...]:
    statuses = tuple(Option(status.value, str(status.label)) for status in NominationChapter.Status)
    return (
        Question(TITLE, "text", _("Title"), required=True, limit=400, unit="characters"),
        Question(STATUS, "choice", _("Status"), required=True, options=statuses),
        Question(FRAME, "yesno", _("Is it an introduction or a conclusion?"), required=True),
        Question(ALONE, "yesno", _("Written by the nominee alone?"), required=True),
        Question(
            WITH, "text", _("The other authors"), limit=400, unit="characters", condition=Condition(ALONE, "is", "no")
        ),
        Question(
            SHARE,
            "area",
            _("The nominee’s own share"),
            required=True,
            limit=100,
            condition=Condition(ALONE, "is", "no"),
        ),
    )


def _people() -> Section:
    return Section(
        key="thesis-people",
        title=_("People around the thesis"),
        guidance=_("We ask for them so that nobody judges a thesis they supervised or examined."),
        questions=(
            _several(SUPERVISORS, _("Supervisors and co-supervisors"), _("Supervisor"), most=6),
            _several(COMMITTEE, _("Other members of the thesis committee"), _("Member"), most=12),
        ),
    )


def _authors() -> Section:
    return Section(
        key="paper-authors",
        title=_("Authors of the paper"),
        guidance=_("In the order in which they stand on the paper. Each is asked by mail to agree to the nomination."),
        questions=(_several(AUTHORS, _("Authors and their part in the paper"), _("Author"), most=12, further=_part()),),
    )


def _part() -> tuple[Question, ...]:
    return (
        Question(DOCTORATE, "number", _("Year of the doctorate"), minimum=Decimal(1950), maximum=Decimal(2100)),
        Question(ROLE, "area", _("Part in the paper"), required=True, limit=80),
    )


def _several(key: str, label: str, one: str, *, most: int, further: tuple[Question, ...] = ()) -> Question:
    return Question(
        key=key,
        kind="repeat",
        label=label,
        required=True,
        audience="organisers",
        items_at_least=1,
        items_at_most=most,
        fields=(Question(PERSON, "person", one, required=True), *further),
    )


def _keep_thesis(nomination: Nomination, answers: Mapping[str, object]) -> None:
    kind = answers.get(KIND_OF_THESIS) or ""
    if nomination.thesis_type != kind:
        nomination.thesis_type = kind
        nomination.save(update_fields=["thesis_type"])
    rows = (answers.get(CHAPTERS) or ()) if kind == ThesisType.ARTICLES else ()
    nomination.chapters.all().delete()
    NominationChapter.objects.bulk_create(_chapters(nomination, rows))


def _chapters(nomination: Nomination, rows: Iterable[Mapping]) -> Iterable[NominationChapter]:
    for order, row in enumerate(rows):
        is_alone = bool(row.get(ALONE))
        if row.get(TITLE) and row.get(STATUS) and (is_alone or row.get(SHARE)):
            yield NominationChapter(
                nomination=nomination,
                title=row[TITLE],
                status=row[STATUS],
                authors=row.get(WITH) or "",
                own_share=row.get(SHARE) or "",
                is_alone=is_alone,
                is_substantive=not row.get(FRAME),
                sort_order=order,
            )


def _keep_people(nomination: Nomination, part: Part, rows: Iterable[Mapping]) -> None:
    nomination.people.filter(part=part).delete()
    told = [row.get(PERSON) or {} for row in rows]
    NominationPerson.objects.bulk_create(
        NominationPerson(
            nomination=nomination,
            part=part,
            name=person["name"],
            email=(person.get("email") or "").lower(),
            affiliation=person.get("affiliation") or "",
            sort_order=order,
        )
        for order, person in enumerate(told)
        if person.get("name")
    )
