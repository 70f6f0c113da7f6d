"""Letters of calls: each can be worded for one call alone, and its words go along with a copy."""

import pytest
from django.urls import reverse

from calls.mail import LETTERS
from calls.models import CallPage
from people.letters import Wording, letter_of, words_of
from people.models import LetterText, Message, Person
from people.rewording import restore, reword
from tests.factories.calls import a_school, a_submission

pytestmark = pytest.mark.django_db

RECEIVED = letter_of("received")
WORDS = Wording("We have {{ title }}", "It came on {{ received }}.")


@pytest.fixture
def administrator(client):
    person = Person.objects.create_superuser("root@network.example", "a long enough sentence", first_name="Root")
    client.force_login(person)
    return person


@pytest.fixture
def school():
    return a_school()


def test_every_letter_of_calls_can_be_worded_for_one_call_alone():
    assert [letter.kind for letter in LETTERS if not letter.per_page] == []


def test_a_copied_call_takes_its_wordings_along(client, administrator, school):
    reword(RECEIVED, WORDS, page=school, based_on=0, by=administrator)
    reword(letter_of("decided"), Wording("S", "B"), page=school, based_on=0, by=administrator)
    restore(letter_of("decided"), page=school, by=administrator)
    client.post(
        reverse("wagtailadmin_pages:copy", args=[school.pk]),
        {"new_title": "Next", "new_slug": "next", "new_parent_page": school.get_parent().pk},
    )

    copied = CallPage.objects.get(slug="next")
    assert words_of(RECEIVED, copied) == WORDS
    assert list(LetterText.objects.filter(page=copied).values_list("kind", flat=True)) == ["received"]


def test_a_calls_page_leads_to_the_words_of_its_letters(client, administrator, school):
    pages = [client.get(reverse("wagtailadmin_pages:edit", args=[pk])) for pk in (school.pk, school.get_parent().pk)]

    link = f"{reverse('letters:index')}?page="
    assert [link in page.content.decode() for page in pages] == [True, False]


def test_a_receipt_brings_the_dates_of_its_call_along(school):
    submission = a_submission(school)

    calendar = Message.objects.get(kind="received", person=submission.applicant).calendar

    assert f"UID:call-{school.pk}-closes@localhost\r\n" in calendar
