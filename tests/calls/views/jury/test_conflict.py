"""The question of conflicts: asked before anything of the dossier is shown."""

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.models import Assignment
from tests.factories.jury import an_open_jury, conflicted, free, handed_in

pytestmark = pytest.mark.django_db


def address(assignment):
    return reverse("calls:conflict", args=[assignment.pk])


def signed_in(client, jury, reader=0):
    client.force_login(jury.readers[reader].person)
    return client


def test_the_question_shows_the_title_and_nothing_of_the_dossier(client):
    jury = an_open_jury()

    page = signed_in(client, jury).get(address(jury.assignment())).content.decode()

    assert ("Thesis 1" in page, jury.dossiers[0].candidate_name in page) == (True, True)
    assert "It is where my questions live." not in page
    assert "University of Lisbon" not in page


def test_the_question_leaves_the_name_out_where_names_are_hidden(client):
    jury = an_open_jury(names_hidden=True)

    page = signed_in(client, jury).get(address(jury.assignment())).content.decode()

    assert ("Thesis 1" in page, jury.dossiers[0].candidate_name in page) == (True, False)


def test_neither_answer_is_ticked_beforehand(client):
    jury = an_open_jury()

    assert " checked" not in signed_in(client, jury).get(address(jury.assignment())).content.decode()


def test_no_conflict_leads_to_the_dossier(client):
    jury = an_open_jury()

    answer = signed_in(client, jury).post(address(jury.assignment()), {"answer": "none"})

    assert (answer.status_code, answer.url) == (302, reverse("calls:dossier", args=[jury.assignment().pk]))
    assert jury.assignment().conflict == "none"


def test_text_typed_beside_no_conflict_declares_none(client):
    jury = an_open_jury()
    signed_in(client, jury).post(address(jury.assignment()), {"answer": "none", "because": "Nothing to tell."})

    assert (jury.assignment().conflict, jury.assignment().conflict_because) == ("none", "")


def test_a_declared_conflict_leads_back_to_the_desk(client):
    jury = an_open_jury()

    answer = signed_in(client, jury).post(address(jury.assignment()), {"answer": "declared", "because": "My student."})

    assert (answer.status_code, answer.url) == (302, reverse("calls:jury_desk"))
    assert (jury.assignment().conflict, jury.assignment().conflict_because) == ("declared", "My student.")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose one of the two answers."),
        ({"answer": "maybe"}, "Select a valid choice. maybe is not one of the available choices."),
        ({"answer": "declared", "because": "  "}, "Say in a few words what the conflict is."),
    ],
)
def test_an_answer_that_is_none_is_asked_for_again(client, data, sentence):
    jury = an_open_jury()

    page = signed_in(client, jury).post(address(jury.assignment()), data)

    assert (page.status_code, sentence in page.content.decode()) == (422, True)
    assert jury.assignment().conflict == "unanswered"


def test_a_conflict_found_later_takes_the_mark_out(client):
    jury = an_open_jury()
    handed_in(jury.assignment())
    page = signed_in(client, jury).get(address(jury.assignment())).content.decode()

    client.post(address(jury.assignment()), {"answer": "declared", "because": "I see it now."})

    assert "You said that you have no conflict." in page
    assert jury.assignment().conflict == "declared"


def test_a_declared_conflict_is_shown_and_not_asked_again(client):
    jury = an_open_jury()
    conflicted(jury.assignment())
    signed_in(client, jury)

    page = client.get(address(jury.assignment())).content.decode()
    denied = client.post(address(jury.assignment()), {"answer": "none"})

    assert ("I supervised the thesis." in page, "<fieldset" in page) == (True, False)
    assert denied.status_code == 409
    assert jury.assignment().conflict == "declared"


def test_a_second_click_on_declare_does_no_harm(client):
    jury = an_open_jury()
    signed_in(client, jury)
    answers = [
        client.post(address(jury.assignment()), {"answer": "declared", "because": "My student."}) for _click in range(2)
    ]

    assert [answer.status_code for answer in answers] == [302, 302]


def test_the_question_of_a_released_round_is_gone(client):
    jury = an_open_jury()
    free(jury.assignment())
    jury.round.stage, jury.round.closed_at, jury.round.released_at = "released", timezone.now(), timezone.now()
    jury.round.save()

    assert signed_in(client, jury).get(address(Assignment.objects.get())).status_code == 404
