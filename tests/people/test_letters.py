"""Letters: registered, worded in a file, filled with plain values, posted with one link and one contact."""

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.utils import translation
from wagtail.models import Site

from content.models import SiteSettings
from people.letters import Letter, Placeholder, Wording, all_letters, house_wording, letter_of, render, write
from people.models import Message
from people.wording import names_in, strangers_in
from tests.factories.people import PersonFactory

LETTER = Letter(
    "test.seat",
    title="A seat",
    when="in tests",
    action="Look at it",
    own={"seat": Placeholder("which seat", "12 B", required=True)},
)
LINK = "http://127.0.0.1:8000/seats/12/"


@pytest.fixture
def worded(settings, tmp_path):
    """A house in which the letter has its file."""
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "test.seat.txt").write_text("Seat {{ seat }}\n\nDear {{ name }},\n\nYours: {{ seat }}.\n")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    return tmp_path / "mail"


@pytest.fixture
def no_office_kept():
    cache.delete("content.office_email")
    yield
    cache.delete("content.office_email")


def kinds():
    return [pytest.param(letter, id=letter.kind) for letter in all_letters()]


@pytest.mark.parametrize("letter", kinds())
def test_the_wording_of_every_letter_names_what_it_has_and_what_it_needs(letter):
    words = house_wording(letter)
    text = f"{words.subject}\n{words.body}"
    required = {name for name, placeholder in letter.placeholders.items() if placeholder.required}

    assert strangers_in(text, letter.placeholders) == []
    assert required - set(names_in(text)) == set()
    assert words.subject != ""
    assert "{%" not in text


@pytest.mark.parametrize("letter", kinds())
def test_every_letter_can_be_read_with_its_samples(letter):
    link = LINK if letter.action else ""
    rendered = render(letter, house_wording(letter), letter.samples, link=link, contact="office@network.example")

    assert "{{" not in rendered.subject + rendered.text + rendered.html
    assert f"{letter.action}:\n{link}\n\n" in rendered.text or not letter.action
    assert "\n\nQuestions: office@network.example\n\n-- \n" in rendered.text
    assert rendered.html.count("href=") == bool(letter.action)


@pytest.mark.parametrize("letter", kinds())
def test_every_letter_says_what_it_is_and_when_it_is_written(letter):
    assert letter_of(letter.kind) is letter
    assert all([letter.title, letter.when])
    assert all(placeholder.says and placeholder.sample for placeholder in letter.placeholders.values())


def test_an_unknown_letter_is_an_error():
    with pytest.raises(KeyError):
        letter_of("nothing")


@pytest.mark.django_db
def test_a_letter_is_posted_with_its_words_one_button_and_one_contact(worded):
    ada = PersonFactory(first_name="Ada", last_name="Byron")

    message = write(LETTER, ada, key="seat:12", link=LINK, contact="school@x.example", seat="12 B")

    assert (message.kind, message.key, message.person, message.to) == ("test.seat", "seat:12", ada, ada.email)
    assert (message.reply_to, message.subject) == ("school@x.example", "Seat 12 B")
    assert message.text == (
        "Dear Ada Byron,\n\nYours: 12 B.\n\nLook at it:\n"
        f"{LINK}\n\nQuestions: school@x.example\n\n-- \n{configured.SITE_NAME}"
    )


@pytest.mark.django_db
def test_somebody_without_an_account_is_written_to_by_address_and_name(worded):
    message = write(LETTER, "referee@x.example", key=None, link=LINK, name="Dr Referee", seat="1")

    assert (message.to, message.person) == ("referee@x.example", None)
    assert message.text.startswith("Dear Dr Referee,\n")


@pytest.mark.django_db
def test_a_letter_without_a_contact_of_its_own_names_the_office(worded, settings):
    settings.DEFAULT_FROM_EMAIL = "The office <office@x.example>"

    message = write(LETTER, "somebody@x.example", key=None, link=LINK, seat="1")

    assert message.reply_to == "office@x.example"
    assert message.text.startswith("Dear reader,")


@pytest.mark.django_db
def test_the_office_is_the_one_that_an_editor_named_for_the_site(worded, no_office_kept):
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.create(site=site, office_email="desk@x.example")

    assert write(LETTER, "somebody@x.example", key=None, link=LINK, seat="1").reply_to == "desk@x.example"


@pytest.mark.django_db
def test_a_letter_to_another_address_of_a_person_is_still_theirs(worded):
    ada = PersonFactory(first_name="Ada", last_name="Byron")

    message = write(LETTER, "new@x.example", person=ada, key=None, link=LINK, seat="1")

    assert (message.to, message.person) == ("new@x.example", ada)
    assert message.text.startswith("Dear Ada Byron,")


@pytest.mark.django_db
@pytest.mark.parametrize("values", [{}, {"seat": "1", "row": "B"}])
def test_a_letter_takes_exactly_the_values_it_declares(worded, values):
    with pytest.raises(TypeError, match=r"Letter test.seat and its values differ in (seat|row)\."):
        write(LETTER, "somebody@x.example", key=None, link=LINK, **values)

    assert Message.objects.count() == 0


def test_values_are_escaped_in_html_and_plain_in_text():
    rendered = render(LETTER, Wording("{{ seat }}", "{{ seat }}"), {"seat": "<b> & 'x'"}, link=LINK, contact="")

    assert rendered.text.startswith("<b> & 'x'\n")
    assert "&lt;b&gt; &amp; &#x27;x&#x27;</p>" in rendered.html


def test_lines_within_a_paragraph_stay_lines_in_both_parts():
    rendered = render(LETTER, Wording("S", "{{ seat }}"), {"seat": "one\ntwo"}, link=LINK, contact="")

    assert rendered.text.startswith("one\ntwo\n")
    assert ">one<br>two</p>" in rendered.html


def test_a_line_break_in_a_value_does_not_reach_the_subject():
    rendered = render(LETTER, Wording("Seat {{ seat }}", "S"), {"seat": "1\r\nBcc: all@x"}, link=LINK, contact="")

    assert rendered.subject == "Seat 1 Bcc: all@x"


def test_a_wording_in_the_readers_language_goes_first(worded, settings):
    (worded / "de").mkdir()
    (worded / "de" / "test.seat.txt").write_text("Platz {{ seat }}\n\nIhr Platz.\n")

    with translation.override("de"):
        assert house_wording(LETTER) == Wording("Platz {{ seat }}", "Ihr Platz.")
    assert house_wording(LETTER).subject == "Seat {{ seat }}"
