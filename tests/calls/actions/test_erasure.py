"""What the engine forgets of a person, and the record of the jury that stays."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from awards.models import Laureate, Nomination
from calls.actions import decision, letter_office, window
from calls.actions.decision import Choice
from calls.flow import State
from calls.models import Answer, Attachment, Decision, Evaluation, Letter, LetterRequest, Score, Submission
from people import erasure
from people.models import Message
from people.outbox import deliver, post
from tests.factories.calls import a_draft, a_full_draft, a_school, a_submission, an_award, now_for
from tests.factories.jury import a_closed_call, an_open_jury, closed, conflicted, handed_in
from tests.factories.letters import GRACE, a_letter_call, asked
from tests.factories.office import an_office_organiser
from tests.factories.people import PersonFactory
from training.models import Application

pytestmark = pytest.mark.django_db


def erase(person):
    erasure.erase(person, at=timezone.now())


def a_letter(submission, text="Ada is brilliant"):
    now = timezone.now()
    request = LetterRequest.objects.create(
        submission=submission, name="Rosa", email="rosa@university.example", asked_at=now
    )
    return Letter.objects.create(request=request, text=text, received_at=now)


def test_a_draft_goes_with_all_that_is_in_it(django_capture_on_commit_callbacks):
    draft = a_full_draft()
    a_letter(draft)
    file = draft.attachments.get().file
    assert file.storage.exists(file.name)

    with django_capture_on_commit_callbacks(execute=True):
        erase(draft.applicant)

    left = [model.objects.count() for model in (Submission, Answer, Attachment, Letter, LetterRequest, Application)]
    assert (left, file.storage.exists(file.name)) == ([0] * 6, False)


def test_what_waits_for_its_jury_is_withdrawn_without_names_answers_and_files(django_capture_on_commit_callbacks):
    submission = a_submission(a_closed_call())
    a_letter(submission)
    file, reference = submission.attachments.get().file, submission.reference

    with django_capture_on_commit_callbacks(execute=True):
        erase(submission.applicant)

    kept = Submission.objects.get()
    assert (kept.state, kept.reference, kept.withdrawn_at is not None) == (State.WITHDRAWN, reference, True)
    assert (kept.candidate_name, kept.title) == ("Erased person", "Erased")
    assert kept.candidate_email == kept.applicant.email == f"erased-{kept.applicant_id}@erased.invalid"
    left = [model.objects.count() for model in (Answer, Attachment, Letter, LetterRequest, Application)]
    assert (left, file.storage.exists(file.name)) == ([0] * 5, False)


def a_judged_one():
    jury = an_open_jury()
    handed_in(jury.assignment(), comment="Ada Byron writes well.", remarks={"note": "I like Ada."})
    jury = closed(jury)
    [dossier] = jury.dossiers
    choice = Choice("accepted", reason="Ada was the best.")
    decision.prepare(jury.round, {dossier.pk: choice}, by=jury.organiser, at=timezone.now())
    decision.release(jury.round, by=jury.organiser, at=timezone.now())
    return Submission.objects.get(pk=dossier.pk)


def test_what_was_judged_keeps_its_figures_and_no_words():
    judged = a_judged_one()
    basis = Decision.objects.get().basis

    erase(judged.applicant)

    kept = Decision.objects.get()
    assert (kept.outcome, kept.basis, kept.reason, kept.letter) == ("accepted", basis, "", "")
    assert sorted(Score.objects.values_list("value", "comment")) == [(3, ""), (4, "")]
    assert (Evaluation.objects.get().remarks, Submission.objects.get().state) == ({}, State.DECIDED)


def test_what_is_being_judged_is_withdrawn_and_its_jurors_lose_sight_of_it():
    jury = an_open_jury()
    conflicted(jury.assignment(), because="I supervised Ada Byron.")

    erase(jury.dossiers[0].applicant)

    kept = Submission.objects.get()
    assert (kept.state, kept.assignments.get().conflict_because) == (State.WITHDRAWN, "—")


def test_letters_to_others_that_name_the_candidate_are_emptied_once_they_left():
    submission = a_submission(a_closed_call())
    name = submission.candidate_name
    sent = post(to="rosa@university.example", subject="Letter", text=f"{name} asks you", kind="asked")
    other = post(to="rosa@university.example", subject="Letter", text="Somebody asks you", kind="asked")
    for message in (sent, other):
        message.state, message.sent_at = "sent", timezone.now()
        message.save()

    erase(submission.applicant)

    for message in (sent, other):
        message.refresh_from_db()
    assert (sent.text, sent.to) == ("", "erased@erased.invalid")
    assert other.text == "Somebody asks you"


def test_a_referee_is_not_asked_any_more_by_a_letter_that_waited():
    request = asked(a_draft(a_letter_call()))
    letter_office.resend(request, by=an_office_organiser(), at=now_for(request.submission.call))

    erase(request.submission.applicant)

    letters = Message.objects.filter(kind="letter_asked")
    assert list(letters.values_list("state", "to", "text")) == [("held", "erased@erased.invalid", "")] * 2
    deliver()
    assert GRACE.email not in [letter.to[0] for letter in mail.outbox]


def test_a_letter_about_several_candidates_goes_out_without_whoever_was_erased():
    call = a_letter_call()
    gone, _stays = (asked(a_draft(call, by=PersonFactory(first_name=name, last_name="Rue"))) for name in ("Ada", "Bo"))
    facts = {
        "closes_at": call.closes_at,
        "letters_due_at": call.letters_due_at + timedelta(days=1),
        "reason": "A storm.",
    }
    window.extend(call, **facts, by=an_office_organiser(), at=now_for(call))

    erase(gone.submission.applicant)

    letter = Message.objects.get(kind="letters_extended")
    assert (letter.state, letter.to) == ("waiting", GRACE.email)
    assert "about Erased person and Bo Rue." in letter.text
    assert [part for part in (letter.text, letter.html, letter.subject) if "Ada" in part] == []


def test_two_works_put_forward_to_one_call_stay_apart():
    award = an_award()
    first = a_submission(award, email="one@university.example")
    a_submission(award, by=first.applicant, email="two@university.example")
    Submission.objects.update(state=State.DECIDED)

    erase(first.applicant)

    assert (Submission.objects.filter(title="Erased").count(), Nomination.objects.count()) == (2, 0)


def test_a_laureate_stays_on_the_page_of_the_award():
    nomination = a_submission(an_award())
    Submission.objects.update(state=State.DECIDED)
    Laureate.objects.create(edition=nomination.call.specific, submission=nomination, name="Emmy Noether")

    erase(nomination.applicant)

    assert Laureate.objects.get().name == "Emmy Noether"
    assert Submission.objects.get().candidate_name == "Erased person"


def test_a_juror_keeps_the_scores_and_loses_the_seat():
    jury = an_open_jury()
    handed_in(jury.assignment(), comment="Clear and brave.")

    erase(jury.readers[0].person)

    seat = jury.panel.jurors.get(pk=jury.readers[0].pk)
    assert (seat.active, seat.person.name) == (False, "Erased person")
    assert set(Score.objects.values_list("comment", flat=True)) == {"Clear and brave."}


def test_the_work_of_others_in_the_same_call_is_left_alone():
    call = a_school()
    mine, theirs = a_full_draft(call), a_draft(call)
    theirs_before = theirs.candidate_name

    erase(mine.applicant)

    assert list(Submission.objects.values_list("pk", "candidate_name")) == [(theirs.pk, theirs_before)]
