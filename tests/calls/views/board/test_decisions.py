"""Preparing decisions on the board."""

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.actions import decision as decision_actions
from calls.actions import panel as panel_actions
from calls.actions.decision import Choice
from calls.models import Assignment, Decision, Round
from tests.factories.jury import an_open_jury, conflicted, handed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def jury(client):
    """Three dossiers on places 1, 2 and 3, looked at by the chair."""
    found = an_open_jury(dossiers=3)
    for dossier, mark in enumerate((5, 4, 3)):
        handed_in(found.assignment(dossier), originality=mark, clarity=mark)
    client.force_login(found.chair.person)
    return found


def board_of(jury, look=""):
    return reverse("calls:board", args=[jury.round.pk]) + look


def decide(client, jury, *outcomes, look="", **typed):
    seen = Decision.objects.filter(round=jury.round).fingerprint()
    chosen = {f"outcome-{dossier.pk}": outcome for dossier, outcome in zip(jury.dossiers, outcomes, strict=False)}
    return client.post(reverse("calls:decisions", args=[jury.round.pk]) + look, {"seen": seen} | chosen | typed)


def outcomes():
    return list(Decision.objects.order_by("submission__number").values_list("outcome", flat=True))


def chosen(page):
    body = page.content.decode().partition('name="outcome-')[2]
    return [
        part.partition('"')[0]
        for part in body.split('<option value="')[1:]
        if " selected>" in part.partition(">")[0] + ">"
    ]


def test_decisions_are_prepared_and_the_board_shows_them(client, jury):
    answer = decide(client, jury, "accepted", "waitlisted", "rejected")

    assert (answer.status_code, answer.url) == (302, board_of(jury))
    assert outcomes() == ["accepted", "waitlisted", "rejected"]
    assert chosen(client.get(board_of(jury))) == ["accepted", "waitlisted", "rejected"]


def test_one_comes_back_to_the_same_look_at_the_board(client, jury):
    assert decide(client, jury, "accepted", look="?sort=-mean&first=2").url == board_of(jury, "?sort=-mean")


def test_a_dossier_that_the_page_did_not_show_keeps_its_decision(client, jury):
    decide(client, jury, "accepted", "accepted", "rejected")
    decide(client, jury, "rejected")

    assert outcomes() == ["rejected", "accepted", "rejected"]


def test_an_unchanged_decision_keeps_its_reason(client, jury):
    reason = {jury.dossiers[0].pk: Choice("accepted", "Outstanding fieldwork.")}
    decision_actions.prepare(jury.round, reason, by=jury.organiser, at=timezone.now())
    decide(client, jury, "accepted", "rejected")

    assert Decision.objects.get(outcome="accepted").reason == "Outstanding fieldwork."


def test_a_stale_board_keeps_what_was_chosen_and_overwrites_nothing(client, jury):
    old = Decision.objects.filter(round=jury.round).fingerprint()
    decide(client, jury, "accepted")

    page = decide(client, jury, "rejected", "accepted", "", seen=old)

    assert (page.status_code, outcomes()) == (409, ["accepted"])
    assert chosen(page) == ["rejected", "accepted"]
    assert "Somebody else changed decisions of this round after you opened it." in page.content.decode()


def test_a_forged_outcome_is_refused_and_nothing_is_saved(client, jury):
    page = decide(client, jury, "accepted", "emperor")

    assert (page.status_code, outcomes()) == (422, [])
    assert "Choose one of the outcomes that this round can have, and save again." in page.content.decode()


def test_a_forged_dossier_is_passed_over(client, jury):
    decide(client, jury, "accepted", **{"outcome-99999": "accepted"})

    assert outcomes() == ["accepted"]


def test_a_chair_cannot_decide_a_dossier_in_conflict_by_a_forged_field(client, jury):
    panel_actions.assign(jury.round, jury.dossiers[:1], [jury.chair], by=jury.organiser, at=timezone.now())
    conflicted(Assignment.objects.get(juror=jury.chair))

    decide(client, jury, "accepted", "accepted")

    assert list(Decision.objects.values_list("submission", flat=True)) == [jury.dossiers[1].pk]


def test_released_decisions_are_not_changed(client, jury):
    Round.objects.update(stage="released", closed_at=timezone.now(), released_at=timezone.now())

    assert decide(client, jury, "accepted").status_code == 409
    assert outcomes() == []


def test_a_proposal_fills_the_decisions_in_and_saves_nothing(client, jury):
    page = client.get(board_of(jury, "?first=1&next=1"))

    assert chosen(page) == ["accepted", "waitlisted", "rejected"]
    assert (outcomes(), "Proposed by place, not saved" in page.content.decode()) == ([], True)


def test_a_proposal_leaves_ties_across_a_line_to_people(client):
    jury = an_open_jury(dossiers=3)
    for dossier, mark in enumerate((5, 4, 4)):
        handed_in(jury.assignment(dossier), originality=mark, clarity=mark)
    client.force_login(jury.chair.person)

    assert chosen(client.get(board_of(jury, "?first=2&next=0"))) == ["accepted"]


def test_a_proposal_leaves_a_dossier_without_marks_to_people(client):
    jury = an_open_jury(dossiers=2)
    handed_in(jury.assignment(0))
    client.force_login(jury.chair.person)

    assert chosen(client.get(board_of(jury, "?first=2"))) == ["accepted"]


def test_a_shortlisting_round_proposes_two_outcomes(client):
    jury = an_open_jury(dossiers=2, shortlists=True)
    for dossier, mark in enumerate((5, 4)):
        handed_in(jury.assignment(dossier), originality=mark, clarity=mark)
    client.force_login(jury.chair.person)

    assert chosen(client.get(board_of(jury, "?first=1"))) == ["shortlisted", "not_shortlisted"]


def test_a_number_that_is_none_is_asked_for_again(client, jury):
    page = client.get(board_of(jury, "?first=many"))

    assert (page.status_code, "Enter a whole number." in page.content.decode()) == (200, True)


def test_the_address_of_decisions_leads_to_the_board(client, jury):
    assert client.get(reverse("calls:decisions", args=[jury.round.pk])).url == board_of(jury)


def test_a_proposal_gives_the_rest_what_is_chosen_for_it(client):
    jury = an_open_jury(dossiers=4, readers=1)
    for dossier, mark in enumerate((5, 4, 4)):
        handed_in(jury.assignment(dossier), originality=mark, clarity=mark)
    client.force_login(jury.chair.person)

    page = client.get(board_of(jury, "?first=2&next=0&others=rejected"))

    assert page.context["proposal"]["others"].value() == "rejected"
    assert chosen(page) == ["accepted", "rejected", "rejected", "rejected"]
    assert outcomes() == []


def test_a_proposal_for_the_rest_leaves_alone_what_its_reader_may_not_decide(client, jury):
    panel_actions.assign(jury.round, jury.dossiers[:1], [jury.chair], by=jury.organiser, at=timezone.now())
    conflicted(Assignment.objects.get(juror=jury.chair))

    page = client.get(board_of(jury, "?first=0&next=0&others=rejected"))

    assert f'name="outcome-{jury.dossiers[0].pk}"' not in page.content.decode()
    assert outcomes() == []


def test_an_outcome_that_is_none_is_no_proposal(client, jury):
    assert "Select a valid choice." in client.get(board_of(jury, "?first=1&others=emperor")).content.decode()
