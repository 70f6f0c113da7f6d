"""The first page of a nomination: what each kind of award asks, keeps, gives back and shows."""

from datetime import date

import pytest

from awards.forms import PaperEntry, ThesisEntry
from calls.kinds import kind_of
from calls.models import CallPage
from tests.factories.awards import AwardEditionPageFactory, AwardPageFactory
from tests.factories.people import PersonFactory
from tests.factories.training import SubmissionFactory

pytestmark = pytest.mark.django_db

THESIS = {
    "route": "other",
    "relation": "supervisor",
    "candidate_name": "ليلى حداد",
    "candidate_email": "Leila@University.example",
    "title": "L’exil et ses cartes",
    "english_title": "Exile and its maps",
    "universities": "Charles University Prague\n\n Université Paul-Valéry Montpellier \nCharles University Prague",
    "defended_on": "2026-03-31",
    "break_months": "",
}
PAPER = {name: THESIS[name] for name in ("relation", "candidate_name", "candidate_email", "title")} | {
    "not_author": "on"
}


def cleaned(form_class, data):
    form = form_class(data)
    assert form.is_valid(), form.errors
    return form.cleaned_data


@pytest.mark.parametrize(("award", "form"), [("thesis", ThesisEntry), ("paper", PaperEntry)])
def test_the_kind_of_award_decides_what_is_asked(award, form):
    edition = AwardEditionPageFactory(parent=AwardPageFactory(kind=award))
    call = CallPage.objects.get(pk=edition.pk)

    assert kind_of(call).entry_form_for(call) is form


def test_the_route_is_asked_first():
    assert list(ThesisEntry().fields) == [
        "route",
        "relation",
        "candidate_name",
        "candidate_email",
        "title",
        "english_title",
        "universities",
        "defended_on",
        "break_months",
        "keep",
    ]


def test_a_paper_is_asked_for_no_defence():
    assert set(ThesisEntry().fields) - set(PaperEntry().fields) == {
        "route",
        "universities",
        "defended_on",
        "break_months",
    }
    assert PaperEntry(PAPER).is_valid()


def test_a_paper_is_nominated_by_somebody_who_did_not_write_it():
    form = PaperEntry(PAPER | {"not_author": ""})

    assert not form.is_valid()
    assert dict(form.errors) == {"not_author": ["A paper is nominated by somebody who did not write it."]}


def test_a_thesis_needs_its_defence_and_its_university():
    form = ThesisEntry(THESIS | {"universities": " ", "defended_on": ""})

    assert not form.is_valid()
    assert sorted(form.errors) == ["defended_on", "universities"]


def test_who_nominates_another_says_the_relation():
    form = ThesisEntry(THESIS | {"relation": ""})

    assert not form.is_valid()
    assert dict(form.errors) == {"relation": ["Choose your relation to the nominee."]}


def test_who_nominates_oneself_has_no_relation_to_the_nominee():
    assert cleaned(ThesisEntry, THESIS | {"route": "self"})["relation"] == ""


def test_a_joint_degree_has_several_universities_each_once():
    assert cleaned(ThesisEntry, THESIS)["universities"] == [
        "Charles University Prague",
        "Université Paul-Valéry Montpellier",
    ]


def test_a_university_is_one_line_and_not_a_letter():
    form = ThesisEntry(THESIS | {"universities": "U" * 201})

    assert not form.is_valid()
    assert dict(form.errors) == {"universities": ["Write one university a line, each in at most 200 characters."]}


def test_the_subject_is_the_nominees_address_in_any_case():
    kind = kind_of(AwardEditionPageFactory())

    assert kind.subject(cleaned(ThesisEntry, THESIS)) == "leila@university.example"


def test_an_entry_is_kept_and_given_back():
    submission = SubmissionFactory(
        call=AwardEditionPageFactory(),
        candidate_name="ليلى حداد",
        candidate_email="leila@university.example",
        title="L’exil",
    )
    kind = kind_of(submission.call)
    assert kind.read_entry(submission) is None

    kind.save_entry(submission, cleaned(ThesisEntry, THESIS | {"universities": "Uppsala"}))
    kind.save_entry(submission, cleaned(ThesisEntry, THESIS))

    given = kind.read_entry(type(submission).objects.get(pk=submission.pk))
    assert given == {
        "candidate_name": "ليلى حداد",
        "candidate_email": "leila@university.example",
        "title": "L’exil",
        "route": "other",
        "relation": "supervisor",
        "english_title": "Exile and its maps",
        "defended_on": date(2026, 3, 31),
        "break_months": 0,
        "universities": "Charles University Prague\nUniversité Paul-Valéry Montpellier",
    }
    assert ThesisEntry(given).is_valid()


def test_a_paper_is_kept_without_a_defence():
    submission = SubmissionFactory(call=AwardEditionPageFactory(parent=AwardPageFactory(kind="paper")))
    kind = kind_of(submission.call)

    kind.save_entry(submission, cleaned(PaperEntry, PAPER))

    given = kind.read_entry(submission)
    assert (given["route"], given["defended_on"], given["universities"]) == ("other", None, "")


def test_rows_to_read_mark_what_gives_the_nominee_away():
    submission = SubmissionFactory(
        call=AwardEditionPageFactory(), applicant=PersonFactory(first_name="Mary", last_name="Somerville")
    )
    kind = kind_of(submission.call)
    assert kind.entry_rows(submission) == []

    kind.save_entry(submission, cleaned(ThesisEntry, THESIS))

    rows = kind.entry_rows(submission)
    assert [(row.label, row.value, row.identifying) for row in rows] == [
        ("Nominated by", "Mary Somerville (Supervisor)", True),
        ("Title in English", "Exile and its maps", False),
        (
            "Degree-giving universities",
            "Charles University Prague; Université Paul-Valéry Montpellier",
            True,
        ),
        ("Defended on", "31 March 2026", False),
    ]


def test_a_self_nomination_says_that_the_author_nominates():
    submission = SubmissionFactory(call=AwardEditionPageFactory())
    kind = kind_of(submission.call)
    own = THESIS | {"route": "self", "candidate_email": submission.applicant.email}
    kind.save_entry(submission, cleaned(ThesisEntry, own))

    assert kind.entry_rows(submission)[0].value == "The author"


def test_only_who_nominates_their_own_thesis_tells_something_about_themselves():
    own, others = cleaned(ThesisEntry, THESIS | {"route": "self"}), cleaned(ThesisEntry, THESIS)

    assert ThesisEntry.for_profile(own) == {"certificate_name": own["candidate_name"]}
    assert ThesisEntry.for_profile(others) == {}


def test_the_authors_of_a_paper_are_nobodys_name():
    assert PaperEntry.for_profile(cleaned(PaperEntry, PAPER | {"route": "self"})) == {}


def test_a_title_that_would_turn_the_page_around_is_kept_without_its_hidden_signs():
    given = cleaned(
        ThesisEntry, THESIS | {"title": "Moving\u200b houses\u202e: a map", "universities": "Lis\u2067bon\n\nPorto"}
    )

    assert (given["title"], given["universities"]) == ("Moving houses: a map", ["Lisbon", "Porto"])
