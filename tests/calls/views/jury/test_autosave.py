"""A score sheet that saves itself: a draft that only its juror sees, never handed in, never over something newer."""

import pytest
from django.urls import reverse

from calls.flow import Sheet
from calls.models import Evaluation, Score
from tests.calls.views.applicant.test_query_counts import statements
from tests.factories.jury import an_open_jury, closed, conflicted, free, handed_in, saved
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

SHEET = {"originality-score": "4", "clarity-score": "3", "revision": "0"}


@pytest.fixture
def jury(client):
    found = an_open_jury(dossiers=2)
    free(found.assignment())
    client.force_login(found.readers[0].person)
    return found


def send(client, jury, **typed):
    address = reverse("calls:sheet_autosave", args=[jury.assignment().pk])
    return client.post(address, SHEET | {name.replace("_", "-"): value for name, value in typed.items()})


def given() -> dict:
    return dict(Score.objects.values_list("criterion", "value"))


def test_scores_are_stored_as_a_draft_with_a_receipt(client, jury):
    receipt = send(client, jury).json()

    sheet = Evaluation.objects.get()
    assert (sheet.state, given()) == (Sheet.DRAFT, {"originality": 4, "clarity": 3})
    assert (receipt["revision"], receipt["unread"], receipt["hints"]) == (1, False, [])
    assert receipt["at"] == sheet.saved_at.isoformat()


def test_the_page_shows_the_same_fingerprint(client, jury):
    receipt = send(client, jury).json()

    page = client.get(reverse("calls:dossier", args=[jury.assignment().pk])).content.decode()
    assert receipt["fingerprint"] in page


def test_a_sheet_may_be_half_filled(client, jury):
    send(client, jury, clarity_score="")

    assert given() == {"originality": 4}


def test_the_same_sheet_sent_again_from_the_same_start_counts_once(client, jury):
    first = send(client, jury).json()

    assert send(client, jury).json() == first
    assert Evaluation.objects.get().revision == 1


def test_a_stale_sheet_is_sent_to_where_both_are_shown(client, jury):
    saved(jury.assignment())

    response = send(client, jury, originality_score="1")

    assert (response.status_code, response.json()["why"]) == (409, "stale")
    assert response.json()["merge"] == reverse("calls:dossier", args=[jury.assignment().pk])
    assert given() == {"originality": 4, "clarity": 3}


def test_a_sheet_that_is_handed_in_stays(client, jury):
    handed_in(jury.assignment())

    response = send(client, jury, revision="1", originality_score="1")

    assert (response.status_code, given()["originality"]) == (409, 4)
    assert response.json() == {"sentence": "You have handed this sheet in. The chair can reopen it for you."}


def test_a_closed_round_takes_nothing(client, jury):
    closed(jury)

    response = send(client, jury)

    assert (response.status_code, Score.objects.count()) == (409, 0)
    assert response.json() == {"sentence": "This round has closed: score sheets can no longer be changed."}


def test_a_conflict_closes_the_sheet(client, jury):
    conflicted(jury.assignment())

    response = send(client, jury)

    assert (response.status_code, Score.objects.count()) == (403, 0)
    assert response.json()["sentence"]


def test_nobody_elses_sheet_is_there(client, jury):
    client.force_login(PersonFactory())

    assert (send(client, jury).status_code, Score.objects.count()) == (404, 0)


def test_whoever_is_signed_out_is_told_so(client, jury):
    client.logout()

    assert send(client, jury).json() == {"sentence": "You are signed out.", "why": "signed-out"}


def test_it_needs_as_many_statements_for_two_scores_as_for_one(client, jury):
    send(client, jury)

    one = statements(lambda: send(client, jury, revision="1", clarity_score=""))
    two = statements(lambda: send(client, jury, revision="2"))

    assert (one, two) == (14, 14)
