"""What of a dossier each reader may see: decided in one function, for every screen and every export."""

import pytest

from calls.queries.dossier import JURY, OFFICE, redacted
from tests.factories.calls import a_draft, a_school, answer, question, section
from tests.factories.files import pdf

pytestmark = pytest.mark.django_db

PERSON = {"name": "Rosalind Franklin", "email": "rosalind@university.example", "affiliation": "King's College"}
FORM = [
    section(
        "about",
        "About the work",
        question("area", "abstract", "Abstract", limit=100, unit="words"),
        question("area", "health", "Access needs", required=False, audience="organisers", limit=50, unit="words"),
    ),
    section(
        "people",
        "People",
        question("person", "mentor", "Mentor", required=False),
        question("email", "address", "Private address", required=False),
        question("orcid", "orcid", "ORCID iD", required=False),
    ),
    section(
        "files",
        "Files",
        question("file", "cv", "CV", pages=5, megabytes=5),
        question("file", "passport", "Passport", required=False, audience="organisers", pages=5, megabytes=5),
    ),
]


@pytest.fixture
def submission():
    draft = a_draft(a_school(form=FORM), candidate_name="Ada Byron", title="Engines and borders")
    answers = {"abstract": "What engines cannot cross.", "health": "A ramp.", "mentor": PERSON}
    answers |= {"address": "ada@home.example", "orcid": "0000-0002-1825-0097"}
    return answer(draft, uploads={"cv": pdf(2, name="Byron.pdf"), "passport": pdf(name="pass.pdf")}, **answers)


def told(dossier):
    answers = [(row.question.label, row.shown) for part in dossier.sections for row in part.rows]
    return dict(answers), [(file.label, file.name, file.pages) for file in dossier.files]


def test_a_juror_reads_answers_and_files_meant_for_the_jury(submission):
    dossier = redacted(submission, JURY, names_hidden=False)

    answers, files = told(dossier)
    assert (dossier.title, dossier.name) == ("Engines and borders", "Ada Byron")
    assert answers == {
        "Abstract": "What engines cannot cross.",
        "Mentor": "Rosalind Franklin, King's College, rosalind@university.example",
        "Private address": "ada@home.example",
        "ORCID iD": "0000-0002-1825-0097",
    }
    assert files == [("CV", "Byron.pdf", 2)]


def test_an_organiser_reads_what_is_for_organisers_too(submission):
    answers, files = told(redacted(submission, OFFICE, names_hidden=False))

    assert answers["Access needs"] == "A ramp."
    assert [label for label, _name, _pages in files] == ["CV", "Passport"]


def test_hidden_names_take_out_whatever_names_somebody(submission):
    dossier = redacted(submission, JURY, names_hidden=True)

    answers, files = told(dossier)
    assert (dossier.name, answers) == ("", {"Abstract": "What engines cannot cross."})
    assert files == [("CV", "", 2)]
    assert [part.section.title for part in dossier.sections] == ["About the work"]


def test_hidden_names_take_out_identifying_facts(submission):
    shown = {row.label for row in redacted(submission, JURY, names_hidden=False).facts}
    hidden = {row.label for row in redacted(submission, JURY, names_hidden=True).facts}

    assert shown - hidden == {"University of the doctorate", "Main supervisor"}


def test_a_repeat_with_a_name_in_it_is_hidden_as_a_whole():
    rows = question("repeat", "authors", "Authors", items_at_least=0, items_at_most=3, fields=[
        question("email", "mail", "Address", required=False),
        question("text", "share", "Share", required=False, limit=None),
    ])  # fmt: skip
    draft = a_draft(a_school(form=[section("people", "People", rows)]))
    filled = answer(draft, authors=[{"mail": "ada@home.example", "share": "Half"}])

    assert told(redacted(filled, JURY, names_hidden=False))[0] == {
        "Authors": ["Address: ada@home.example; Share: Half"]
    }
    assert told(redacted(filled, JURY, names_hidden=True))[0] == {}


def test_an_unanswered_question_takes_no_room():
    draft = answer(a_draft(a_school(form=FORM)), abstract="Short.")

    assert told(redacted(draft, JURY, names_hidden=False))[0] == {"Abstract": "Short."}
