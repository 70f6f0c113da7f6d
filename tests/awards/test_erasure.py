"""Erasing somebody whom others put forward: the nomination goes with them, its figures and its hash stay."""

import pytest
from django.utils import timezone

from awards.models import Confirmation, Nomination, NominationPerson
from calls.flow import State
from calls.models import Answer, Attachment, EarlierEntry, Score, Submission
from people import erasure
from people.models import Message
from tests.awards.test_confirming import paper
from tests.factories.calls import a_draft, a_full_draft, a_submission, an_award
from tests.factories.jury import an_open_jury, closed, handed_in
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

NOMINEE = "emmy@university.example"


def erase(person):
    erasure.erase(person, at=timezone.now())


def a_nominee():
    return PersonFactory(email=NOMINEE, first_name="Emmy", last_name="Noether")


def test_what_waits_for_its_jury_is_withdrawn_and_says_nothing_of_the_nominee_any_more():
    submission, nominee = a_submission(an_award()), a_nominee()
    [hashes] = EarlierEntry.objects.values_list("person", "work")

    erase(nominee)

    kept = Submission.objects.get()
    assert (kept.state, kept.reference, kept.applicant) == (State.WITHDRAWN, submission.reference, submission.applicant)
    assert (kept.candidate_name, kept.title) == ("Erased person", "Erased")
    assert kept.candidate_email == f"erased-{nominee.pk}@erased.invalid"
    assert NOMINEE not in kept.subject
    left = [model.objects.count() for model in (Answer, Attachment, Confirmation, Nomination, NominationPerson)]
    assert left == [0] * 5
    assert list(EarlierEntry.objects.values_list("person", "work")) == [hashes]


def test_a_nominee_is_not_asked_by_a_letter_that_waited_when_the_nominator_is_erased():
    submission = a_submission(an_award())
    nominator = submission.applicant
    assert nominator.name in Message.objects.get(kind="confirmation_asked").text

    erase(nominator)

    letter = Message.objects.get(kind="confirmation_asked")
    assert (letter.state, letter.to, letter.text, letter.html) == ("held", "erased@erased.invalid", "", "")


def test_the_nominator_is_told_by_mail_and_on_the_desk(client):
    submission, nominee = a_submission(an_award()), a_nominee()

    erase(nominee)

    letter = Message.objects.get(kind="nominee_erased")
    assert (letter.to, submission.reference in letter.text) == (submission.applicant.email, True)
    client.force_login(submission.applicant)
    pages = [client.get(url).content.decode() for url in ("/desk/", f"/applications/{submission.reference}/")]
    sentence = "Whoever was put forward asked to be erased: what was written here is gone for good."
    for told in (letter.text, *pages):
        assert "Emmy" not in told
        assert "Invariant borders" not in told
    assert [sentence in page for page in pages] == [True, True]


def test_a_draft_about_the_nominee_is_withdrawn_and_stays_on_its_authors_desk():
    draft, nominee = a_full_draft(an_award()), a_nominee()

    erase(nominee)

    kept = Submission.objects.get()
    assert (kept.pk, kept.state, kept.answers.count()) == (draft.pk, State.WITHDRAWN, 0)


def test_an_address_in_other_letters_is_the_same_nominee():
    a_submission(an_award(), email="Emmy@University.example")

    erase(a_nominee())

    assert Submission.objects.get().candidate_name == "Erased person"


def test_what_was_judged_keeps_its_figures():
    jury = an_open_jury(make=an_award)
    handed_in(jury.assignment(), comment="Emmy writes well.")
    closed(jury)

    erase(a_nominee())

    assert sorted(Score.objects.values_list("value", "comment")) == [(3, ""), (4, "")]
    assert Submission.objects.get().candidate_name == "Erased person"


def test_an_author_of_a_paper_takes_it_along():
    paper(authors=[("Emmy Noether", NOMINEE), ("Bo Li", "bo@x.example")])

    erase(a_nominee())

    kept = Submission.objects.get()
    assert (kept.state, kept.candidate_name) == (State.WITHDRAWN, "Erased person")
    assert not Confirmation.objects.exists()


def test_a_supervisor_becomes_nobody_and_the_nomination_goes_on():
    submission = a_submission(an_award())

    erase(PersonFactory(email="grace@university.example"))

    kept = Submission.objects.get()
    assert (kept.state, kept.candidate_name) == (State.SUBMITTED, "Emmy Noether")
    assert kept.answer_map["supervisors"] == [{"person": {"name": "Erased person", "email": "", "affiliation": ""}}]
    assert kept.answer_map["committee"][0]["person"]["name"] == "Max Planck"
    told = NominationPerson.objects.order_by("part").values_list("part", "name", "email")
    assert list(told) == [
        ("committee", "Max Planck", "max@university.example"),
        ("supervisor", "Erased person", ""),
    ]
    assert submission.pk == kept.pk


def test_somebody_whose_own_address_it_was_before_is_left_alone():
    author = PersonFactory()
    address = author.emailaddress_set.create(email=NOMINEE, verified=True)
    own = a_draft(an_award(), by=author, route="self", relation="", name="Emmy Noether", email=NOMINEE)
    address.delete()

    erase(a_nominee())

    own.refresh_from_db()
    assert (own.state, own.candidate_name) == (State.DRAFT, "Emmy Noether")


def test_other_nominations_are_left_alone():
    other = a_submission(an_award(), name="Ada Byron", email="ada.byron@university.example")

    erase(a_nominee())

    other.refresh_from_db()
    assert (other.state, other.candidate_name) == (State.SUBMITTED, "Ada Byron")
    assert Confirmation.objects.count() == 1
