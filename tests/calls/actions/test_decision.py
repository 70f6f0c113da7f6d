"""Preparing decisions quietly, and releasing all of a round at once."""

from decimal import Decimal

import pytest
from django.utils import timezone

from calls.actions import decision as decision_actions
from calls.actions import eligibility as eligibility_actions
from calls.actions import panel as panel_actions
from calls.actions import submission as submission_actions
from calls.actions.decision import Choice
from calls.errors import Incomplete, NotAllowed, Stale, WrongState
from calls.models import Assignment, Decision, Round, Submission
from calls.models.decision import fingerprint
from people.models import Message
from tests.calls.at_once import at_once
from tests.calls.refusing import refuses
from tests.factories.calls import a_submission, round_plan
from tests.factories.jury import a_closed_call, an_open_jury, closed, conflicted, handed_in
from training.models import Participant

pytestmark = pytest.mark.django_db


def prepare(jury, *outcomes, by=None, **options):
    choices = {dossier.pk: Choice(outcome) for dossier, outcome in zip(jury.dossiers, outcomes, strict=False)}
    return decision_actions.prepare(jury.round, choices, by=by or jury.chair.person, at=timezone.now(), **options)


def release(jury, by=None):
    return decision_actions.release(jury.round, by=by or jury.chair.person, at=timezone.now())


def outcomes():
    return list(Decision.objects.order_by("submission__number").values_list("outcome", flat=True))


def a_judged_jury(**facts):
    """A closed round of two dossiers with one mark each: the second is better."""
    jury = an_open_jury(dossiers=2, **facts)
    handed_in(jury.assignment(0), originality=3, clarity=3)
    handed_in(jury.assignment(1), originality=5, clarity=4)
    return closed(jury)


def test_preparing_tells_nobody():
    jury = a_judged_jury()
    before = Message.objects.count()

    assert prepare(jury, "accepted", "rejected") == 2
    assert (outcomes(), Message.objects.count()) == (["accepted", "rejected"], before)
    assert set(Submission.objects.values_list("state", flat=True)) == {"submitted"}


def test_preparing_counts_what_changed_and_an_empty_outcome_takes_one_back():
    jury = a_judged_jury()
    prepare(jury, "accepted", "rejected")

    assert prepare(jury, "accepted", "") == 1
    assert outcomes() == ["accepted"]


def test_preparing_the_same_again_keeps_who_prepared_it():
    jury = a_judged_jury()
    prepare(jury, "accepted")

    assert prepare(jury, "accepted", by=jury.organiser) == 0
    assert Decision.objects.get().prepared_by == jury.chair.person


def test_decisions_can_be_prepared_while_the_jury_still_reads_but_not_before_or_after():
    jury = an_open_jury()
    assert prepare(jury, "accepted") == 1

    for stage in ("planned", "released"):
        Round.objects.update(stage=stage, closed_at=timezone.now(), released_at=timezone.now())
        with refuses(WrongState, "Decisions of this round can no longer be changed, or not yet."):
            prepare(jury, "rejected")


def test_an_outcome_of_another_kind_of_round_is_refused():
    jury = a_judged_jury()

    with refuses(NotAllowed, "Choose one of the outcomes that this round can have."):
        prepare(jury, "shortlisted")


def test_a_dossier_that_is_not_in_the_round_is_refused():
    jury = a_judged_jury()
    jury.dossiers[1] = a_submission(a_closed_call(code="OTHER"))

    with refuses(NotAllowed, "Only dossiers that are in this round can be decided."):
        prepare(jury, "accepted", "accepted")
    assert outcomes() == []


def test_a_juror_prepares_nothing():
    jury = a_judged_jury()

    with refuses(NotAllowed, "Only the chair of this round's panel and organisers can do this."):
        prepare(jury, "accepted", by=jury.readers[0].person)


def test_a_chair_does_not_decide_a_dossier_in_conflict_and_somebody_else_does():
    jury = a_judged_jury()
    Round.objects.update(stage="open")
    panel_actions.assign(jury.round, jury.dossiers[:1], [jury.chair], by=jury.organiser, at=timezone.now())
    conflicted(Assignment.objects.get(juror=jury.chair))

    with refuses(NotAllowed, "You declared a conflict with one of these dossiers: somebody else decides it."):
        prepare(jury, "accepted", "accepted")
    assert prepare(jury, "accepted", by=jury.organiser) == 1


