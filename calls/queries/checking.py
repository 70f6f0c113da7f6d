"""All answers of a submission to be looked over before it is handed in, each with where to change it."""

from dataclasses import dataclass

from django.urls import reverse

from calls.forms.complete import Problem, labelled, problems
from calls.forms.definition import Question
from calls.forms.reading import shown
from calls.kinds import Row, kind_of
from calls.models import Attachment, Submission
from calls.queries.applicant import asked_questions, asked_sections
from calls.queries.letters import Tally, tally


@dataclass(frozen=True)
class Answered:
    """One answer in words, or its file; `trouble` says what must be put right, and `url` leads to the place."""

    label: str
    value: object
    url: str
    file: Attachment | None = None
    trouble: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    title: str
    url: str
    rows: list[Answered]


@dataclass(frozen=True)
class Fault:
    """One line of the error summary, leading to its field."""

    label: str
    message: str
    url: str

    @property
    def sentence(self) -> str:
        return labelled(self.label, self.message)


@dataclass(frozen=True)
class Checked:
    """`letters` counts the requests for reference letters; none where the call asks for no letters."""

    facts: list[Row]
    facts_url: str
    parts: list[Part]
    faults: list[Fault]
    obstacles: list[str]
    letters: Tally | None = None


def checked(submission: Submission) -> Checked:
    """Two queries for answers and files, one for letters where they are asked, and those of the kind of call."""
    found = problems(submission.version.definition, submission.answer_map, submission.attachment_map)
    return Checked(
        facts=_facts(submission),
        facts_url=reverse("calls:entry", args=[submission.reference]),
        parts=[_part(submission, section, found) for section in asked_sections(submission)],
        faults=[_fault(submission, problem) for problem in found],
        obstacles=[] if found else kind_of(submission.call).obstacles(submission),
        letters=tally(submission),
    )


def _facts(submission: Submission) -> list[Row]:
    form = kind_of(submission.call).entry_form_for(submission.call).base_fields
    own = ("candidate_name", "candidate_email", "title")
    return [
        *(Row(str(form[name].label), getattr(submission, name)) for name in own),
        *kind_of(submission.call).entry_rows(submission),
    ]


def _part(submission: Submission, section, found: list[Problem]) -> Part:
    url = _section_url(submission, section.key)
    return Part(
        section.title,
        url,
        [_row(submission, question, url, found) for question in asked_questions(submission, section)],
    )


def _row(submission: Submission, question: Question, url: str, found: list[Problem]) -> Answered:
    value = submission.answer_map.get(question.key)
    return Answered(
        label=question.label,
        value=shown(question, value),
        url=f"{url}#id_{question.key}",
        file=submission.attachment_map.get(question.key),
        trouble=tuple(_trouble(problem) for problem in found if problem.question == question.key),
    )


def _trouble(problem: Problem) -> str:
    """The sentence alone where it is about the whole answer; else with the place in it."""
    return problem.message if problem.name == problem.question else problem.sentence


def _fault(submission: Submission, problem: Problem) -> Fault:
    url = f"{_section_url(submission, problem.section)}#id_{problem.name}"
    return Fault(problem.label, problem.message, url)


def _section_url(submission: Submission, key: str) -> str:
    return reverse("calls:section", args=[submission.reference, key])
