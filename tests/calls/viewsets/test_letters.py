"""Reference letters in the office: every request with what came of it, what does not fit, and three deeds."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.actions import letter as letter_deeds
from calls.actions import merging
from calls.flow import Asked
from calls.models import CallPage, Letter, LetterRequest, Submission
from people.models import Message
from tests.calls.counting import queries_of
from tests.factories.calls import a_draft, a_school, a_submission, an_award, now_for
from tests.factories.files import pdf
from tests.factories.letters import (
    ANSWERS,
    GRACE,
    MARY,
    STATEMENTS,
    a_letter_call,
    asked,
    asked_for_a_draft,
    declined,
    sent,
)

pytestmark = pytest.mark.django_db

LIST = "office_submissions:index"
ENTERED = {
    "examined": "yes",
    "supervised": "",
    "taught": "",
    "relation": "",
    "known-for": "",
    "text": "By post.",
    "reason": "It came by post on the last day.",
}


def page(office, submission):
    return office.get(reverse("office_submissions:page", args=[submission.pk]))


def deed(name, request):
    return reverse(f"office_submissions:letter_{name}", args=[request.pk])


def over():
    past = timezone.now() - timedelta(minutes=1)
    CallPage.objects.update(closes_at=past - timedelta(days=1), letters_due_at=past)


def listed(office, **query):
    return [submission.reference for submission in office.get(reverse(LIST), query).context["object_list"]]


class TestPage:
    def test_it_shows_every_request_and_the_letters_that_came(self, office):
        submission = a_submission(a_letter_call(asked=2))
        letter = sent(asked(submission), upload=pdf(name="letter.pdf"))
        declined(asked(submission, MARY), reason="On leave until May.")

        told = page(office, submission).text

        for words in ("Grace Hopper", ANSWERS["text"], "letter.pdf", "Mary Somerville", "On leave until May."):
            assert words in told
        assert f"/files/letters/{letter.key}/" in told

    def test_a_statement_that_does_not_fit_the_rule_is_said_in_words(self, office):
        request = asked()
        sent(request, supervised=True)

        told = page(office, request.submission).text

        assert "The call asks for somebody of whom this is not true." in told
        assert told.count("The call asks for") == 1

    def test_the_wording_that_was_answered_stays_when_the_page_changes(self, office):
        request = asked()
        sent(request)
        CallPage.objects.update(
            letter_statements=str([STATEMENTS[0] | {"value": {"statement": "No", "expected": "no"}}])
        )

        told = page(office, request.submission).text
        assert "I was on the committee" in told
        assert "The call asks for" not in told

    def test_a_letter_that_was_given_up_is_not_shown(self, office):
        old = asked()
        sent(old)
        facts = {"by": old.submission.applicant, "at": now_for(old.submission.call), "although_received": True}
        letter_deeds.replace(old, MARY, **facts)

        told = page(office, old.submission).text

        assert "Replaced" in told
        assert ANSWERS["text"] not in told

    def test_an_organiser_reads_nothing_about_themselves(self, office, organiser):
        own = asked(a_submission(a_letter_call(), by=organiser))
        sent(own)

        told = page(office, own.submission).text

        assert ANSWERS["text"] not in told
        assert "grace@university.example" not in told
        for name in ("resend", "late", "enter"):
            assert office.get(deed(name, own)).status_code == 404

    def test_three_letters_cost_as_many_queries_as_one(self, client, organiser):
        submission = a_submission(a_letter_call(asked=4))
        where = reverse("office_submissions:page", args=[submission.pk])
        sent(asked(submission))
        with_one = queries_of(client, organiser, where)
        for number in (2, 3):
            sent(asked(submission, letter_deeds.Referee(f"R{number}", f"r{number}@x.example")))

        assert queries_of(client, organiser, where) == with_one


class TestDeeds:
    def test_the_link_is_sent_again(self, office):
        request = asked()

        answered = office.post(deed("resend", request))

        assert answered.url == reverse("office_submissions:page", args=[request.submission_id])
        assert Message.objects.filter(kind="letter_asked", to=request.email).count() == 2

    def test_a_letter_is_accepted_late_with_a_reason_and_a_clock_time_of_the_calls_zone(self, office):
        request = asked(a_submission(a_letter_call(zone="AoE")))
        over()
        day = timezone.now() + timedelta(days=7)

        refused = office.post(deed("late", request), {"until": f"{day:%Y-%m-%d} 23:59", "reason": ""})
        assert refused.status_code == 422
        assert "Say why: the reason is kept with the letter." in refused.text
        office.post(deed("late", request), {"until": f"{day:%Y-%m-%d} 23:59", "reason": "Illness."})

        request.refresh_from_db()
        assert request.late_because == "Illness."
        assert f"{request.may_come_until:%H:%M}" == "11:59"
        assert "Illness." in page(office, request.submission).text

    def test_a_letter_that_came_by_mail_is_entered_as_file_or_text(self, office):
        request = asked()
        over()

        answered = office.post(deed("enter", request), ENTERED | {"file": pdf(name="scan.pdf")})

        letter = Letter.objects.get()
        assert answered.status_code == 302
        assert (letter.text, letter.name, letter.entered_because) == ("By post.", "scan.pdf", ENTERED["reason"])
        assert [kept["said"] for kept in letter.statements] == [True, None, None]
        told = page(office, request.submission).text
        assert "Orla Office" in told
        assert "The call asks for an answer, and none was given." in told
        assert "late" in told

    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, office):
        request = asked()

        answered = office.post(deed("enter", request), ENTERED | {"reason": "", "file": pdf(pages=9)})

        assert answered.status_code == 422
        for told in ("Say how the letter came", "Shorten this file to 2 pages: it has 9.", "By post."):
            assert told in answered.text
        assert not Letter.objects.exists()

    def test_reading_a_deeds_page_does_nothing(self, office):
        request = asked()

        assert [office.get(deed(name, request)).status_code for name in ("resend", "late", "enter")] == [200] * 3
        assert LetterRequest.objects.get().state == Asked.ASKED

    def test_a_draft_is_its_authors_alone(self, office):
        request = asked_for_a_draft()

        assert [office.get(deed(name, request)).status_code for name in ("resend", "late", "enter")] == [404] * 3


class TestList:
    def test_submissions_that_lack_letters_can_be_filtered(self, office):
        call = a_letter_call()
        whole, lacking = a_submission(call), a_submission(call)
        a_submission(a_school(code="NONE"))
        a_draft(call)
        sent(asked(whole))
        asked(lacking)

        assert listed(office, letters="missing") == [lacking.reference]

    def test_the_list_counts_letters_and_tells_nothing_of_drafts(self, office):
        submission = a_submission(a_letter_call(asked=2))
        sent(asked(submission))
        asked_for_a_draft(submission.call)

        told = office.get(reverse(LIST)).text

        assert "1/2" in told
        assert "0/2" not in told


class TestExport:
    def taken(self, office, name, *args):
        answered = office.get(reverse(f"office_{name}", args=[*args, "csv"]))
        return list(csv.DictReader(io.StringIO(b"".join(answered.streaming_content).decode("utf-8-sig"))))

    def test_letters_go_along_with_the_answers_of_a_call(self, office):
        submission = a_submission(a_letter_call(asked=2))
        sent(asked(submission), upload=pdf(name="letter.pdf"))

        [row] = self.taken(office, "exports:answers", submission.call_id)

        assert row["Letter 1: referee"] == "Grace Hopper (University of Vassar)"
        assert row["Letter 1: text"] == ANSWERS["text"]
        assert row["Letter 1: statements"].splitlines()[:2] == [
            "I was on the committee: Yes",
            "I supervised the thesis: No",
        ]
        assert (row["Letter 1: file"], row["Letter 2: referee"]) == ("letter.pdf", "")

    def test_what_is_about_the_organiser_who_exports_stays_behind_with_its_letters(self, office, organiser):
        call = a_letter_call(make=an_award)
        sent(asked(a_submission(call, email=organiser.email)))
        other = a_submission(call)

        [row] = self.taken(office, "exports:answers", call.pk)

        assert row["Reference"] == other.reference

    def test_the_list_taken_along_counts_letters(self, office):
        submission = a_submission(a_letter_call(asked=2))
        sent(asked(submission))

        [row] = self.taken(office, "submissions:export")

        assert (row["Letters received"], row["Letters asked for"]) == ("1", "2")


class TestReuse:
    """Letters of an entry that was set aside are offered to the one that went on."""

    def merged(self, organiser, *, letters=1, **facts):
        """The entry that went on, and the requests whose letters came for the other one."""
        call = a_letter_call(make=an_award, asked=letters, **facts)
        kept, dropped = a_submission(call), a_submission(call)
        requests = [asked(dropped, referee) for referee in (GRACE, MARY)[:letters]]
        for request in requests:
            sent(request, upload=pdf())
        merging.merge(kept, dropped, by=organiser, at=now_for(call))
        return kept, requests

    def test_the_page_offers_the_letter_and_using_it_shows_it_there(self, office, organiser):
        kept, (request,) = self.merged(organiser)
        offer = f"Use this letter for {kept.reference}"
        assert offer in page(office, kept).text
        assert ANSWERS["text"] not in page(office, kept).text
        assert request.submission.reference in office.get(deed("reuse", request)).text

        done = office.post(deed("reuse", request))

        assert done.url == reverse("office_submissions:page", args=[kept.pk])
        assert ANSWERS["text"] in page(office, kept).text
        assert offer not in page(office, kept).text

    def test_where_everybody_is_asked_one_says_in_whose_place_it_comes(self, office, organiser):
        kept, (request,) = self.merged(organiser)
        silent = asked(kept, MARY)

        refused = office.post(deed("reuse", request))
        done = office.post(deed("reuse", request), {"instead_of": silent.pk})

        assert (refused.status_code, done.status_code) == (422, 302)
        assert "Choose in whose place this letter comes." in refused.text
        silent.refresh_from_db()
        assert silent.state == Asked.REPLACED

    def test_the_same_referee_needs_no_choice(self, office, organiser):
        kept, (request,) = self.merged(organiser)
        asked(kept, GRACE)

        assert office.post(deed("reuse", request)).status_code == 302

    def test_an_entry_with_all_its_letters_is_offered_none(self, office, organiser):
        kept, (request,) = self.merged(organiser)
        sent(asked(kept, MARY))

        assert "Use this letter" not in page(office, kept).text
        assert office.post(deed("reuse", request)).status_code == 403

    def test_a_letter_that_the_entry_has_of_the_same_referee_is_not_offered(self, office, organiser):
        kept, requests = self.merged(organiser, letters=2)
        sent(asked(kept, GRACE))

        told = page(office, kept).text

        assert [deed("reuse", request) in told for request in requests] == [False, True]

    def test_a_letter_of_an_entry_that_was_not_merged_is_not_offered(self, office):
        request = asked()
        sent(request)

        assert office.get(deed("reuse", request)).status_code == 404

    def test_an_organiser_is_offered_no_letter_about_themselves(self, office, organiser):
        kept, (request,) = self.merged(organiser)
        Submission.objects.filter(pk=request.submission_id).update(candidate_email=organiser.email)

        assert "Use this letter" not in page(office, kept).text
        assert office.get(deed("reuse", request)).status_code == 404

    def test_two_offers_cost_as_many_queries_as_one(self, client, organiser):
        counts = []
        for letters, code in ((1, "ONE"), (2, "TWO")):
            kept, _requests = self.merged(organiser, letters=letters, code=code)
            where = reverse("office_submissions:page", args=[kept.pk])
            client.force_login(organiser)
            assert client.get(where).text.count("Use this letter") == letters
            counts.append(queries_of(client, organiser, where))

        assert counts[0] == counts[1]
