"""Ruling a submission not eligible, and taking the ruling back."""

import pytest
from django.utils import timezone

from calls.actions import eligibility as eligibility_actions
from calls.actions import submission as submission_actions
from calls.errors import Incomplete, NotAllowed, WrongState
from calls.models import Submission
from people.models import Message, Person
from tests.calls.refusing import refuses
from tests.factories.calls import a_full_draft, a_submission
from tests.factories.jury import an_open_jury, an_organiser, conflicted, free

pytestmark = pytest.mark.django_db


def rule(submission, by, reason="The thesis was defended too early."):
    return eligibility_actions.rule_ineligible(submission, reason=reason, by=by, at=timezone.now())


def test_an_ineligible_submission_keeps_its_reason_and_the_applicant_reads_it():
    submission = rule(a_submission(), an_organiser())

    letter = Message.objects.get(kind="ruled_ineligible")
    assert (submission.state, submission.ineligible_because) == ("ineligible", "The thesis was defended too early.")
    assert (letter.to, submission.ineligible_because in letter.text) == (submission.applicant.email, True)


def test_a_ruling_needs_a_reason():
    with refuses(Incomplete, "Say why it is not eligible: the applicant will read it."):
        rule(a_submission(), an_organiser(), reason=" ")


def test_only_organisers_rule():
    submission = a_submission()

    with refuses(NotAllowed, "Only organisers of calls can do this."):
        rule(submission, submission.applicant)


def test_its_jurors_lose_sight_of_it_and_see_it_again_once_the_ruling_is_taken_back():
    jury = an_open_jury()
    free(jury.assignment())
    reader = jury.readers[0].person
    ruled = rule(jury.dossiers[0], jury.organiser)
    hidden = Submission.objects.visible_to(reader).count()

    eligibility_actions.rule_eligible(ruled, by=jury.organiser, at=timezone.now())

    assert (hidden, Submission.objects.visible_to(reader).get()) == (0, jury.dossiers[0])
    assert Submission.objects.get().ineligible_because == ""


def test_a_draft_is_not_made_a_submission_by_ruling_it_eligible():
    draft = a_full_draft()

    with refuses(WrongState, "This was not ruled ineligible, so there is nothing to take back."):
        eligibility_actions.rule_eligible(draft, by=an_organiser(), at=timezone.now())
    assert Submission.objects.get().state == "draft"


def test_a_draft_and_a_withdrawn_submission_are_not_ruled_on():
    organiser, draft = an_organiser(), a_full_draft()

    with refuses(WrongState, "This is now “Draft” and cannot become “Not eligible”."):
        rule(draft, organiser)
    submission_actions.withdraw(draft, by=draft.applicant, at=timezone.now())
    with refuses(WrongState, "This is now “Withdrawn” and cannot become “Not eligible”."):
        rule(draft, organiser)


def test_a_ruling_is_made_once():
    organiser = an_organiser()
    ruled = rule(a_submission(), organiser)

    with refuses(WrongState, "This is now “Not eligible” and cannot become “Not eligible”."):
        rule(ruled, organiser)


def test_nobody_rules_on_what_is_by_or_about_them():
    organiser = an_organiser()
    own = a_submission(by=organiser)
    about = a_submission(own.call, candidate_email=organiser.email)

    for submission in (own, about):
        with refuses(NotAllowed, "This concerns yourself, so somebody else in the office rules on it."):
            rule(submission, organiser)


def test_an_organiser_in_conflict_does_not_rule():
    jury = an_open_jury()
    reader = jury.readers[0].person
    reader.user_permissions.set(jury.organiser.user_permissions.all())
    conflicted(jury.assignment())

    with refuses(NotAllowed, "You declared a conflict with this dossier, so somebody else rules on it."):
        rule(jury.dossiers[0], Person.objects.get(pk=reader.pk))
