"""Organisers word letters: what they see, what is refused beside the field, what is kept, and the way back."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from people.letters import Wording, all_letters, house_wording, letter_of, words_of, write
from people.models import LetterText
from people.rewording import OutOfDate, restore, reword
from tests.factories.calls import a_school
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

RECEIVED = letter_of("received")
WORDS = Wording("We have {{ title }}", "Dear {{ name }},\n\nit came on {{ received }}.")
EDIT = reverse("letters:edit", args=["received"])


@pytest.fixture
def office(client):
    person = PersonFactory(first_name="Orla", last_name="Office")
    person.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_lettertext"]))
    client.force_login(person)
    return person


@pytest.fixture
def school():
    return a_school()


def typed(**changes):
    return {"subject": WORDS.subject, "body": WORDS.body, "based_on": "0"} | changes


def sample(**changes):
    return {name: f"<{name}>" for name in RECEIVED.own} | changes


def test_the_list_says_of_every_letter_when_it_is_written_and_whose_words_it_has(client, office):
    reword(letter_of("withdrawn"), Wording("Gone", "Gone."), page=None, based_on=0, by=office)

    page = client.get(reverse("letters:index")).content.decode()

    assert all(line in page for line in ("when somebody submits", "when somebody withdraws a submission"))
    assert page.count("the house's") == len(all_letters()) - 1
    assert "Orla Office" in page


def test_the_list_costs_the_same_for_three_own_wordings_as_for_one(client, office, django_assert_num_queries):
    def word(kind):
        reword(letter_of(kind), Wording("Own", "Own."), page=None, based_on=0, by=PersonFactory())

    word("withdrawn")
    client.get(reverse("letters:index"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("letters:index"))
    word("decided")
    word("round_opened")

    with django_assert_num_queries(len(one)):
        client.get(reverse("letters:index"))


def test_the_form_begins_with_the_words_in_use_and_shows_them_with_samples(client, office):
    answer = client.get(EDIT)

    house = house_wording(RECEIVED)
    assert answer.context["form"].initial == {"subject": house.subject, "body": house.body, "based_on": 0}
    page = answer.content.decode()
    assert "“Letters from a moving border” was submitted to Winter school on belonging." in page
    assert 'sandbox srcdoc="&lt;!doctype html&gt;' in page


def test_a_preview_shows_what_was_typed_and_saves_nothing(client, office):
    answer = client.post(EDIT, typed(body="<b>{{ title }}</b>, {{ received }}", preview="1"))

    page = answer.content.decode()
    assert answer.context["preview"].subject == "We have Letters from a moving border"
    assert "&lt;b&gt;Letters from a moving border&lt;/b&gt;, Sunday" in page
    assert "<b>" not in page
    assert (answer.status_code, LetterText.objects.count()) == (200, 0)


def test_a_wording_is_saved_and_the_next_letter_says_it(client, office, school):
    answer = client.post(EDIT, typed())

    assert (answer.status_code, answer.url) == (302, EDIT)
    ada = PersonFactory(first_name="Ada", last_name="Byron")
    message = write(RECEIVED, ada, key=None, link="http://x.example", page=school, **sample())
    assert message.subject == "We have <title>"
    assert message.text.startswith("Dear Ada Byron,\n\nit came on <received>.\n\n")


def test_an_unknown_placeholder_is_refused_beside_its_field_with_the_names_that_exist(client, office):
    answer = client.post(EDIT, typed(subject="{{ tittle }}", body="{{ received }} {{ person.password }} {{"))

    known = "name, site, call, title, reference, received, received_utc, closes"
    assert answer.context["form"].errors == {
        "subject": [f"{{{{ tittle }}}} means nothing here. What this letter can name: {known}."],
        "body": [f"{{{{ person.password }}}}, {{{{ means nothing here. What this letter can name: {known}."],
    }
    assert "{{ tittle }}" in answer.content.decode()
    assert (answer.status_code, answer.context["preview"], LetterText.objects.count()) == (422, None, 0)


def test_what_a_letter_has_to_say_cannot_be_left_out(client, office):
    answer = client.post(EDIT, typed(body="We have it."))

    assert answer.context["form"].errors == {
        "body": [
            "This letter has to say when it was received, in the call's zone: write {{ received }} where it belongs."
        ]
    }


def test_what_may_be_left_out_is_pointed_at(client, office):
    answer = client.post(EDIT, typed(preview="1"))

    assert answer.context["unused"] == ["{{ call }}", "{{ reference }}", "{{ received_utc }}", "{{ closes }}"]


def test_a_subject_of_two_lines_becomes_one(client, office):
    client.post(EDIT, typed(subject="We have\r\nBcc: all@x.example {{ title }}"))

    assert LetterText.objects.get().subject == "We have Bcc: all@x.example {{ title }}"


def test_a_wording_saved_meanwhile_is_shown_and_not_overwritten_by_surprise(client, office):
    other = PersonFactory(first_name="Nils", last_name="Other")
    reword(RECEIVED, Wording("Theirs", "Theirs on {{ received }}."), page=None, based_on=0, by=other)

    answer = client.post(EDIT, typed())

    page = answer.content.decode()
    assert (answer.status_code, LetterText.objects.get().subject) == (409, "Theirs")
    assert "Nils Other saved another wording meanwhile" in page
    assert "Theirs on {{ received }}." in page
    assert "it came on {{ received }}." in page

    again = typed(based_on=answer.context["form"]["based_on"].value())
    assert (client.post(EDIT, again).status_code, LetterText.objects.get().subject) == (302, WORDS.subject)


def test_going_back_asks_first_and_keeps_the_history(client, office):
    client.post(EDIT, typed())
    restore_url = reverse("letters:restore", args=["received"])

    assert (client.get(restore_url).status_code, words_of(RECEIVED)) == (200, WORDS)
    client.post(restore_url)

    assert words_of(RECEIVED) == house_wording(RECEIVED)
    page = client.get(EDIT).content.decode()
    assert "Worded a letter" in page
    assert "Went back to the house&#x27;s wording" in page
    assert "it came on {{ received }}." in page
    logged = ModelLogEntry.objects.order_by("pk").values_list("action", "label", "user", "data")
    assert list(logged) == [
        ("people.reword", "Receipt", office.pk, {"subject": WORDS.subject, "body": WORDS.body}),
        ("people.restore_words", "Receipt", office.pk, {"subject": "", "body": ""}),
    ]


def test_an_own_wording_of_a_page_goes_before_that_of_the_site(client, office, school):
    client.post(EDIT, typed())
    client.post(f"{EDIT}?page={school.pk}", typed(subject="This school has {{ title }}"))

    assert words_of(RECEIVED, school).subject == "This school has {{ title }}"
    assert words_of(RECEIVED, a_school(code="OTHER")).subject == WORDS.subject
    index = reverse("letters:index")
    assert "those of the whole site" not in client.get(f"{index}?page={school.pk}").content.decode()
    assert f"{index}?page={school.pk}" in client.get(index).content.decode()
    restore(RECEIVED, page=school, by=office)
    assert words_of(RECEIVED, school) == WORDS
    assert "those of the whole site" in client.get(f"{index}?page={school.pk}").content.decode()


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "page=99999999"], ids=["no such page", "not a number", "never was"]
)
def test_a_page_that_is_not_there_has_no_letters(client, office, query):
    assert client.get(f"{EDIT}?{query}").status_code == 404


def test_a_letter_that_does_not_exist_has_no_screen(client, office):
    assert client.get(reverse("letters:edit", args=["nothing"])).status_code == 404


def test_a_wording_that_an_update_left_behind_is_passed_over_and_marked(client, office, caplog):
    LetterText.objects.create(kind="received", subject="Old", body="{{ gone }} {{ received }}")

    assert words_of(RECEIVED) == house_wording(RECEIVED)
    assert "of letter received names ['gone']" in caplog.text
    assert "not in use: gone means nothing any more" in client.get(reverse("letters:index")).content.decode()


def test_two_editors_who_begin_together_do_not_both_win(office):
    reword(RECEIVED, WORDS, page=None, based_on=0, by=office)

    with pytest.raises(OutOfDate):
        reword(RECEIVED, Wording("Second", "Second"), page=None, based_on=0, by=office)


def test_who_may_not_word_letters_sees_none_of_it(client):
    person = PersonFactory()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)

    for url in (reverse("letters:index"), EDIT, reverse("letters:restore", args=["received"])):
        assert client.get(url).status_code == 302
        assert client.post(url, typed()).status_code in {302, 405}
    assert LetterText.objects.count() == 0


def test_a_page_that_is_deleted_takes_its_wordings_with_it(office, school):
    reword(RECEIVED, WORDS, page=school, based_on=0, by=office)

    Page.objects.get(pk=school.pk).delete()

    assert LetterText.objects.count() == 0
