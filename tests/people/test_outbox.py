"""Letters: written with the deed, sent once, delayed by trouble, never lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction

from people.models import Message
from people.outbox import MOST_ATTEMPTS, Delivery, deliver, pause_after, post, retry
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2030, 1, 31, 12, tzinfo=UTC)
LETTER = {"to": "ada@university.example", "subject": "Received", "text": "We have it.", "kind": "submission.received"}


def at(moment):
    return lambda: moment


@pytest.fixture
def dead_server(settings, closed_port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", closed_port


@pytest.fixture
def refusing_server(settings):
    settings.EMAIL_BACKEND = "tests.people.backends.RefusingBackend"


def test_a_letter_that_is_due_is_sent_and_says_when():
    message = post(**LETTER, html="<p>We have it.</p>")

    assert deliver(clock=at(NOON)) == Delivery(sent=1)

    message.refresh_from_db()
    assert (message.state, message.sent_at, message.attempts) == (Message.State.SENT, NOON, 1)
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["ada@university.example"], "Received", "We have it.")
    assert [tuple(part) for part in sent.alternatives] == [("<p>We have it.</p>", "text/html")]


def test_a_sent_letter_is_not_sent_again():
    post(**LETTER)

    assert [deliver(clock=at(NOON)), deliver(clock=at(NOON))] == [Delivery(sent=1), Delivery()]
    assert len(mail.outbox) == 1


@transaction.atomic
def failing_deed():
    post(**LETTER)
    raise RuntimeError("the deed failed")


def test_a_letter_disappears_with_the_deed_that_failed():
    with pytest.raises(RuntimeError):
        failing_deed()

    assert Message.objects.count() == 0


def test_the_same_key_twice_is_one_letter():
    first = post(**LETTER, key="submission.received:42")
    second = post(**LETTER | {"subject": "Again"}, key="submission.received:42")

    assert (second.pk, first.pk) == (Message.objects.get().pk,) * 2
    assert [message.subject for message in Message.objects.all()] == ["Received"]


def test_letters_without_a_key_are_never_the_same():
    post(**LETTER)
    post(**LETTER)

    assert Message.objects.count() == 2


def test_a_subject_becomes_one_line_that_fits():
    message = post(**LETTER | {"subject": "A title\r\nBcc: all@x.example " + "long " * 100})

    assert message.subject.startswith("A title Bcc: all@x.example long long")
    assert len(message.subject) == 255


def test_a_letter_waits_for_its_hour():
    post(**LETTER, not_before=NOON)

    assert deliver(clock=at(NOON - timedelta(seconds=1))) == Delivery()
    assert deliver(clock=at(NOON)) == Delivery(sent=1)


def test_the_oldest_letters_go_first_and_a_round_has_a_limit():
    for number in range(3):
        post(**LETTER | {"subject": f"Number {number}"})

    assert deliver(limit=2, clock=at(NOON)) == Delivery(sent=2)
    assert [sent.subject for sent in mail.outbox] == ["Number 0", "Number 1"]


def test_a_mail_server_that_is_down_delays_the_letter_and_undoes_nothing(dead_server, settings):
    message = post(**LETTER, person=PersonFactory())

    delivery = deliver(clock=at(NOON))

    message.refresh_from_db()
    assert delivery.unreachable.startswith("ConnectionRefusedError")
    assert (delivery.sent, message.state, message.attempts) == (0, Message.State.WAITING, 0)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver(clock=at(NOON)) == Delivery(sent=1)


def test_a_refused_letter_rests_and_the_next_one_is_not_blocked(refusing_server):
    refused = post(**LETTER | {"to": "refused@x.example"})
    welcome = post(**LETTER)

    assert deliver(clock=at(NOON)) == Delivery(sent=1, delayed=1)

    refused.refresh_from_db()
    welcome.refresh_from_db()
    assert (refused.state, refused.not_before) == (Message.State.WAITING, NOON + timedelta(minutes=1))
    assert refused.last_error.startswith("SMTPRecipientsRefused")
    assert welcome.state == Message.State.SENT


def test_pauses_double_up_to_six_hours():
    minutes = [pause_after(attempts).total_seconds() / 60 for attempts in range(1, 12)]

    assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]


def test_after_twelve_attempts_a_letter_fails_and_says_why(refusing_server):
    message = post(**LETTER | {"to": "refused@x.example"})
    moment = NOON
    for _attempt in range(MOST_ATTEMPTS):
        last = deliver(clock=at(moment))
        moment += timedelta(hours=6)

    message.refresh_from_db()
    assert (last, message.state, message.attempts) == (Delivery(failed=1), Message.State.FAILED, 12)
    assert "refused@x.example" in message.last_error
    assert deliver(clock=at(moment + timedelta(days=1))) == Delivery()


def test_a_failed_letter_can_be_given_a_fresh_start():
    message = Message.objects.create(**LETTER, state="failed", last_error="no such box", attempts=12, not_before=NOON)

    assert retry(message) is True
    assert deliver(clock=at(NOON - timedelta(days=1))) == Delivery(sent=1)


def test_a_sent_letter_cannot_be_retried():
    message = Message.objects.create(**LETTER, state="sent", sent_at=NOON)

    assert retry(message) is False
    assert deliver(clock=at(NOON)) == Delivery()


def test_the_demo_holds_every_letter_back(settings):
    settings.EMAIL_BACKEND = "people.outbox.HeldBackend"
    message = post(**LETTER)

    assert deliver(clock=at(NOON)) == Delivery(held=1)

    message.refresh_from_db()
    assert (message.state, message.sent_at, mail.outbox) == (Message.State.HELD, None, [])


def test_a_worker_that_died_while_sending_is_reported_and_the_letter_goes_again(caplog):
    message = Message.objects.create(**LETTER, state="sending", taken_at=NOON, attempts=1)

    assert deliver(clock=at(NOON + timedelta(minutes=10))) == Delivery()
    assert deliver(clock=at(NOON + timedelta(minutes=10, seconds=1))) == Delivery(stalled=1)
    assert f"letter {message.pk} to ada@university.example; it may arrive twice" in caplog.text

    assert deliver(clock=at(NOON + timedelta(minutes=12))) == Delivery(sent=1)


def test_a_letter_that_kills_its_worker_every_time_fails_in_the_end():
    message = Message.objects.create(**LETTER, state="sending", taken_at=NOON, attempts=MOST_ATTEMPTS)

    deliver(clock=at(NOON + timedelta(hours=1)))

    message.refresh_from_db()
    assert message.state == Message.State.FAILED


def test_both_sendings_of_one_letter_carry_the_same_message_id():
    message = post(**LETTER)
    deliver(clock=at(NOON))
    Message.objects.filter(pk=message.pk).update(state="waiting", sent_at=None)
    deliver(clock=at(NOON))

    first, second = [sent.extra_headers["Message-ID"] for sent in mail.outbox]
    assert first == second


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "sent"},
        {"state": "waiting", "sent_at": NOON},
        {"state": "sending"},
        {"state": "failed"},
    ],
    ids=["sent without a time", "a time without being sent", "sending by nobody", "failed without a reason"],
)
def test_the_database_refuses_a_state_without_its_fact(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(**LETTER, **facts)


def test_a_secret_letter_is_read_by_its_reader_only(settings):
    secret = Message(**LETTER | {"text": "https://x.example/key"}, secret=True)
    open_letter = Message(**LETTER)

    settings.DEMO = False
    assert secret.open_text == "This letter holds a personal link. Only the person it was written to can read it."
    assert open_letter.open_text == "We have it."

    settings.DEMO = True
    assert secret.open_text == "https://x.example/key"


def test_the_command_says_what_it_did(capsys):
    post(**LETTER)
    call_command("deliver_mail")
    call_command("deliver_mail")

    assert capsys.readouterr().out == "1 sent\nNothing was due.\n"


def test_the_command_says_that_the_server_is_down(capsys, dead_server):
    post(**LETTER)
    call_command("deliver_mail")

    assert capsys.readouterr().err.startswith("The mail server does not answer: ConnectionRefusedError")
