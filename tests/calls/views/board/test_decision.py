"""The decision on one dossier, with its reason, beside the dossier and its sheets."""

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.actions import decision as decision_actions
from calls.actions import panel as panel_actions
from calls.actions.decision import Choice
from calls.models import Assignment, Decision
from tests.calls.counting import queries_of
from tests.factories.jury import an_open_jury, closed, free, handed_in

pytestmark = pytest.mark.django_db
REASON = "Outstanding fieldwork."


@pytest.fixture
def jury(client):
    """Two dossiers with a mark each, looked at by the chair."""
    found = an_open_jury(dossiers=2)
    for dossier in range(2):
        handed_in(found.assignment(dossier))
    client.force_login(found.chair.person)
    return found


def address(jury, name="board_dossier", dossier=0):
    return reverse(f"calls:{name}", args=[jury.round.pk, jury.dossiers[dossier].pk])


def seen(jury, dossier=0):
    return Decision.objects.filter(round=jury.round, submission=jury.dossiers[dossier]).fingerprint()


def decide(client, jury, outcome, reason="", **typed):
    return client.post(
        address(jury, "board_decision"), {"outcome": outcome, "reason": reason, "seen": seen(jury)} | typed
    )


def prepared(jury, dossier, *choice):
    decision_actions.prepare(
        jury.round, {jury.dossiers[dossier].pk: Choice(*choice)}, by=jury.organiser, at=timezone.now()
    )


def stored():
    return list(Decision.objects.order_by("submission__number").values_list("outcome", "reason"))


def test_the_chair_writes_the_reason_of_a_decision_and_finds_it_again(client, jury):
    assert decide(client, jury, "accepted", REASON).url == address(jury)

    assert stored() == [("accepted", REASON)]
    page = client.get(address(jury)).text
    assert '<option value="accepted" selected>' in page
    assert f">\n{REASON}</textarea>" in page


def test_a_reason_is_optional(client, jury):
    decide(client, jury, "accepted")

    assert stored() == [("accepted", "")]


def test_a_reason_without_a_decision_is_refused_and_stays_typed(client, jury):
    page = decide(client, jury, "", REASON)

    assert page.status_code == 422
    assert "Choose a decision: a reason is kept with it." in page.text
    assert f">\n{REASON}</textarea>" in page.text
    assert stored() == []


def test_an_outcome_that_is_none_is_refused_and_the_reason_stays_typed(client, jury):
    page = decide(client, jury, "laureate", REASON)

    assert page.status_code == 422
    assert f">\n{REASON}</textarea>" in page.text


def test_a_decision_is_taken_back(client, jury):
    prepared(jury, 0, "accepted", REASON)

    decide(client, jury, "")

    assert stored() == []


def test_a_decision_changed_elsewhere_is_shown_beside_what_was_typed(client, jury):
    old = seen(jury)
    prepared(jury, 0, "waitlisted", "Few places.")

    page = decide(client, jury, "accepted", REASON, seen=old)

    assert page.status_code == 409
    assert "Somebody else changed this decision after you opened it. Nothing was overwritten." in page.text
    assert "<strong>Waiting list</strong>" in page.text
    assert "<p>Few places.</p>" in page.text
    assert f">\n{REASON}</textarea>" in page.text
    assert stored() == [("waitlisted", "Few places.")]

    decide(client, jury, "accepted", REASON, seen=page.context["seen"])
    assert stored() == [("accepted", REASON)]


def test_what_is_decided_for_another_dossier_meanwhile_does_not_matter(client, jury):
    old = seen(jury)
    prepared(jury, 1, "rejected")

    assert decide(client, jury, "accepted", REASON, seen=old).status_code == 302
    assert stored() == [("accepted", REASON), ("rejected", "")]


def test_a_decision_changed_on_the_board_keeps_its_reason(client, jury):
    decide(client, jury, "accepted", REASON)

    prepared(jury, 0, "waitlisted")

    assert stored() == [("waitlisted", REASON)]


def test_a_chair_who_reads_the_dossier_hands_in_first(client, jury):
    panel_actions.assign(jury.round, jury.dossiers[:1], [jury.chair], by=jury.organiser, at=timezone.now())
    free(Assignment.objects.get(juror=jury.chair))

    assert "Save the decision" not in client.get(address(jury)).text
    assert decide(client, jury, "accepted").status_code == 403
    assert stored() == []


def test_a_released_decision_is_read_with_its_reason_and_no_longer_changed(client, jury):
    prepared(jury, 0, "accepted", REASON)
    prepared(jury, 1, "rejected")
    closed(jury)
    decision_actions.release(jury.round, by=jury.organiser, at=timezone.now())

    page = client.get(address(jury)).text
    assert "<strong>Accepted</strong>" in page
    assert f"<p>{REASON}</p>" in page
    assert "Save the decision" not in page

    answered = decide(client, jury, "rejected", "On second thoughts.")
    assert answered.status_code == 409
    assert "On second thoughts.</textarea>" in answered.text
    assert stored() == [("accepted", REASON), ("rejected", "")]


def test_the_candidate_does_not_read_the_reason(client, jury):
    prepared(jury, 0, "accepted", REASON)
    prepared(jury, 1, "rejected")
    closed(jury)
    decision_actions.release(jury.round, by=jury.organiser, at=timezone.now())
    client.force_login(jury.dossiers[0].applicant)

    page = client.get(reverse("calls:decision", args=[jury.dossiers[0].reference]))

    assert page.status_code == 200
    assert REASON not in page.text
    assert REASON not in client.get(reverse("calls:desk")).text


def test_organisers_read_the_reason_on_the_page_of_the_submission(client, jury):
    prepared(jury, 0, "accepted", REASON)
    jury.organiser.is_superuser = True
    jury.organiser.save()
    client.force_login(jury.organiser)

    page = client.get(reverse("office_submissions:page", args=[jury.dossiers[0].pk])).text

    assert f"<p>{REASON}</p>" in page


def test_the_dossier_costs_the_same_for_one_and_for_three_sheets(client):
    one, three = an_open_jury(readers=1), an_open_jury(readers=3, code="S3")
    for reader in range(3):
        handed_in(three.assignment(0, reader))
    handed_in(one.assignment())

    assert queries_of(client, three.organiser, address(three)) == queries_of(client, one.organiser, address(one))
