"""Opening, closing and releasing a round: each asked once more, each done once."""

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.actions import decision as decision_actions
from calls.actions import panel as panel_actions
from calls.actions.decision import Choice
from calls.models import Assignment, Decision, Evaluation
from people.models import Message
from tests.factories.jury import an_assigned_jury, an_open_jury, closed, conflicted, handed_in, saved

pytestmark = pytest.mark.django_db


def address(name, jury):
    return reverse(f"calls:{name}", args=[jury.round.pk])


@pytest.fixture
def decided(client):
    """A closed round with two decisions prepared, looked at by the chair."""
    jury = an_open_jury(dossiers=2)
    handed_in(jury.assignment(0))
    closed(jury)
    choices = {jury.dossiers[0].pk: Choice("accepted"), jury.dossiers[1].pk: Choice("rejected")}
    decision_actions.prepare(jury.round, choices, by=jury.chair.person, at=timezone.now())
    client.force_login(jury.chair.person)
    return jury


def test_opening_is_asked_once_more(client):
    jury = an_assigned_jury(dossiers=2)
    client.force_login(jury.chair.person)

    page = client.get(address("round_open", jury)).content.decode()

    assert "Open this round to the jury" in page
    assert "<dt>Dossiers with fewer than 3 readers</dt><dd>2</dd>" in page
    assert jury.refreshed().stage == "planned"


def test_two_clicks_open_a_round_once(client):
    jury = an_assigned_jury()
    client.force_login(jury.chair.person)
    answers = [client.post(address("round_open", jury)) for _click in range(2)]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, address("board", jury))] * 2
    assert Message.objects.filter(kind="round_opened").count() == 1


