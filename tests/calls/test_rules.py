"""Who may do what: roles are facts, and every no has its reason."""

import pytest
from django.contrib.auth.models import AnonymousUser

from calls import rules
from calls.actions import panel as panel_actions
from calls.errors import NotAllowed
from calls.models import Submission
from tests.calls.refusing import refuses
from tests.factories.calls import a_draft
from tests.factories.jury import an_assigned_jury, an_open_jury, closed, conflicted, free, handed_in
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def test_a_deed_that_is_not_in_the_table_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        rules.may("submission.burn", PersonFactory(), None)


def test_a_no_is_false_and_carries_its_reason():
    verdict = rules.No("Because.")

    assert (bool(verdict), verdict.reason, bool(rules.YES)) == (False, "Because.", True)


def test_checking_raises_the_reason():
    with refuses(NotAllowed, "Only organisers of calls can do this."):
        rules.check("panel.manage", PersonFactory(), None)


def test_nobody_is_an_organiser_without_the_permission():
    jury = an_assigned_jury()

    assert [rules.is_organiser(person) for person in (AnonymousUser(), jury.chair.person, jury.organiser)] == [
        False,
        False,
        True,
    ]


def test_a_chair_chairs_the_rounds_of_the_own_panel_while_seated():
    jury = an_assigned_jury()
    others = [jury.readers[0].person, jury.organiser, AnonymousUser()]
    before = [rules.is_chair(person, jury.round) for person in (jury.chair.person, *others)]
    panel_actions.unseat(jury.chair, by=jury.organiser)

    assert before == [True, False, False, False]
    assert rules.is_chair(jury.chair.person, jury.round) is False


def test_a_round_without_a_panel_has_no_chair():
    jury = an_assigned_jury()
    jury.round.panel = None

    assert rules.is_chair(jury.chair.person, jury.round) is False


def readers(jury, submission):
    people = {
        "author": submission.applicant,
        "juror": jury.readers[0].person,
        "chair": jury.chair.person,
        "organiser": jury.organiser,
        "stranger": PersonFactory(),
        "visitor": AnonymousUser(),
    }
    visible = {
        name
        for name, person in people.items()
        if Submission.objects.visible_to(person).filter(pk=submission.pk).exists()
    }
    allowed = {name for name, person in people.items() if rules.may("submission.read", person, submission)}
    assert allowed == visible, "the list and the single check ask the same question"
    return visible


def test_a_draft_is_its_authors_alone():
    jury = an_assigned_jury(dossiers=0)
    jury.call.closes_at = jury.call.closes_at.replace(year=jury.call.closes_at.year + 1)
    jury.call.save()

    assert readers(jury, a_draft(jury.call)) == {"author"}


def test_an_assigned_juror_reads_only_in_an_open_round_and_without_conflict():
    jury = an_open_jury()
    submission = jury.dossiers[0]
    unanswered = readers(jury, submission)
    free(jury.assignment())
    answered = readers(jury, submission)
    closed(jury)
    while_deciding = readers(jury, submission)
    conflicted(jury.assignment())
    declared = readers(jury, submission)

    office = {"author", "chair", "organiser"}
    assert (unanswered, answered, while_deciding, declared) == (office, office | {"juror"}, office | {"juror"}, office)


def test_nobody_reads_before_the_round_opens_but_author_chair_and_office():
    jury = an_assigned_jury()

    assert readers(jury, jury.dossiers[0]) == {"author", "chair", "organiser"}


def test_a_juror_who_left_reads_nothing_more():
    jury = an_open_jury()
    handed_in(jury.assignment())
    panel_actions.unseat(jury.readers[0], by=jury.organiser)

    assert readers(jury, jury.dossiers[0]) == {"author", "chair", "organiser"}


def test_a_chair_of_another_call_reads_nothing():
    jury, other = an_open_jury(), an_open_jury(code="OTHER")

    assert readers(other, jury.dossiers[0]) == {"author", "organiser"}


def test_a_candidate_reads_nothing_of_another():
    jury = an_open_jury(dossiers=2)
    first, second = jury.dossiers

    assert list(Submission.objects.visible_to(first.applicant)) == [first]
    assert rules.may("submission.read", first.applicant, second).reason == (
        "You are not assigned to this dossier, or have declared a conflict with it."
    )
