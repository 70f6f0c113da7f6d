"""The first page of an application: what it asks, keeps, gives back and shows."""

from datetime import date

import pytest

from calls.kinds import kind_of
from people.profile import OF_THE_DOCTORATE, learn
from tests.factories.people import AffiliationFactory, InstituteFactory, PersonFactory
from tests.factories.training import CohortPageFactory, SchoolPageFactory, SubmissionFactory
from training.forms import ApplicationEntry

pytestmark = pytest.mark.django_db

ENTRY = {
    "candidate_name": "Ada Byron",
    "candidate_email": "ada@university.example",
    "title": "Engines and exile",
    "stage": "middle",
    "university": "University of Coimbra",
    "began_on": "2025-09-01",
    "supervisor_name": "Mary Somerville",
    "supervisor_email": "mary@university.example",
}


def cleaned(**changes):
    form = ApplicationEntry(ENTRY | changes)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def test_schools_and_cohorts_take_applications():
    for call in (SchoolPageFactory(), CohortPageFactory()):
        kind = kind_of(call)
        assert (str(kind.noun), str(kind.action)) == ("application", "Apply")
        assert kind.entry_form_for(call) is ApplicationEntry


def test_the_title_is_that_of_the_thesis_and_comes_third():
    form = ApplicationEntry()

    assert list(form.fields)[:4] == ["candidate_name", "candidate_email", "title", "stage"]
    assert form.fields["title"].label == "Working title of your thesis"


def test_the_university_is_known_from_the_profile():
    institute = InstituteFactory(name="Centre for Social Studies")
    person = AffiliationFactory(institute=institute).person

    assert ApplicationEntry.for_person(person) == {
        "candidate_name": person.name,
        "candidate_email": person.email,
        "university": "Centre for Social Studies",
    }


def test_a_person_without_an_affiliation_is_asked_for_the_university():
    assert "university" not in ApplicationEntry.for_person(PersonFactory())


def test_what_is_known_of_the_doctorate_is_not_asked_again():
    person = PersonFactory()
    learn(person, {name: cleaned()[name] for name in OF_THE_DOCTORATE})

    form = ApplicationEntry(initial=ApplicationEntry.for_person(person))

    assert {name: form[name].value() for name in OF_THE_DOCTORATE} == {
        name: cleaned()[name] for name in OF_THE_DOCTORATE
    }


def test_the_facts_about_the_author_may_go_back_to_the_profile():
    assert ApplicationEntry.for_profile(cleaned()) == {
        "certificate_name": "Ada Byron",
        "stage": "middle",
        "university": "University of Coimbra",
        "began_on": date(2025, 9, 1),
        "supervisor_name": "Mary Somerville",
        "supervisor_email": "mary@university.example",
    }


def test_a_doctoral_researcher_names_supervisor_and_beginning():
    form = ApplicationEntry(ENTRY | {"supervisor_name": "", "began_on": ""})

    assert not form.is_valid()
    assert dict(form.errors) == {
        "began_on": ["Give the day your doctorate began."],
        "supervisor_name": ["Name your main supervisor."],
    }


def test_after_the_doctorate_no_supervisor_is_needed():
    assert cleaned(stage="early_career", supervisor_name="", began_on="")["supervisor_name"] == ""


def test_an_entry_is_kept_and_given_back():
    submission = SubmissionFactory(
        candidate_name="Ada Byron", candidate_email="ada@university.example", title="Engines"
    )
    kind = kind_of(submission.call)
    assert kind.read_entry(submission) is None

    kind.save_entry(submission, cleaned())
    kind.save_entry(submission, cleaned(stage="late"))

    submission = type(submission).objects.get(pk=submission.pk)
    assert kind.read_entry(submission) == {
        "candidate_name": "Ada Byron",
        "candidate_email": "ada@university.example",
        "title": "Engines",
        "stage": "late",
        "university": "University of Coimbra",
        "began_on": date(2025, 9, 1),
        "supervisor_name": "Mary Somerville",
        "supervisor_email": "mary@university.example",
    }


def test_what_was_given_back_is_valid_again():
    submission = SubmissionFactory()
    kind = kind_of(submission.call)
    kind.save_entry(submission, cleaned())

    assert ApplicationEntry(kind.read_entry(submission)).is_valid()


def test_rows_to_read_mark_what_gives_the_applicant_away():
    submission = SubmissionFactory()
    kind = kind_of(submission.call)
    assert kind.entry_rows(submission) == []

    kind.save_entry(submission, cleaned())

    rows = kind.entry_rows(type(submission).objects.get(pk=submission.pk))
    assert [(row.label, row.value, row.identifying) for row in rows] == [
        ("Stage of the doctorate", "Doctorate, middle stage", False),
        ("University of the doctorate", "University of Coimbra", True),
        ("Doctorate begun", "September 2025", False),
        ("Main supervisor", "Mary Somerville, mary@university.example", True),
    ]


def test_one_applies_for_oneself_so_a_person_has_one_application():
    assert kind_of(SchoolPageFactory()).subject(cleaned()) == ""


def test_each_fact_that_is_missing_says_what_to_do():
    found = ApplicationEntry({}).errors

    assert {name: list(sentences) for name, sentences in found.items()} == {
        "candidate_name": ["Answer this question."],
        "candidate_email": ["Give an e-mail address."],
        "title": ["Answer this question."],
        "stage": ["Choose one."],
        "university": ["Answer this question."],
    }
