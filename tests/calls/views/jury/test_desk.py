"""The jury desk: four piles per round, what is left, and where to go on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.actions import decision as decision_actions
from calls.actions import panel as panel_actions
from calls.actions import round as round_actions
from calls.actions import submission as submission_actions
from calls.actions.decision import Choice
from calls.models import Evaluation
from calls.queries.jury import desk
from calls.templatetags.calls_time import in_zone
from tests.calls.counting import queries_of
from tests.factories.jury import an_assigned_jury, an_open_jury, closed, conflicted, free, handed_in, saved
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
DESK = reverse("calls:jury_desk")


def titles(tasks):
    return [task.assignment.submission.title for task in tasks]


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(DESK).url == f"/accounts/login/?next={DESK}"


def test_a_person_without_a_seat_reads_that_nothing_is_here_yet(client):
    client.force_login(PersonFactory())

    page = client.get(DESK)

    assert (page.status_code, "No dossiers yet" in page.content.decode()) == (200, True)


def test_a_chair_finds_the_board_and_a_reader_does_not(client):
    jury = an_assigned_jury()
    chair, reader = jury.chair.person, jury.readers[0].person
    client.force_login(chair)

    page = client.get(DESK).content.decode()

    assert (desk(chair).boards, desk(reader).boards) == ((jury.round,), ())
    assert f'href="/rounds/{jury.round.pk}/board/"' in page
    assert "No dossiers yet" not in page


def test_dossiers_lie_in_the_pile_they_belong_to():
    jury = an_open_jury(dossiers=4)
    conflicted(jury.assignment(0))
    saved(jury.assignment(1))
    handed_in(jury.assignment(2))

    part = desk(jury.readers[0].person).rounds[0]

    assert (titles(part.declared), titles(part.to_read)) == (["Thesis 1"], ["Thesis 2"])
    assert (titles(part.handed_in), titles(part.to_answer)) == (["Thesis 3"], ["Thesis 4"])


def test_nothing_is_on_the_desk_before_the_round_opens_or_after_the_seat_ends():
    jury = an_assigned_jury()
    person = jury.readers[0].person
    planned = desk(person).rounds
    jury.round.stage, jury.round.opened_at = "open", timezone.now()
    jury.round.save()
    opened = len(desk(person).rounds)
    handed_in(jury.assignment())
    panel_actions.unseat(jury.readers[0], by=jury.organiser)

    assert (planned, opened, desk(person).rounds) == ((), 1, ())


def test_a_withdrawn_dossier_leaves_the_desk():
    jury = an_open_jury()
    submission_actions.withdraw(jury.dossiers[0], by=jury.dossiers[0].applicant, at=timezone.now())

    assert desk(jury.readers[0].person).rounds == ()


def test_pages_left_count_the_files_of_what_is_not_handed_in():
    jury = an_open_jury(dossiers=2)
    handed_in(jury.assignment(0))

    part = desk(jury.readers[0].person).rounds[0]

    assert (part.pages_left, part.hours_left) == (1, 1)


def test_one_continues_with_the_draft_saved_last():
    jury = an_open_jury(dossiers=3)
    for dossier, minutes in ((1, 5), (2, 9)):
        sheet = saved(jury.assignment(dossier))
        Evaluation.objects.filter(pk=sheet.pk).update(saved_at=timezone.now() - timedelta(minutes=minutes))

    assert desk(jury.readers[0].person).current.assignment == jury.assignment(1)


def test_one_continues_with_a_question_of_conflicts_where_nothing_else_is_left():
    jury = an_open_jury(dossiers=2)
    handed_in(jury.assignment(0))

    assert desk(jury.readers[0].person).current.assignment == jury.assignment(1)


def test_there_is_nothing_to_continue_with_in_a_closed_round():
    jury = an_open_jury()
    saved(jury.assignment())
    closed(jury)

    assert desk(jury.readers[0].person).current is None


def test_a_round_that_hides_names_shows_none(client):
    jury = an_open_jury(names_hidden=True)
    client.force_login(jury.readers[0].person)

    page = client.get(DESK).content.decode()

    assert (jury.dossiers[0].candidate_name in page, "Thesis 1" in page) == (False, True)


def test_the_desk_says_how_far_one_is(client):
    jury = an_open_jury(dossiers=3)
    handed_in(jury.assignment(0))
    free(jury.assignment(1))
    client.force_login(jury.readers[0].person)

    page = client.get(DESK).content.decode()

    assert "1 of 3 handed in" in page
    assert "2 pages left, about 1 h" in page
    assert "Continue where I was" in page


def test_the_desk_costs_the_same_however_many_dossiers(client):
    counts = []
    for dossiers in (1, 3):
        jury = an_open_jury(dossiers=dossiers, code=f"CALL{dossiers}")
        handed_in(jury.assignment(0))
        counts.append(queries_of(client, jury.readers[0].person, DESK))

    assert counts[0] == counts[1]
    assert counts[0] <= 9


def test_a_round_says_by_when_to_hand_in(client):
    jury = an_open_jury()
    round_actions.set_due(jury.round, timezone.now() + timedelta(days=9, hours=1), by=jury.organiser, at=timezone.now())
    client.force_login(jury.readers[0].person)

    page = client.get(DESK).text

    assert f"Hand in by {in_zone(jury.refreshed().due_at, jury.call.zone)}" in page
    assert "<strong>9 days left</strong>" in page


def released(jury):
    """Every dossier decided, and the decisions out."""
    choices = {dossier.pk: Choice("rejected") for dossier in jury.dossiers}
    decision_actions.prepare(jury.round, choices, by=jury.organiser, at=timezone.now())
    decision_actions.release(jury.round, by=jury.organiser, at=timezone.now())
    return jury


def test_what_a_juror_handed_in_stays_on_the_desk_after_the_release_without_its_dossiers(client):
    jury = an_open_jury(dossiers=4, readers=2)
    handed_in(jury.assignment(0))
    handed_in(jury.assignment(1))
    free(jury.assignment(2))
    conflicted(jury.assignment(3))
    round_ = released(closed(jury)).refreshed()
    client.force_login(jury.readers[0].person)

    page = client.get(DESK).content.decode()

    assert f"Decisions released on {in_zone(round_.released_at, jury.call.zone)}. You handed in 2 of 3." in page
    assert ("Nothing to read now" in page, "No dossiers yet" in page, "Thesis" in page) == (True, False, False)


def test_who_left_the_panel_reads_that_there_is_nothing_now_and_not_that_nothing_came_yet(client):
    jury = an_open_jury()
    handed_in(jury.assignment())
    panel_actions.unseat(jury.readers[0], by=jury.organiser)
    client.force_login(jury.readers[0].person)

    page = client.get(DESK).content.decode()

    assert ("Nothing to read now" in page, "Rounds you read for" in page) == (True, False)


def test_the_desk_costs_the_same_for_one_released_round_and_for_three(client):
    first = an_open_jury(code="ONE")
    person = first.readers[0].person
    counts = []
    for jury in (first, an_open_jury(code="TWO"), an_open_jury(code="THREE")):
        jury.readers[0].person = person
        jury.readers[0].save()
        released(closed(jury))
        counts.append(queries_of(client, person, DESK))

    assert len(desk(person).released) == 3
    assert counts[0] == counts[2]
