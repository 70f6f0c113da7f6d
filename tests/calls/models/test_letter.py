"""Who may read a letter, and what the database itself refuses of requests and letters."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from calls.actions import panel as panel_actions
from calls.actions import submission as submission_actions
from calls.flow import Asked
from calls.models import CallPage, Letter, LetterRequest
from tests.factories.calls import a_submission, an_award, round_plan
from tests.factories.jury import an_open_jury, conflicted, free
from tests.factories.letters import a_letter_call, asked, asked_for_a_draft, sent
from tests.factories.office import an_office_organiser
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def readers(letter, **people):
    return {name for name, person in people.items() if letter in Letter.objects.visible_to(person)}


def a_jury_with_a_letter(**plan):
    jury = an_open_jury(make=a_letter_call, readers=2, **plan)
    CallPage.objects.update(letters_due_at=timezone.now() + timezone.timedelta(days=1))
    request = asked(jury.dossiers[0], at=timezone.now())
    return jury, sent(request, at=timezone.now())


def test_the_office_and_the_jury_read_a_letter_and_the_candidate_never():
    jury, letter = a_jury_with_a_letter()
    free(jury.assignment())

    assert readers(
        letter,
        visitor=AnonymousUser(),
        author=jury.dossiers[0].applicant,
        stranger=PersonFactory(),
        reader=jury.readers[0].person,
        unanswered=jury.readers[1].person,
        chair=jury.chair.person,
        organiser=jury.organiser,
    ) == {"reader", "chair", "organiser"}


def test_a_round_that_hides_names_hides_letters_from_its_jury():
    jury, letter = a_jury_with_a_letter(names_hidden=True)
    free(jury.assignment())

    people = {"reader": jury.readers[0].person, "chair": jury.chair.person, "organiser": jury.organiser}
    assert readers(letter, **people) == {"organiser"}


def test_the_chair_of_a_later_round_waits_for_it_to_open():
    plans = [round_plan("blind", names_hidden=True, shortlists=True), round_plan("final", name="Final")]
    jury, letter = a_jury_with_a_letter(rounds=plans)
    final = jury.call.rounds.get(number=2)
    panel_actions.give_panel(final, jury.panel, by=jury.organiser)

    assert readers(letter, chair=jury.chair.person) == set()


def test_a_declared_conflict_closes_a_letter():
    jury, letter = a_jury_with_a_letter()
    conflicted(jury.assignment())

    assert readers(letter, reader=jury.readers[0].person) == set()


def test_an_organiser_does_not_read_a_letter_about_themselves():
    organiser = an_office_organiser(email="orla@network.example")
    by, about = (
        a_submission(a_letter_call(), by=organiser),
        a_submission(a_letter_call(make=an_award), email="Orla@network.example"),
    )
    letters = [sent(asked(submission)) for submission in (by, about)]

    assert [readers(letter, own=organiser, colleague=an_office_organiser()) for letter in letters] == [
        {"colleague"},
        {"colleague"},
    ]


def test_withdrawing_hides_the_letter():
    letter = sent(asked())
    submission = letter.request.submission

    submission_actions.withdraw(submission, by=submission.applicant, at=timezone.now())

    assert readers(letter, organiser=an_office_organiser()) == set()


def test_the_letter_of_a_draft_is_nobodys_to_read():
    assert readers(sent(asked_for_a_draft()), organiser=an_office_organiser()) == set()


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"state": "lost"}, "letter_request_state_is_known"),
        ({"email": "Grace@X.example"}, "letter_request_email_in_lower_case"),
        ({"state": Asked.OPENED}, "letter_request_opened_has_a_time"),
        ({"state": Asked.RECEIVED}, "letter_request_answered_has_a_time"),
        ({"state": Asked.DECLINED}, "letter_request_answered_has_a_time"),
        ({"state": Asked.REPLACED}, "letter_request_replaced_has_a_time"),
        ({"reminders": 3}, "letter_request_at_most_two_reminders"),
        ({"may_come_until": timezone.now()}, "letter_request_accepted_late_has_a_reason"),
    ],
)
def test_the_database_refuses_a_request_without_the_fact_of_its_state(facts, constraint):
    request = asked_for_a_draft()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        LetterRequest.objects.filter(pk=request.pk).update(**facts)


def test_the_database_refuses_a_second_live_request_to_the_same_referee():
    request = asked_for_a_draft()
    again = LetterRequest(submission=request.submission, name="Grace", email=request.email, asked_at=request.asked_at)

    # SQLite names the columns, PostgreSQL the constraint.
    with pytest.raises(IntegrityError, match=r"email|letter_request_one_live_per_referee"), transaction.atomic():
        again.save()


def test_the_database_refuses_a_letter_that_says_nothing_or_was_entered_without_a_reason():
    letter = sent(asked())

    for facts, constraint in [
        ({"text": "", "file": ""}, "letter_says_something"),
        ({"uploaded_by": PersonFactory()}, "letter_entered_by_the_office_has_a_reason"),
    ]:
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(**facts)
