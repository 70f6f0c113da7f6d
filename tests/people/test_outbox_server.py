"""The outbox against a mail server that really listens, goes away, hangs up, thinks too long or refuses."""

from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from people.models import Message
from people.outbox import Delivery, deliver, post
from tests.people.mail_server import HANG_UP, listening
from tests.people.test_outbox import LETTER, at

pytestmark = pytest.mark.django_db

NOON = datetime(2030, 1, 31, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=7)


@pytest.fixture
def deliver_to(settings):
    """A worker's round with a server of this machine, at noon unless told otherwise."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 5

    def deliver_to(server, *, moment=NOON, **facts):
        settings.EMAIL_PORT = getattr(server, "port", server)
        return deliver(clock=at(moment), **facts)

    return deliver_to


def states():
    return sorted(Message.objects.values_list("subject", "state"))


def test_a_letter_arrives_whole_with_both_parts_and_where_answers_go(deliver_to):
    post(
        **LETTER | {"subject": "Reçu de ليلى", "text": "Bien reçu.\n.\nDot."},
        html="<p>Reçu</p>",
        reply_to="a@x.example",
    )

    with listening() as server:
        assert deliver_to(server) == Delivery(sent=1)

    [letter] = server.letters
    assert (letter["Subject"], letter["To"], letter["Reply-To"]) == (
        "Reçu de ليلى", "ada@university.example", "a@x.example",
    )  # fmt: skip
    assert letter.get_body(["plain"]).get_content().splitlines() == ["Bien reçu.", ".", "Dot."]
    assert letter.get_body(["html"]).get_content().strip() == "<p>Reçu</p>"


def test_dates_go_along_as_a_calendar_file(deliver_to):
    post(**LETTER, html="<p>Dates</p>", calendar="BEGIN:VCALENDAR\r\nSUMMARY:Été\r\nEND:VCALENDAR\r\n")

    with listening() as server:
        deliver_to(server)

    [file] = server.letters[0].iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("dates.ics", "text/calendar")
    assert file.get_content().split() == ["BEGIN:VCALENDAR", "SUMMARY:Été", "END:VCALENDAR"]


def test_while_nobody_listens_letters_wait_and_go_out_when_somebody_does(deliver_to, closed_port):
    post(**LETTER)

    assert deliver_to(closed_port).unreachable.startswith("ConnectionRefusedError")
    with listening(closed_port) as server:
        assert deliver_to(server) == Delivery(sent=1)

    assert (server.subjects, Message.objects.get().attempts) == (["Received"], 1)


def test_a_server_that_takes_a_letter_and_hangs_up_gets_it_again_under_the_same_id(deliver_to):
    post(**LETTER)
    post(**LETTER | {"subject": "Next"})
    answers = iter([HANG_UP])

    with listening(hears=lambda step, said: next(answers, ...) if step == "letter" else ...) as server:
        assert deliver_to(server) == Delivery(delayed=1, sent=1)
        assert deliver_to(server, moment=LATER) == Delivery(sent=1)

    assert server.subjects == ["Received", "Next", "Received"]
    assert len({letter["Message-ID"] for letter in server.letters}) == 2
    assert "SMTPServerDisconnected" not in Message.objects.get(subject="Received").last_error


def test_a_server_that_goes_away_among_300_letters_loses_none_and_blocks_none(deliver_to, closed_port):
    for number in range(300):
        post(**LETTER | {"subject": f"Number {number:03}"})

    def dies_after_a_hundred(step, said):
        return HANG_UP if len(server.letters) >= 100 and step in {"greet", "MAIL"} else ...

    with listening(closed_port, dies_after_a_hundred) as server:
        first = deliver_to(server, limit=1000)
    with listening(closed_port) as again:
        second = deliver_to(again, limit=1000, moment=LATER)

    assert (first.sent, first.delayed, first.unreachable[:22]) == (100, 1, "SMTPServerDisconnected")
    assert second == Delivery(sent=200)
    assert sorted(server.subjects + again.subjects) == [f"Number {number:03}" for number in range(300)]


def test_a_server_that_never_greets_is_given_up_on_and_no_letter_is_touched(deliver_to, settings):
    settings.EMAIL_TIMEOUT = 0.2
    message, gave_up = post(**LETTER), Event()

    def silent(step, said):
        gave_up.wait(10)
        return HANG_UP

    with listening(hears=silent) as server:
        delivery = deliver_to(server)
        gave_up.set()

    message.refresh_from_db()
    assert delivery.unreachable.endswith("timed out")
    assert (message.state, message.attempts) == (Message.State.WAITING, 0)


def refuses(step, said):
    return b"550 no\x00pe" if step == "RCPT" and ("refused@" in said or "@" not in said) else ...


POISON = {
    "no address": {"to": ""},
    "something that is no address": {"to": "Ada <Byron"},
    "a second header in the address": {"to": "ada@x.example\nBcc: all@x.example"},
    "a second header in where answers go": {"reply_to": "a@x.example\r\nBcc: all@x.example"},
    "an address that the server refuses": {"to": "refused@x.example"},
}


@pytest.mark.parametrize("facts", POISON.values(), ids=POISON)
def test_a_letter_that_cannot_be_sent_holds_up_none_behind_it(deliver_to, facts):
    post(**LETTER | {"subject": "Poison"} | facts)
    post(**LETTER | {"subject": "Next"})

    with listening(hears=refuses) as server:
        delivery = deliver_to(server)

    assert delivery == Delivery(delayed=1, sent=1)
    assert [letter["Bcc"] for letter in server.letters] == [None]
    assert states() == [("Next", "sent"), ("Poison", "waiting")]
    assert Message.objects.get(subject="Poison").last_error != ""
