"""Letters to others do not speak of whom the house forgets, whether they have left or not."""

import pytest
from django.core import mail
from django.utils import timezone

from people import mentions, outbox
from people.models import Message
from people.outbox import post

pytestmark = pytest.mark.django_db

ADA, SCHOOL = "Ada & Byron", "Winter school"
BODY = f"{ADA} asks you for a letter to {SCHOOL}."


def a_letter(text=BODY, *, to="rosa@university.example", state="waiting", **facts):
    message = post(to=to, subject=f"Letter for {ADA}", text=text, kind="asked", html="<p>Ada &amp; Byron asks</p>")
    at = timezone.now()
    known = {"sent": {"sent_at": at}, "sending": {"taken_at": at}, "failed": {"last_error": "No."}}
    Message.objects.filter(pk=message.pk).update(state=state, **known.get(state, {}))
    message.refresh_from_db()
    return message


def told(message):
    message.refresh_from_db()
    return message.state, message.to, message.subject, message.text, message.html


EMPTY = ("erased@erased.invalid", "Erased", "", "")


@pytest.mark.parametrize("state", ["sent", "held", "failed"])
def test_what_has_left_is_emptied_by_a_mark_or_by_a_name(state):
    by_mark, by_name = a_letter("See WIN27-0001.", state=state), a_letter(state=state)

    mentions.forget_letters(["WIN27-0001"], [ADA])

    assert [told(message) for message in (by_mark, by_name)] == [(state, *EMPTY)] * 2


def test_what_waits_is_withdrawn_by_a_mark_and_never_leaves():
    message = a_letter(f"{BODY} http://site.example/letters/abc.def/")

    mentions.forget_letters(["abc.def"], [])

    outbox.deliver()
    assert (told(message), mail.outbox) == (("held", *EMPTY), [])


def test_what_is_being_sent_is_no_longer_its_workers():
    message = a_letter("WIN27-0001", state="sending")

    mentions.forget_letters(["WIN27-0001"], [])

    assert told(message) == ("held", *EMPTY)


def test_what_waits_and_says_more_goes_out_without_the_name():
    message = a_letter(f"Letters for {ADA} and Emmy Noether to {SCHOOL} are due later.")

    mentions.leave_out([ADA], beside=SCHOOL)

    state, to, subject, text, html = told(message)
    assert (state, to, subject) == ("waiting", "rosa@university.example", "Letter for Erased person")
    assert text == f"Letters for Erased person and Emmy Noether to {SCHOOL} are due later."
    assert html == "<p>Erased person asks</p>"


@pytest.mark.parametrize(
    "text", [f"{ADA}, confirm your address.", f"{ADA}son writes to {SCHOOL}.", f"Mac{ADA} writes to {SCHOOL}."]
)
def test_somebody_else_of_that_name_keeps_it(text):
    message = a_letter(text)
    Message.objects.update(subject="Hello")

    mentions.leave_out([ADA], beside=SCHOOL)

    assert told(message)[3] == text


def test_nothing_to_look_for_touches_nothing():
    message = a_letter()

    mentions.forget_letters([], [])
    mentions.leave_out([], beside=SCHOOL)

    assert told(message)[3] == BODY
