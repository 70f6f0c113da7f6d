"""What follows a released decision: a place, a wait for one, and never more places than there are."""

import pytest

from calls.kinds import kind_of
from tests.factories.training import NOON, DecisionFactory, RoundFactory, SchoolPageFactory, SubmissionFactory
from training.models import Participant, Place

pytestmark = pytest.mark.django_db


def decisions(round_, outcome, count):
    return [DecisionFactory(round=round_, outcome=outcome) for _ in range(count)]


def test_more_acceptances_than_places_are_refused_with_both_numbers():
    round_ = RoundFactory(call=SchoolPageFactory(places=2))

    refused = kind_of(round_.call).may_release(round_, decisions(round_, "accepted", 3))

    assert refused == "There are 2 places, and 3 candidates would have one. Move 1 to the waiting list."


def test_one_place_is_said_in_the_singular():
    round_ = RoundFactory(call=SchoolPageFactory(places=1))

    refused = kind_of(round_.call).may_release(round_, decisions(round_, "accepted", 3))

    assert refused == "There is 1 place, and 3 candidates would have one. Move 2 to the waiting list."


def test_as_many_acceptances_as_places_are_released():
    round_ = RoundFactory(call=SchoolPageFactory(places=2))
    prepared = decisions(round_, "accepted", 2) + decisions(round_, "waitlisted", 5)

    assert kind_of(round_.call).may_release(round_, prepared) is None


def test_places_that_were_given_before_count():
    round_ = RoundFactory(call=SchoolPageFactory(places=2))
    earlier = SubmissionFactory(call=round_.call)
    Participant.objects.create(
        call=earlier.call, person=earlier.applicant, submission=earlier, state=Place.CONFIRMED, created_at=NOON
    )

    refused = kind_of(round_.call).may_release(round_, decisions(round_, "accepted", 2))

    assert refused == "There are 2 places, and 3 candidates would have one. Move 1 to the waiting list."


def test_a_call_without_a_number_of_places_and_a_shortlist_are_not_limited():
    unlimited = RoundFactory(call=SchoolPageFactory(places=None))
    shortlist = RoundFactory(call=SchoolPageFactory(places=1), shortlists=True)

    assert kind_of(unlimited.call).may_release(unlimited, decisions(unlimited, "accepted", 2)) is None
    assert kind_of(shortlist.call).may_release(shortlist, decisions(shortlist, "shortlisted", 2)) is None


def test_a_release_offers_places_and_queues_the_waiting_list_by_rank():
    round_ = RoundFactory(call=SchoolPageFactory())
    third = DecisionFactory(round=round_, outcome="waitlisted", place=9)
    first = DecisionFactory(round=round_, outcome="waitlisted", place=4)
    accepted = DecisionFactory(round=round_, outcome="accepted", place=1)
    tied_later = DecisionFactory(round=round_, outcome="waitlisted", place=9)
    unranked = DecisionFactory(round=round_, outcome="waitlisted", place=None)
    DecisionFactory(round=round_, outcome="rejected", place=2)

    kind_of(round_.call).on_released(round_, round_.decisions.select_related("submission"), NOON)

    assert list(Participant.objects.placed().values_list("submission", "position")) == [(accepted.submission_id, None)]
    assert list(Participant.objects.waiting().values_list("submission", "position")) == [
        (first.submission_id, 1),
        (third.submission_id, 2),
        (tied_later.submission_id, 3),
        (unranked.submission_id, 4),
    ]
    assert Participant.objects.get(submission=accepted.submission).person == accepted.submission.applicant


def test_a_later_release_queues_behind_those_who_wait_already():
    earlier = RoundFactory(call=SchoolPageFactory())
    later = RoundFactory(call=earlier.call, number=2)
    DecisionFactory(round=earlier, outcome="waitlisted", place=1)
    late = DecisionFactory(round=later, outcome="waitlisted", place=1)
    kind = kind_of(earlier.call)

    kind.on_released(earlier, earlier.decisions.select_related("submission"), NOON)
    kind.on_released(later, later.decisions.select_related("submission"), NOON)

    assert Participant.objects.get(submission=late.submission).position == 2


def test_a_shortlist_gives_no_places():
    round_ = RoundFactory(call=SchoolPageFactory(), shortlists=True)
    DecisionFactory(round=round_, outcome="shortlisted", place=1)

    kind_of(round_.call).on_released(round_, round_.decisions.select_related("submission"), NOON)

    assert not Participant.objects.exists()


def test_the_applicant_reads_where_things_stand(django_assert_num_queries):
    round_ = RoundFactory(call=SchoolPageFactory())
    made = {
        outcome: DecisionFactory(round=round_, outcome=outcome, place=1).submission
        for outcome in ("accepted", "waitlisted", "rejected")
    }
    kind = kind_of(round_.call)
    kind.on_released(round_, round_.decisions.select_related("submission"), NOON)

    with django_assert_num_queries(1):
        standings = kind.standings(list(made.values()))

    assert standings == {
        made["accepted"].pk: "You have a place",
        made["waitlisted"].pk: "You are number 1 on the waiting list",
    }


def test_every_letter_can_be_filled_in_and_leaves_nothing_open():
    kind = kind_of(SchoolPageFactory())
    facts = {"name": "Ada {Byron}", "call": "Summer {x}", "title": "Exile", "reference": "SUM27-0001"}

    for outcome in (*kind.final, *kind.shortlisting):
        letter = str(outcome.letter).format(**facts)
        assert "SUM27-0001" in letter
        assert "“Exile”" in letter
        assert letter.startswith("Dear Ada {Byron},")
        assert "!" not in letter


def test_outcomes_have_stable_keys_and_the_round_chooses_among_them():
    call = SchoolPageFactory()
    kind = kind_of(call)

    final = kind.outcomes(RoundFactory(call=call))
    shortlisting = kind.outcomes(RoundFactory(call=call, number=2, shortlists=True))

    assert [(outcome.key, outcome.tone) for outcome in final] == [
        ("accepted", "good"),
        ("waitlisted", "warn"),
        ("rejected", "plain"),
    ]
    assert [outcome.key for outcome in shortlisting] == ["shortlisted", "not_shortlisted"]
    assert kind.advances == "shortlisted"
