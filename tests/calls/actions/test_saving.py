"""Saving: answers, files and facts; by whom, until when, and never over something newer."""

from datetime import timedelta
from pathlib import Path

import pytest
from wagtail.models import ModelLogEntry

from calls.actions import submission as deeds
from calls.actions.submission import Changes
from calls.errors import Closed, Incomplete, NotAllowed, Stale
from calls.flow import State
from calls.models import Answer, Attachment, CallPage, Submission
from tests.factories.calls import (
    ANSWERS,
    a_draft,
    a_submission,
    an_award,
    answer,
    application_facts,
    checked,
    nomination_facts,
    now_for,
)
from tests.factories.files import pdf
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


def an_organiser():
    return PersonFactory(is_superuser=True)


def changes(**answers) -> Changes:
    return Changes(asked=frozenset(answers), answers=answers)


def verbs() -> list[str]:
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


class TestSave:
    def test_a_page_saved_elsewhere_meanwhile_is_compared_with_what_is_stored(self):
        draft = answer(a_draft(), topic="Maps")
        opened = Submission.objects.get()
        assert opened.answer_map == {"topic": "Maps"}
        answer(draft, topic="Rivers")

        opened.refresh_from_db()
        saved = deeds.save(opened, changes(topic="Maps"), by=draft.applicant, at=now_for(draft.call), based_on=2)

        assert (saved.answer_map, Answer.objects.get().value) == ({"topic": "Maps"}, "Maps")

    def test_what_was_read_of_an_older_revision_is_not_believed(self):
        draft = answer(a_draft(), topic="Maps")
        opened = Submission.objects.get()
        assert opened.answer_map == {"topic": "Maps"}
        answer(draft, topic="Rivers")

        deeds.save(opened, changes(topic="Maps"), by=draft.applicant, at=now_for(draft.call), based_on=2)

        assert Answer.objects.get().value == "Maps"

    def test_saving_keeps_answers_and_counts_revisions(self):
        draft = answer(a_draft(), topic="Maps")

        draft = answer(draft, motivation="Because.", topic=None)

        assert (draft.revision, draft.answer_map) == (2, {"motivation": "Because."})
        assert {row.question: row.revision for row in Answer.objects.all()} == {"topic": 2, "motivation": 2}

    def test_an_answer_that_stays_the_same_keeps_its_revision(self):
        draft = answer(a_draft(), topic="Maps", motivation="One")

        answer(draft, topic="Maps", motivation="Two")

        assert {row.question: row.revision for row in Answer.objects.all()} == {"topic": 1, "motivation": 2}

    def test_what_is_returned_is_what_is_stored(self):
        draft = answer(answer(a_draft(), topic="Maps", motivation="One"), topic=None, motivation="Two")

        assert draft.answer_map == Submission.objects.get().answer_map == {"motivation": "Two"}

    def test_a_stale_page_is_refused_with_what_is_stored(self):
        draft = answer(a_draft(), topic="Theirs")

        with pytest.raises(Stale) as refused:
            deeds.save(draft, changes(topic="Mine"), by=draft.applicant, at=now_for(draft.call), based_on=0)

        assert refused.value.current == {"topic": "Theirs"}
        assert Answer.objects.get().value == "Theirs"

    def test_a_page_that_does_not_know_of_an_emptied_answer_is_stale(self):
        draft = answer(answer(a_draft(), topic="Maps"), topic=None)

        with pytest.raises(Stale):
            deeds.save(draft, changes(topic="Old maps"), by=draft.applicant, at=now_for(draft.call), based_on=1)

    def test_a_page_that_does_not_know_of_a_newer_file_is_stale(self):
        draft = answer(a_draft(), uploads={"cv": pdf()})
        page = Changes(asked=frozenset(), uploads=checked({"cv": pdf(2)}))

        with pytest.raises(Stale):
            deeds.save(draft, page, by=draft.applicant, at=now_for(draft.call), based_on=0)

        assert Attachment.objects.get().pages == 1

    def test_a_page_that_does_not_know_that_a_file_was_removed_may_bring_its_own(self):
        draft = answer(a_draft(), uploads={"cv": pdf()})
        deeds.save(
            draft,
            Changes(asked=frozenset(), removals=frozenset({"cv"})),
            by=draft.applicant,
            at=now_for(draft.call),
            based_on=1,
        )

        answer(draft, uploads={"cv": pdf(2)})

        assert Attachment.objects.get().pages == 2

    def test_only_the_author_saves(self):
        draft = a_draft()

        for stranger in (PersonFactory(), an_organiser()):
            with pytest.raises(NotAllowed, match="Only the person who began this"):
                deeds.save(draft, changes(topic="Forged"), by=stranger, at=now_for(draft.call), based_on=0)

        assert not Answer.objects.exists()

    def test_after_the_deadline_nothing_is_saved(self):
        draft = a_draft()

        with pytest.raises(Closed):
            deeds.save(draft, changes(topic="Late"), by=draft.applicant, at=draft.call.closes_at, based_on=0)

        assert not Answer.objects.exists()

    def test_an_extended_deadline_is_the_one_that_counts(self):
        draft = a_draft()
        old = draft.call.closes_at
        CallPage.objects.filter(pk=draft.call_id).update(closes_at=old + timedelta(days=1))

        deeds.save(draft, changes(topic="In time"), by=draft.applicant, at=old + SECOND, based_on=0)

        assert Answer.objects.get().value == "In time"

    def test_a_submission_stays_submitted_while_it_is_changed(self):
        submission = a_submission()
        handed_in = submission.submitted_at

        answer(submission, topic="Rivers")

        stored = Submission.objects.get()
        assert (stored.state, stored.submitted_at, stored.answer_map["topic"]) == (State.SUBMITTED, handed_in, "Rivers")
        assert verbs()[-1] == "calls.submission.amend"

    def test_a_change_that_leaves_a_submission_incomplete_is_refused_whole(self):
        submission = a_submission()

        with pytest.raises(Incomplete) as refused:
            answer(submission, topic=None, motivation="New")

        assert refused.value.missing == ("Topic: Answer this question.",)
        assert Submission.objects.get().answer_map == ANSWERS

    def test_a_refused_change_leaves_the_old_file_in_its_place(self):
        submission = a_submission()
        old = Attachment.objects.get()

        with pytest.raises(Incomplete):
            answer(submission, topic=None, uploads={"cv": pdf(2)})

        assert Attachment.objects.get() == old
        assert old.file.storage.exists(old.file.name)

    def test_a_refused_change_leaves_no_new_file_behind(self):
        submission = a_submission()
        before = stored_files()

        with pytest.raises(Incomplete):
            answer(submission, topic=None, uploads={"cv": pdf(2)})

        assert stored_files() == before

    def test_replacing_a_file_removes_the_old_one_from_the_disk(self, django_capture_on_commit_callbacks):
        before = stored_files()
        draft = answer(a_draft(), uploads={"cv": pdf(name="old.pdf")})

        with django_capture_on_commit_callbacks(execute=True):
            answer(draft, uploads={"cv": pdf(2, name="new.pdf")})

        kept = Attachment.objects.get()
        assert (kept.name, stored_files() - before) == ("new.pdf", {kept.file.name})

    def test_a_file_is_kept_with_its_size_pages_and_digest_under_a_name_of_ours(self):
        upload = pdf(2, name="../Ada\u202eBYRON.pdf")

        answer(a_draft(), uploads={"cv": upload})

        kept = Attachment.objects.get()
        upload.seek(0)
        assert (kept.name, kept.pages, kept.size) == ("AdaBYRON.pdf", 2, upload.size)
        assert kept.file.read() == upload.read()
        assert "BYRON" not in kept.file.name


def stored_files() -> set[str]:
    """The names of all private files on the disk."""
    root = Path(Attachment._meta.get_field("file").storage.location)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


class TestSaveEntry:
    def test_changed_facts_are_stored_with_the_submission(self):
        draft = a_draft()

        deeds.save_entry(
            draft,
            application_facts(draft.applicant, title="Rivers", university="Leiden"),
            by=draft.applicant,
            at=now_for(draft.call),
        )

        stored = Submission.objects.get()
        assert (stored.title, stored.application.university, stored.revision) == ("Rivers", "Leiden", 1)

    def test_a_nomination_cannot_become_the_same_as_another(self):
        award, person = an_award(), PersonFactory()
        a_draft(award, by=person)
        other = a_draft(award, by=person, name="Sofja", email="sofja@university.example")

        with pytest.raises(NotAllowed, match="You have already put this candidate forward"):
            deeds.save_entry(other, nomination_facts(), by=person, at=now_for(award))

        other.refresh_from_db()
        assert other.candidate_name == "Sofja"

    def test_only_the_author_changes_the_facts(self):
        draft = a_draft()

        with pytest.raises(NotAllowed):
            deeds.save_entry(draft, application_facts(draft.applicant), by=PersonFactory(), at=now_for(draft.call))
