"""Every address of the jury's and the chair's screens, tried as everyone: who gets in, and what the others are told."""

import pytest
from django.urls import reverse

from calls.actions import panel as panel_actions
from calls.flow import Seat
from tests.factories.jury import an_open_jury, conflicted, free, handed_in
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

PEOPLE = [
    "candidate",
    "other candidate",
    "juror not assigned",
    "unanswered juror",
    "juror",
    "conflicted juror",
    "former juror",
    "other chair",
    "chair",
    "organiser",
]
OK, MOVED, NO, GONE, LATER = 200, 302, 403, 404, 409

ALLOWED = {
    # GET as              cand.  other  idle   unans. juror  confl. left   o.ch.  chair  office
    "jury_desk":         [OK,    OK,    OK,    OK,    OK,    OK,    OK,    OK,    OK,    OK],
    "conflict":          [GONE,  GONE,  GONE,  OK,    OK,    OK,    GONE,  GONE,  GONE,  GONE],
    "dossier":           [GONE,  GONE,  GONE,  MOVED, OK,    NO,    GONE,  GONE,  GONE,  GONE],
    "board":             [GONE,  GONE,  NO,    NO,    NO,    NO,    GONE,  GONE,  OK,    OK],
    "decisions":         [GONE,  GONE,  NO,    NO,    NO,    NO,    GONE,  GONE,  MOVED, MOVED],
    "release":           [GONE,  GONE,  NO,    NO,    NO,    NO,    GONE,  GONE,  LATER, LATER],
    "round_open":        [GONE,  GONE,  NO,    NO,    NO,    NO,    GONE,  GONE,  LATER, LATER],
    "round_close":       [GONE,  GONE,  NO,    NO,    NO,    NO,    GONE,  GONE,  OK,    OK],
    "board_dossier":     [GONE,  GONE,  NO,    NO,    NO,    NO,    GONE,  GONE,  OK,    OK],
    "evaluation_reopen": [GONE,  GONE,  NO,    NO,    NO,    NO,    GONE,  GONE,  OK,    OK],
}  # fmt: skip
"""For each address of one and the same dossier, what a GET answers to each of PEOPLE."""


@pytest.fixture
def stage():
    """A dossier with a sheet handed in, and everyone who could come to its door."""
    jury = an_open_jury(dossiers=2, readers=5)
    unanswered, juror, declared, former = (jury.assignment(0, reader) for reader in range(4))
    free(juror)
    conflicted(declared)
    free(former)
    panel_actions.unseat(jury.readers[3], by=jury.organiser)
    evaluation = handed_in(jury.assignment(0, 4))
    idle = panel_actions.seat(jury.panel, PersonFactory(), by=jury.organiser)
    other = panel_actions.make_panel(jury.call, "Another committee", by=jury.organiser)
    other_chair = panel_actions.seat(other, PersonFactory(), role=Seat.CHAIR, by=jury.organiser)
    people = {
        "candidate": jury.dossiers[0].applicant,
        "other candidate": jury.dossiers[1].applicant,
        "juror not assigned": idle.person,
        "unanswered juror": unanswered.juror.person,
        "juror": juror.juror.person,
        "conflicted juror": declared.juror.person,
        "former juror": former.juror.person,
        "other chair": other_chair.person,
        "chair": jury.chair.person,
        "organiser": jury.organiser,
    }
    mine = {"unanswered juror": unanswered, "conflicted juror": declared, "former juror": former}
    return jury, people, mine, juror, evaluation


def address(stage, name, person):
    jury, _people, mine, juror, evaluation = stage
    if name == "jury_desk":
        return reverse("calls:jury_desk")
    if name in {"conflict", "dossier"}:
        # Those who hold an assignment try their own; a former juror's unbegun one is gone, as a forged one would be.
        return reverse(f"calls:{name}", args=[mine.get(person, juror).pk])
    if name == "evaluation_reopen":
        return reverse("calls:evaluation_reopen", args=[evaluation.pk])
    if name == "board_dossier":
        return reverse("calls:board_dossier", args=[jury.round.pk, jury.dossiers[0].pk])
    return reverse(f"calls:{name}", args=[jury.round.pk])


@pytest.mark.parametrize("name", ALLOWED)
def test_each_address_answers_each_person_as_it_should(client, stage, name):
    answers = []
    for person in PEOPLE:
        client.force_login(stage[1][person])
        answers.append(client.get(address(stage, name, person)).status_code)

    assert dict(zip(PEOPLE, answers, strict=True)) == dict(zip(PEOPLE, ALLOWED[name], strict=True))


@pytest.mark.parametrize("name", ALLOWED)
def test_each_address_asks_a_visitor_to_sign_in(client, stage, name):
    place = address(stage, name, "juror")

    assert client.get(place).url == f"/accounts/login/?next={place}"


def test_a_former_jurors_sheet_is_closed_to_them(client):
    jury = an_open_jury()
    handed_in(jury.assignment())
    panel_actions.unseat(jury.readers[0], by=jury.organiser)
    client.force_login(jury.readers[0].person)

    assert client.get(reverse("calls:dossier", args=[jury.assignment().pk])).status_code == 404


def test_a_refusal_says_that_the_page_is_closed_and_why(client, stage):
    client.force_login(stage[1]["juror"])

    page = client.get(address(stage, "board", "juror")).content.decode()

    assert "Only the chair of this round&#x27;s panel and organisers can do this." in page
    assert "<h1>This page is not open to you</h1>" in page