def test_a_stale_board_overwrites_no_decision():
    jury = a_judged_jury()
    seen = Decision.objects.filter(round=jury.round).fingerprint()
    prepare(jury, "accepted", by=jury.organiser)

    with refuses(Stale, "Somebody else changed decisions of this round after you opened it. Nothing was overwritten."):
        prepare(jury, "rejected", based_on=seen)
    assert outcomes() == ["accepted"]
    assert prepare(jury, "rejected", based_on=Decision.objects.filter(round=jury.round).fingerprint()) == 1


def test_a_release_needs_a_decision_on_every_dossier():
    jury = a_judged_jury()
    prepare(jury, "accepted")

    with refuses(Incomplete, "Decide every dossier first: 1 have no decision yet.") as refusal:
        release(jury)
    assert refusal.value.missing == (jury.dossiers[1].reference,)


def test_an_open_round_is_not_released():
    jury = an_open_jury()
    prepare(jury, "accepted")

    with refuses(WrongState, "This is now “Open to the jury” and cannot become “Decisions released”."):
        release(jury)


def test_a_juror_releases_nothing():
    jury = a_judged_jury()
    prepare(jury, "accepted", "rejected")

    with refuses(NotAllowed, "Only the chair of this round's panel and organisers can do this."):
        release(jury, by=jury.readers[0].person)


def test_releasing_decides_every_submission_and_writes_to_each_candidate_once():
    jury = a_judged_jury()
    prepare(jury, "rejected", "accepted")
    release(jury)

    told = sorted(Message.objects.filter(kind="decided").values_list("to", flat=True))
    assert told == sorted(dossier.applicant.email for dossier in jury.dossiers)
    assert set(Submission.objects.values_list("state", flat=True)) == {"decided"}
    assert Round.objects.get().stage == "released"


def test_a_released_decision_keeps_the_figures_it_stood_on():
    jury = a_judged_jury()
    prepare(jury, "rejected", "accepted")
    release(jury)

    assert Decision.objects.get(outcome="accepted").basis == {
        "place": 1,
        "tied_with": [],
        "mean": "4.6667",
        "median": "4.6667",
        "spread": None,
        "marks": {str(jury.readers[0].pk): "4.6667"},
        "of": 2,
    }


def test_a_released_decision_keeps_the_letter_as_it_will_be_read():
    jury = a_judged_jury()
    prepare(jury, "rejected", "accepted")
    release(jury)

    letter = Decision.objects.get(outcome="accepted").letter
    candidate = jury.dossiers[1]
    assert letter.startswith(f"Dear {candidate.candidate_name},\n\nwe offer you a place: “Mapping borders”.")
    assert candidate.reference in letter


def test_a_name_with_braces_is_a_name_in_the_letter():
    jury = an_open_jury()
    Submission.objects.update(candidate_name="{title} {0}")
    closed(jury)
    prepare(jury, "rejected")
    release(jury)

    assert Decision.objects.get().letter.startswith("Dear {title} {0},")


def test_accepted_candidates_have_a_place():
    jury = a_judged_jury()
    prepare(jury, "waitlisted", "accepted")
    release(jury)

    assert sorted(Participant.objects.values_list("submission", "state")) == sorted(
        [(jury.dossiers[0].pk, "waiting"), (jury.dossiers[1].pk, "offered")]
    )


def test_more_accepted_than_places_releases_nothing():
    jury = a_judged_jury(places=1)
    prepare(jury, "accepted", "accepted")

    with refuses(NotAllowed, "There is 1 place, and 2 candidates would have one. Move 1 to the waiting list."):
        release(jury)
    assert (Decision.objects.released().count(), Message.objects.filter(kind="decided").count()) == (0, 0)


def test_a_dossier_withdrawn_or_ruled_out_after_it_was_decided_is_left_out_of_the_release():
    jury = a_judged_jury()
    prepare(jury, "accepted", "accepted")
    submission_actions.withdraw(jury.dossiers[0], by=jury.dossiers[0].applicant, at=timezone.now())

    assert [decision.submission for decision in release(jury)] == [jury.dossiers[1]]
    assert Submission.objects.get(pk=jury.dossiers[0].pk).state == "withdrawn"


