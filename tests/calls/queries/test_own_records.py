"""What the engine gives a person of their own, and what of it stays with those who wrote it."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from calls.actions import decision
from calls.actions.decision import Choice
from calls.models import Letter, LetterDraft, LetterRequest
from calls.queries import own_records
from tests.factories.calls import a_draft, a_school, a_submission
from tests.factories.jury import an_open_jury, closed, conflicted, handed_in
from tests.factories.letters import GRACE, a_letter_call, asked, sent
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def everything(person):
    """All that a person would take along of the engine, as one text."""
    sections = (own_records.submissions, own_records.judging, own_records.asked_of, own_records.deeds)
    return "\n".join(str(record) for section in sections for record in section(person))


def facts_of(record):
    return {fact.name: fact.shown for fact in record.facts}


def part(record, title):
    return next({fact.name: fact.shown for fact in part.facts} for part in record.parts if part.title == title)


def a_released_jury():
    jury = an_open_jury(readers=2)
    for reader in range(2):
        handed_in(jury.assignment(reader=reader), comment=f"Secret remark {reader}")
    jury = closed(jury)
    [dossier] = jury.dossiers
    choice = Choice("accepted", reason="A secret reason")
    decision.prepare(jury.round, {dossier.pk: choice}, by=jury.organiser, at=timezone.now())
    return jury


def released(jury):
    decision.release(jury.round, by=jury.organiser, at=timezone.now())
    return jury


def a_request(submission, email="referee@university.example", **letter):
    request = LetterRequest.objects.create(
        submission=submission, name="Rosa Referee", email=email, asked_at=timezone.now()
    )
    if letter:
        request.state, request.answered_at = "received", timezone.now()
        request.save()
        Letter.objects.create(request=request, received_at=timezone.now(), **letter)
    return request


def test_a_submission_is_there_with_facts_answers_and_files():
    submission = a_submission()

    [record] = own_records.submissions(submission.applicant)

    assert record.title == f"{submission.reference} · Borders in maps"
    assert facts_of(record)["State"] == "Submitted"
    assert facts_of(record)["Main supervisor"] == "Grace Hopper"
    assert part(record, "Your project") == {
        "Topic": "Borders in maps",
        "Why this school?": "It is where my questions live.",
    }
    [file] = record.files
    with file.open() as opened:
        assert (file.name, opened.read(5), record.folder) == ("cv.pdf", b"%PDF-", submission.reference)


def test_a_draft_is_there_too_and_nobody_elses():
    mine, _theirs = a_draft(), a_draft(a_school(code="OTHER"))

    assert [record.folder for record in own_records.submissions(mine.applicant)] == [mine.reference]


def test_a_decision_is_there_once_it_was_released():
    jury = a_released_jury()
    author = jury.dossiers[0].applicant
    before = everything(author)

    released(jury)

    [record] = own_records.submissions(author)
    assert "accepted" not in before.lower()
    assert part(record, "Decision")["Decision"] == "Accepted"


def test_what_the_jury_wrote_stays_with_the_jury():
    jury = released(a_released_jury())

    told = everything(jury.dossiers[0].applicant)

    juror = jury.readers[0].person
    for secret in ("Secret remark", "A secret reason", juror.last_name + "@", juror.email, "Level 4", "3.67"):
        assert secret not in told


def test_a_juror_takes_their_own_scores_and_no_colleagues():
    jury = a_released_jury()
    juror = jury.readers[0].person

    seat, sheet = own_records.judging(juror)

    assert facts_of(seat) == {"Seat": "Juror", "Active": "Yes"}
    assert sheet.title == f"{jury.dossiers[0].reference} · First reading"
    assert part(sheet, "Your evaluation") == {
        "Originality": "4 · Level 4 – Secret remark 0",
        "Clarity": "3 · Level 3 – Secret remark 0",
    }
    told = everything(juror)
    assert "Secret remark 1" not in told
    assert jury.dossiers[0].candidate_name not in told


def test_a_conflict_that_a_juror_declared_is_the_jurors_own():
    jury = an_open_jury(readers=2)
    conflicted(jury.assignment(), because="We share an office.")

    own = everything(jury.readers[0].person)
    others = everything(jury.readers[1].person) + everything(jury.dossiers[0].applicant)

    assert ("We share an office." in own, "We share an office." in others) == (True, False)


def test_an_assignment_that_was_not_announced_is_in_nobodys_data():
    jury = an_open_jury()
    jury.round.opened_at, jury.round.stage = None, "planned"
    jury.round.save()

    assert [record.title for record in own_records.judging(jury.readers[0].person)] == ["Committee · Mapping borders"]


def test_the_author_sees_whom_they_asked_and_nothing_of_the_letter():
    submission = a_submission()
    a_request(submission, text="A secret letter", relation="Secret relation")

    told = everything(submission.applicant)

    assert "Rosa Referee" in told
    assert ("A secret letter" in told, "Secret relation" in told) == (False, False)


def test_a_referee_takes_the_letter_they_wrote_by_their_confirmed_address():
    referee = PersonFactory(email="referee@university.example")
    request = a_request(a_submission(), text="My letter", file=ContentFile(b"%PDF-x", "letter.pdf"), name="letter.pdf")

    [record] = own_records.asked_of(referee)

    assert part(record, "Your letter")["Text"] == "My letter"
    assert record.title == f"Reference letter · {request.submission.reference}"
    with record.files[0].open() as opened:
        assert opened.read() == b"%PDF-x"


def test_a_referee_takes_along_what_they_stated():
    sent(asked(), supervised=True)

    [record] = own_records.asked_of(PersonFactory(email=GRACE.email))

    told = part(record, "Your letter")
    assert (told["I was on the committee"], told["I supervised the thesis"]) == ("Yes", "Yes")


def test_a_referee_takes_along_the_draft_they_have_not_sent():
    answers = {"examined": True, "text": "So far."}
    LetterDraft.objects.create(request=asked(), answers=answers, saved_at=timezone.now())

    [record] = own_records.asked_of(PersonFactory(email=GRACE.email))

    told = part(record, "Your draft of a letter")
    assert (told["I was on the committee"], told["Write it here"]) == ("Yes", "So far.")
    assert set(told) == {"I was on the committee", "Write it here", "Saved"}


def test_reading_costs_the_same_for_one_letter_and_three():
    referee, calls = PersonFactory(email=GRACE.email), [a_letter_call(code=code) for code in ("ONE", "TWO", "THREE")]
    sent(asked(a_submission(calls[0])))
    one = statements(lambda: list(own_records.asked_of(referee)))

    for call in calls[1:]:
        sent(asked(a_submission(call)))

    assert statements(lambda: list(own_records.asked_of(referee))) == one


def test_an_address_that_was_never_confirmed_opens_no_letter():
    thief = PersonFactory()
    thief.emailaddress_set.create(email="referee@university.example", verified=False)
    a_request(a_submission(), text="A secret letter")

    assert list(own_records.asked_of(thief)) == []


def test_the_log_gives_ones_own_deeds_without_what_it_notes_beside():
    submission = a_submission()

    told = [(record.title, facts_of(record)["About"]) for record in own_records.deeds(submission.applicant)]

    assert told == [("Began a submission", submission.reference), ("Submitted", submission.reference)]


def test_reading_costs_the_same_for_one_submission_and_three():
    person = PersonFactory()
    a_submission(a_school(code="ONE"), by=person)
    one = statements(lambda: list(own_records.submissions(person)))

    for code in ("TWO", "THREE"):
        submission = a_submission(a_school(code=code), by=person)
        a_request(submission)

    assert statements(lambda: list(own_records.submissions(person))) == one
    assert len(list(own_records.submissions(person))) == 3


def test_reading_costs_the_same_for_one_sheet_and_three():
    one, three = an_open_jury(), an_open_jury(dossiers=3, code="OTHER")
    handed_in(one.assignment())
    for dossier in range(3):
        handed_in(three.assignment(dossier=dossier))

    counted = [statements(lambda jury=jury: list(own_records.judging(jury.readers[0].person))) for jury in (one, three)]

    assert counted[0] == counted[1]


def statements(work):
    work()
    with CaptureQueriesContext(connection) as asked:
        work()
    return len(asked)


def test_late_access_is_there(settings):
    call, person = a_school(), PersonFactory()
    now = timezone.now()
    person.late_access.create(
        call=call, email=person.email, until=now + timedelta(days=2), reason="Ill", given_at=now, redeemed_at=now
    )

    [record] = own_records.asked_of(person)

    assert record.title == "Late access · Mapping borders"
    assert "Ill" not in str(record)
