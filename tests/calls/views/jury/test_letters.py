"""Letters in the dossier: read with the rest where names are shown, and gone without a trace where they are hidden."""

from datetime import timedelta

import pytest
from django.utils import timezone

from calls.actions import letter as letter_deeds
from calls.actions import submission as submission_actions
from calls.models import CallPage
from tests.calls.counting import queries_of
from tests.factories.files import pdf
from tests.factories.jury import an_open_jury, conflicted, free
from tests.factories.letters import ANSWERS, MARY, a_letter_call, asked, sent

pytestmark = pytest.mark.django_db


def a_jury_with_a_letter(*, facts=None, **plan):
    """A jury that reads one dossier with one letter, and no conflict declared."""
    jury = an_open_jury(make=a_letter_call, **plan)
    CallPage.objects.update(letters_due_at=timezone.now() + timedelta(days=1))
    letter = sent(asked(jury.dossiers[0], at=timezone.now()), at=timezone.now(), **(facts or {}))
    free(jury.assignment())
    return jury, letter


def address(jury):
    return f"/jury/dossiers/{jury.assignment().pk}/"


def test_a_juror_reads_the_letter_and_what_its_referee_stated(client):
    jury, letter = a_jury_with_a_letter(facts={"upload": pdf(name="Ada Byron.pdf"), "examined": False})
    client.force_login(jury.readers[0].person)

    page = client.get(address(jury)).text

    for told in (ANSWERS["text"], "Letter of Grace Hopper", "I was on the committee", f"/files/letters/{letter.key}/"):
        assert told in page
    assert "The call asks for somebody of whom this is true." in page
    assert "Ada Byron.pdf" not in page


def test_a_juror_gets_the_file_with_headers_that_keep_it_harmless(client):
    jury, letter = a_jury_with_a_letter(facts={"upload": pdf(name="Ada Byron.pdf")})
    client.force_login(jury.readers[0].person)

    response = client.get(f"/files/letters/{letter.key}/?inline")

    assert b"".join(response.streaming_content) == letter.file.read()
    assert response.headers["Content-Disposition"].startswith(f'inline; filename="{jury.dossiers[0].reference}-letter-')
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))


def test_where_names_are_hidden_there_is_no_letter_and_no_file(client):
    jury, letter = a_jury_with_a_letter(facts={"upload": pdf()}, names_hidden=True)

    for person, where in [
        (jury.readers[0].person, address(jury)),
        (jury.chair.person, f"/rounds/{jury.round.pk}/dossiers/{jury.dossiers[0].pk}/"),
    ]:
        client.force_login(person)
        page = client.get(where)
        assert page.status_code == 200
        for hidden in (ANSWERS["text"], "Grace Hopper", str(letter.key)):
            assert hidden not in page.text
        assert client.get(f"/files/letters/{letter.key}/").status_code == 404


def test_the_chair_reads_it_beside_the_sheets(client):
    jury, _letter = a_jury_with_a_letter()
    client.force_login(jury.chair.person)

    assert ANSWERS["text"] in client.get(f"/rounds/{jury.round.pk}/dossiers/{jury.dossiers[0].pk}/").text


def test_a_letter_that_was_given_up_is_not_shown(client):
    jury, letter = a_jury_with_a_letter(facts={"upload": pdf()})
    facts = {"by": jury.dossiers[0].applicant, "at": timezone.now(), "although_received": True}
    letter_deeds.replace(letter.request, MARY, **facts)
    client.force_login(jury.readers[0].person)

    assert ANSWERS["text"] not in client.get(address(jury)).text
    assert client.get(f"/files/letters/{letter.key}/").status_code == 404


def test_a_declared_conflict_and_a_withdrawal_close_the_file(client):
    jury, letter = a_jury_with_a_letter(facts={"upload": pdf()})
    file = f"/files/letters/{letter.key}/"
    client.force_login(jury.readers[0].person)
    assert client.get(file).status_code == 200

    conflicted(jury.assignment())
    assert client.get(file).status_code == 404

    submission_actions.withdraw(jury.dossiers[0], by=jury.dossiers[0].applicant, at=timezone.now())
    client.force_login(jury.organiser)
    assert client.get(file).status_code == 404


def test_no_board_and_no_desk_shows_anything_of_a_letter(client):
    jury, letter = a_jury_with_a_letter(facts={"upload": pdf()})

    for person, where in [
        (jury.readers[0].person, "/jury/"),
        (jury.chair.person, f"/rounds/{jury.round.pk}/board/"),
        (jury.dossiers[0].applicant, "/desk/"),
    ]:
        client.force_login(person)
        page = client.get(where).text
        for hidden in (ANSWERS["text"], "Grace Hopper", str(letter.key)):
            assert hidden not in page


def test_three_letters_cost_no_more_queries_than_one(client):
    jury = an_open_jury(make=lambda **facts: a_letter_call(asked=3, **facts))
    CallPage.objects.update(letters_due_at=timezone.now() + timedelta(days=1))
    free(jury.assignment())

    def one_more(number):
        referee = letter_deeds.Referee(f"Referee {number}", f"r{number}@x.example")
        sent(asked(jury.dossiers[0], referee, at=timezone.now()), at=timezone.now())

    one_more(1)
    with_one = queries_of(client, jury.readers[0].person, address(jury))
    for number in (2, 3):
        one_more(number)

    assert queries_of(client, jury.readers[0].person, address(jury)) == with_one