def test_an_ineligible_dossier_needs_no_decision():
    jury = a_judged_jury()
    prepare(jury, "", "accepted")
    eligibility_actions.rule_ineligible(jury.dossiers[0], reason="Late.", by=jury.organiser, at=timezone.now())

    assert len(release(jury)) == 1


def test_a_round_that_shortlists_ends_only_for_those_who_do_not_go_on():
    jury = a_judged_jury(shortlists=True)
    prepare(jury, "not_shortlisted", "shortlisted")
    release(jury)

    assert list(Submission.objects.order_by("number").values_list("state", flat=True)) == ["decided", "submitted"]
    assert list(Decision.objects.order_by("submission__number").values_list("advances", flat=True)) == [False, True]


def test_the_next_round_judges_those_who_went_on_once_the_first_is_released():
    plans = [round_plan("first", shortlists=True), round_plan("second")]
    jury = a_judged_jury(rounds=plans)
    second = Round.objects.get(call=jury.call, number=2)
    prepare(jury, "not_shortlisted", "shortlisted")
    before = list(Submission.objects.in_round(second))
    release(jury)

    assert (before, list(Submission.objects.in_round(second))) == ([], [jury.dossiers[1]])


def test_what_was_released_is_not_released_again():
    jury = a_judged_jury()
    prepare(jury, "accepted", "rejected")
    release(jury)

    with refuses(WrongState, "This is now “Decisions released” and cannot become “Decisions released”."):
        release(jury)


def test_a_fingerprint_changes_with_a_reason():
    jury = a_judged_jury()
    prepare(jury, "accepted")
    before = Decision.objects.all().fingerprint()
    Decision.objects.update(reason="The best of the year.")

    assert Decision.objects.all().fingerprint() != before


def test_a_fingerprint_is_not_found_by_trying_outcomes(settings):
    facts = [(1, "accepted", "")]
    here = fingerprint(facts)
    settings.SECRET_KEY = "the key of another site"

    assert fingerprint(facts) != here


@pytest.mark.django_db(transaction=True)
def test_two_chairs_who_release_at_once_release_once():
    jury = a_judged_jury()
    prepare(jury, "rejected", "accepted")

    refused = at_once(lambda: release(jury), lambda: release(jury, by=jury.organiser))

    assert sorted(refused, key=str) == sorted([None, WrongState], key=str)
    assert (Participant.objects.count(), Message.objects.filter(kind="decided").count()) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_candidate_who_withdraws_during_the_release_is_either_decided_or_withdrawn():
    jury = a_judged_jury()
    prepare(jury, "rejected", "accepted")
    candidate = jury.dossiers[1]

    at_once(
        lambda: release(jury),
        lambda: submission_actions.withdraw(candidate, by=candidate.applicant, at=timezone.now()),
    )

    state = Submission.objects.get(pk=candidate.pk).state
    assert (state == "decided") == Decision.objects.released().filter(submission=candidate).exists()
    assert Decision.objects.get(submission=candidate).basis.get("mean") in {None, "4.6667"}


def test_a_mark_that_came_too_late_does_not_change_what_was_released():
    jury = a_judged_jury()
    prepare(jury, "rejected", "accepted")
    release(jury)
    Assignment.objects.update(conflict="none")
    Decision.objects.get(outcome="accepted").submission.assignments.get().evaluation.scores.update(value=Decimal(1))

    assert Decision.objects.get(outcome="accepted").basis["mean"] == "4.6667"


@pytest.mark.parametrize("side", ["author", "candidate"])
def test_an_organiser_does_not_decide_what_is_by_or_about_them(side):
    jury = a_judged_jury()
    facts = {"applicant": jury.organiser} if side == "author" else {"candidate_email": jury.organiser.email.upper()}
    Submission.objects.filter(pk=jury.dossiers[0].pk).update(**facts)

    with refuses(NotAllowed, "One of these dossiers is by you or about you: somebody else decides it."):
        prepare(jury, "accepted", by=jury.organiser)
    assert prepare(jury, "accepted", by=jury.chair.person) == 1
