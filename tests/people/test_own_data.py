"""One's own data as a ZIP: what is in it, what is not, and how it is sent."""

import json
import tracemalloc
from datetime import UTC, datetime
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from django.urls import reverse

from people import own_data
from people.outbox import post
from people.own_data import File, Record, facts
from people.zips import stream
from tests.factories.people import AffiliationFactory, MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db

PAGE = reverse("people:own_data")
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def taken(person) -> ZipFile:
    return ZipFile(BytesIO(b"".join(stream(own_data.members(person, at=AT)))))


def records(archive, section):
    return json.loads(archive.read(f"{section}.json"))


def told(archive, section):
    """Title and facts of each record of a section."""
    return [
        (record["title"], {fact["name"]: fact["value"] for fact in record["facts"]})
        for record in records(archive, section)
    ]


@pytest.fixture
def only(monkeypatch):
    """Registers one section with these records, and no other."""

    def register(*given):
        monkeypatch.setattr(own_data, "SECTIONS", {})
        own_data.register(1, "things", "Things", lambda person: iter(given))

    return register


def test_the_page_says_what_is_in_it_and_a_post_sends_it(client):
    person = PersonFactory(first_name="Ada", last_name="Byron")
    client.force_login(person)

    page = client.get(PAGE).content.decode()
    answer = client.post(PAGE)

    archive = ZipFile(BytesIO(answer.getvalue()))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/zip", "private, no-store")
    assert archive.testzip() is None
    for section in own_data.sections():
        assert str(section.title) in page
        assert {f"{section.name}.html", f"{section.name}.json"} <= set(archive.namelist())


def test_the_profile_and_its_ties_are_in_it():
    person = AffiliationFactory(person__first_name="Ada", person__pronouns="Dr", person__country="PT").person
    MembershipFactory(person=person, number="M-0815")

    archive = taken(person)

    [(name, profile)] = told(archive, "profile")
    assert (name, profile["Pronouns or title"], profile["Country of residence"]) == ("Ada Byron", "Dr", "Portugal")
    assert [title for title, _facts in told(archive, "work")] == [
        person.affiliations.get().place,
        "Individual membership",
    ]
    assert told(archive, "signing-in") == [(person.email, {"E-mail address": "Confirmed"})]


def test_letters_are_in_it_but_no_personal_link():
    person = PersonFactory()
    post(to=person.email, person=person, subject="Received", text="We have it.", kind="received")
    post(to=person.email, subject="Code", text="QQQQ-WWWW", kind="account.login_code", secret=True)
    post(to="other@university.example", subject="Not yours", text="Other.", kind="received")

    letters = told(taken(person), "mail")

    assert [(title, facts["Text"]) for title, facts in letters] == [
        ("Received", "We have it."),
        ("Code", "This letter held a personal link, which is not repeated here."),
    ]


def test_an_address_that_was_never_confirmed_opens_nobodys_letters():
    person = PersonFactory()
    person.emailaddress_set.create(email="victim@university.example", verified=False)
    post(to="victim@university.example", subject="For the victim", text="Private.", kind="received")

    assert told(taken(person), "mail") == []


def test_a_page_escapes_what_people_typed_and_json_keeps_it(only):
    only(Record("<b>Title</b>", facts(("Note", "<script>alert(1)</script>"))))

    archive = taken(PersonFactory())

    page = archive.read("things.html").decode()
    assert "<script>alert" not in page
    assert "<h2>&lt;b&gt;Title&lt;/b&gt;</h2>" in page
    assert told(archive, "things") == [("<b>Title</b>", {"Note": "<script>alert(1)</script>"})]


def test_an_empty_section_is_an_empty_list(only):
    only()

    archive = taken(PersonFactory())

    assert records(archive, "things") == []


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("cv.pdf", "A-1/1-cv.pdf"),
        ("../../etc/passwd", "A-1/1-....etcpasswd"),
        ("C:\\secret\\cv.pdf", "A-1/1-Csecretcv.pdf"),
        ("..", "A-1/1-.."),
        ("", "A-1/1-"),
        ("naïve سيرة.pdf", "A-1/1-naïve_سيرة.pdf"),
    ],
)
def test_a_hostile_file_name_stays_in_its_folder(only, name, member):
    only(Record("One", files=(File(name, lambda: BytesIO(b"content")),), folder="A-1"))

    archive = taken(PersonFactory())

    assert archive.read(member) == b"content"


def test_two_files_of_one_name_are_two_files(only):
    files = tuple(File("cv.pdf", lambda text=text: BytesIO(text)) for text in (b"first", b"second"))
    only(Record("One", files=files, folder="A-1"))

    archive = taken(PersonFactory())

    assert [archive.read(f"A-1/{number}-cv.pdf") for number in (1, 2)] == [b"first", b"second"]


def test_a_file_that_is_gone_does_not_stop_the_rest(only):
    def gone():
        raise FileNotFoundError("no such file")

    only(Record("One", files=(File("cv.pdf", gone),), folder="A-1"), Record("Two"))

    archive = taken(PersonFactory())

    assert archive.read("A-1/1-cv.pdf") == b"This file could not be read: no such file\n"
    assert [title for title, _facts in told(archive, "things")] == ["One", "Two"]


def test_a_long_section_waits_on_disk_rather_than_in_memory(monkeypatch):
    def long(person):
        for number in range(300):
            yield Record(f"Record {number}", facts(("Text", Random(number).randbytes(25_000).hex())))

    monkeypatch.setattr(own_data, "SECTIONS", {})
    own_data.register(1, "things", "Things", long)
    person = PersonFactory()
    tracemalloc.start()

    sent = sum(len(piece) for piece in stream(own_data.members(person, at=AT)))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (sent > 10_000_000, peak < 4_000_000) == (True, True)


def test_two_sections_of_one_name_are_a_mistake():
    with pytest.raises(ValueError, match="Another section is called 'profile' already"):
        own_data.register(1, "profile", "Profile", lambda person: [])