def test_two_clicks_close_a_round_once(client):
    jury = an_open_jury()
    client.force_login(jury.chair.person)
    answers = [client.post(address("round_close", jury)) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert jury.refreshed().stage == "closed"


def test_a_round_without_assignments_says_what_to_do(client):
    jury = an_assigned_jury()
    Assignment.objects.all().delete()
    client.force_login(jury.chair.person)

    page = client.post(address("round_open", jury))

    assert (page.status_code, "Assign dossiers to jurors first." in page.content.decode()) == (422, True)


def test_a_closed_round_can_be_opened_again(client, decided):
    assert "Open this round again" in client.get(address("round_open", decided)).content.decode()
    assert client.post(address("round_open", decided)).status_code == 302
    assert decided.refreshed().stage == "open"


def test_the_release_shows_counts_and_a_letter_first(client, decided):
    page = client.get(address("release", decided)).content.decode()

    assert '<th scope="row">Accepted</th><td class="number">1</td>' in page
    assert f"Dear {decided.dossiers[0].candidate_name}," in page
    assert Decision.objects.released().count() == 0


def test_undecided_dossiers_stop_the_release_and_are_named(client, decided):
    Decision.objects.get(outcome="rejected").delete()

    page = client.get(address("release", decided)).content.decode()
    answer = client.post(address("release", decided))

    assert f"<li>{decided.dossiers[1].reference}</li>" in page
    assert "Release all decisions" not in page
    assert answer.status_code == 422


def test_what_the_call_cannot_give_stops_the_release(client, decided):
    Decision.objects.update(outcome="accepted")
    decided.call.places = 1
    decided.call.save()

    page = client.get(address("release", decided)).content.decode()

    assert "There is 1 place, and 2 candidates would have one. Move 1 to the waiting list." in page
    assert client.post(address("release", decided)).status_code == 403


def test_two_clicks_release_once_and_both_read_when(client, decided):
    answers = [client.post(address("release", decided), follow=True) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("Released on " in answer.content.decode() for answer in answers)
    assert Message.objects.filter(kind="decided").count() == 2


def test_a_second_chair_reads_who_released(client, decided):
    client.post(address("release", decided))
    client.force_login(decided.organiser)

    page = client.post(address("release", decided)).content.decode()

    assert f"by {decided.chair.person.name}. Candidates can read them." in page


def test_an_open_round_cannot_be_released(client):
    jury = an_open_jury()
    client.force_login(jury.chair.person)

    assert client.get(address("release", jury)).status_code == 409
    assert client.post(address("release", jury)).status_code == 409


def test_a_chair_in_conflict_reads_no_letter_to_that_candidate(client, decided):
    decided.round.stage = "open"
    decided.round.save()
    panel_actions.assign(decided.round, decided.dossiers[:1], [decided.chair], by=decided.organiser, at=timezone.now())
    conflicted(Assignment.objects.get(juror=decided.chair))
    closed(decided)

    page = client.get(address("release", decided)).content.decode()

    assert (decided.dossiers[0].candidate_name in page, decided.dossiers[1].candidate_name in page) == (False, True)


def test_a_chair_in_conflict_reads_no_count_that_would_tell_of_that_candidate(client, decided):
    decided.round.stage = "open"
    decided.round.save()
    panel_actions.assign(decided.round, decided.dossiers[:1], [decided.chair], by=decided.organiser, at=timezone.now())
    conflicted(Assignment.objects.get(juror=decided.chair))
    closed(decided)

    before = client.get(address("release", decided)).content.decode()
    after = client.post(address("release", decided), follow=True).content.decode()

    assert "Accepted" not in before
    assert '<th scope="row">Not accepted</th><td class="number">1</td>' in before
    assert '<th scope="row">Accepted</th><td class="number">0</td>' in after
    assert [page.count("Leaves out 1 decision on a dossier") for page in (before, after)] == [1, 1]


def reopen_address(evaluation):
    return reverse("calls:evaluation_reopen", args=[evaluation.pk])


def test_a_sheet_is_given_back_with_a_reason(client):
    jury = an_open_jury()
    evaluation = handed_in(jury.assignment())
    client.force_login(jury.chair.person)
    asked = client.get(reopen_address(evaluation))
    empty = client.post(reopen_address(evaluation), {"reason": " "})

    answer = client.post(reopen_address(evaluation), {"reason": "A criterion was misread."})

    assert (asked.status_code, empty.status_code, answer.status_code) == (200, 422, 302)
    assert "Say why: the juror will read it." in empty.content.decode()
    assert Evaluation.objects.get().state == "draft"


def test_giving_back_twice_does_no_harm(client):
    jury = an_open_jury()
    evaluation = handed_in(jury.assignment())
    client.force_login(jury.chair.person)
    answers = [client.post(reopen_address(evaluation), {"reason": "Misread."}) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Message.objects.filter(kind="evaluation_reopened").count() == 1


def dossier_address(jury, dossier=0):
    return reverse("calls:board_dossier", args=[jury.round.pk, jury.dossiers[dossier].pk])


def test_the_chair_reads_every_sheet_handed_in_and_no_draft(client):
    jury = an_open_jury(readers=2)
    handed_in(jury.assignment(0, 0), comment="Strong on sources.")
    saved(jury.assignment(0, 1), comment="Not sure yet.")
    client.force_login(jury.chair.person)

    page = client.get(dossier_address(jury)).content.decode()

    assert ("Strong on sources." in page, "Not sure yet." in page) == (True, False)


def test_a_chair_who_reads_sees_no_sheet_before_handing_in(client):
    jury = an_open_jury()
    handed_in(jury.assignment(), comment="Strong on sources.")
    panel_actions.assign(jury.round, jury.dossiers, [jury.chair], by=jury.organiser, at=timezone.now())
    own = Assignment.objects.get(juror=jury.chair)
    client.force_login(jury.chair.person)
    before = client.get(dossier_address(jury)).content.decode()
    handed_in(own)
    after = client.get(dossier_address(jury)).content.decode()

    assert ("Strong on sources." in before, "Strong on sources." in after) == (False, True)


def test_a_dossier_in_conflict_is_closed_to_the_chair(client):
    jury = an_open_jury()
    panel_actions.assign(jury.round, jury.dossiers, [jury.chair], by=jury.organiser, at=timezone.now())
    conflicted(Assignment.objects.get(juror=jury.chair))
    client.force_login(jury.chair.person)

    assert client.get(dossier_address(jury)).status_code == 404


def test_an_organiser_reads_what_only_organisers_may(client):
    jury = an_open_jury()
    jury.dossiers[0].answers.create(question="note", value="I am in a wheelchair.")
    pages = []
    for person in (jury.chair.person, jury.organiser):
        client.force_login(person)
        pages.append("I am in a wheelchair." in client.get(dossier_address(jury)).content.decode())

    assert pages == [False, True]
