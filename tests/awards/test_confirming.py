"""A nominee agrees or declines; nominators have no hand in the work; the same work twice becomes one by choice."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from awards import confirming
from awards.models import Confirmation, NominationPerson, Reply
from awards.queries import asking
from awards.queries.findings import findings, fingerprints, own_findings
from calls.actions import merging
from calls.actions import submission as submission_actions
from calls.actions.submission import Changes
from calls.eligibility import Verdict
from calls.errors import Closed, Incomplete, NotAllowed, WrongState
from calls.flow import State
from calls.matching import hashed
from calls.models import EarlierEntry, Submission
from people.models import Message
from tests.calls.at_once import at_once
from tests.calls.refusing import refuses
from tests.factories.awards import AwardPageFactory
from tests.factories.calls import a_draft, a_full_draft, a_submission, an_award, nomination_facts, now_for
from tests.factories.office import an_office_organiser
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def nominated(award=None, **facts) -> Submission:
    return a_submission(award or an_award(), **facts)


def soon(submission):
    return submission.submitted_at + HOUR


class TestAsking:
    def test_a_nominee_is_asked_when_somebody_else_nominates(self):
        submission = nominated()

        asked = Confirmation.objects.get()
        assert (asked.name, asked.email, asked.state) == ("Emmy Noether", "emmy@university.example", Reply.ASKED)
        assert asked.until == submission.submitted_at + timedelta(days=14)
        letter = Message.objects.get(kind="confirmation_asked")
        assert (letter.to, letter.secret) == ("emmy@university.example", True)

    def test_who_nominates_oneself_is_not_asked(self):
        nominated(route="self", relation="")

        assert not Confirmation.objects.exists()

    def test_nobody_is_put_forward_unasked_by_who_claims_their_work(self):
        with refuses(NotAllowed, "Your own work is nominated with a confirmed address of yours."):
            a_draft(an_award(), route="self", relation="", email="emmy@university.example")

    def test_an_address_that_is_no_longer_the_authors_is_asked_all_the_same(self):
        draft = a_full_draft(an_award(), by=PersonFactory(email="emmy@university.example"), route="self", relation="")
        draft.applicant.emailaddress_set.update(email="other@university.example")

        submission_actions.submit(draft, by=draft.applicant, at=now_for(draft.call))

        assert Confirmation.objects.get().email == "emmy@university.example"

    def test_one_puts_oneself_forward_once_whatever_the_address(self):
        award, person = an_award(), PersonFactory()
        person.emailaddress_set.create(email="private@network.example", verified=True)

        drafts = [
            a_draft(award, by=person, route="self", relation="", email=email)
            for email in (person.email, "Private@network.example")
        ]

        assert drafts[0] == drafts[1]

    def test_who_submits_again_does_not_ask_twice(self):
        submission = nominated()
        confirmed = confirming.confirm(Confirmation.objects.get(), at=soon(submission))
        submission_actions.reopen(submission, by=submission.applicant, at=soon(submission))

        submission_actions.submit(submission, by=submission.applicant, at=soon(submission))

        assert list(Confirmation.objects.all()) == [confirmed]
        assert Confirmation.objects.get().state == Reply.CONFIRMED
        assert Message.objects.filter(kind="confirmation_asked").count() == 1

    def test_every_author_of_a_paper_is_asked(self):
        paper(authors=[("Ada Byron", "ada@x.example"), ("Bo Li", "Bo@x.example")])

        assert sorted(Confirmation.objects.values_list("email", flat=True)) == ["ada@x.example", "bo@x.example"]

    @pytest.mark.parametrize("email", ["ROSA@x.example", "other@x.example"])
    def test_an_author_cannot_nominate_the_paper_by_address_or_name(self, email):
        nominator = PersonFactory(email="rosa@x.example", first_name="Rosa", last_name="Lind")
        sentence = "Something stands in the way."

        with refuses(Incomplete, sentence) as refusal:
            paper(authors=[("Lind, Rosa", email)], by=nominator)

        assert refusal.value.missing == (
            "You are among the authors of this paper: somebody who did not write it has to nominate it.",
        )


class TestAmending:
    def test_an_entry_saved_as_it_was_asks_nobody_and_ends_no_link(self):
        submission = nominated()
        before = Confirmation.objects.get()

        amended(submission)

        after = Confirmation.objects.get()
        assert (after.pk, after.key, after.asked_at) == (before.pk, before.key, before.asked_at)
        assert Message.objects.filter(kind="confirmation_asked").count() == 1

    def test_a_nominee_at_another_address_is_asked_anew_and_the_old_link_opens_nothing(self):
        submission = nominated()
        before = confirming.confirm(Confirmation.objects.get(), at=soon(submission))

        amended(submission, email="emmy@other.example")

        after = Confirmation.objects.get()
        assert (after.email, after.state, after.asked_at) == ("emmy@other.example", Reply.ASKED, soon(submission))
        assert after.until == soon(submission) + timedelta(days=14)
        assert asking.by_key(before.key) is None
        letters = Message.objects.filter(kind="confirmation_asked").order_by("pk")
        assert [letter.to for letter in letters] == ["emmy@university.example", "emmy@other.example"]

    def test_another_title_keeps_the_agreement_and_is_remembered_for_later_years(self):
        submission = nominated()
        confirming.confirm(Confirmation.objects.get(), at=soon(submission))

        amended(submission, title="Invariant frontiers", name="Amalie Noether")

        submission.refresh_from_db()
        entry = EarlierEntry.objects.get()
        assert (entry.person, entry.work) == fingerprints(submission)
        assert entry.work == hashed("work", "invariant frontiers")
        asked = Confirmation.objects.get()
        assert (asked.name, asked.state) == ("Amalie Noether", Reply.CONFIRMED)

    def test_a_draft_asks_and_remembers_nobody(self):
        draft = a_full_draft(an_award())

        amended(draft, email="emmy@other.example", at=now_for(draft.call))

        assert (Confirmation.objects.count(), EarlierEntry.objects.count()) == (0, 0)

    def test_who_was_asked_before_the_nomination_went_back_to_draft_is_not_asked_at_the_old_address(self):
        submission = nominated()
        submission_actions.reopen(submission, by=submission.applicant, at=soon(submission))
        amended(submission, email="emmy@other.example")

        submission_actions.submit(submission, by=submission.applicant, at=soon(submission))

        assert [asked.email for asked in Confirmation.objects.all()] == ["emmy@other.example"]

    def test_only_the_author_whose_address_changed_is_asked_anew(self):
        submission = paper(authors=[("Ada Byron", "ada@x.example"), ("Bo Li", "bo@x.example")])
        keys = dict(Confirmation.objects.values_list("email", "key"))

        saved(submission, {"authors": authors_of(("Ada Byron", "ada@x.example"), ("Bo Li", "bo@y.example"))})

        now = dict(Confirmation.objects.values_list("email", "key"))
        assert set(now) == {"ada@x.example", "bo@y.example"}
        assert now["ada@x.example"] == keys["ada@x.example"]
        assert Message.objects.filter(kind="confirmation_asked").count() == 3

    def test_nobody_becomes_an_author_of_the_paper_they_nominated(self):
        nominator = PersonFactory(email="rosa@x.example")
        submission = paper(authors=[("Ada Byron", "ada@x.example")], by=nominator)

        with refuses(Incomplete, "Something stands in the way."):
            saved(submission, {"authors": authors_of(("Rosa", "rosa@x.example"))})

        assert [asked.email for asked in Confirmation.objects.all()] == ["ada@x.example"]
        assert [author.email for author in submission.nomination.people.all()] == ["ada@x.example"]

    @pytest.mark.django_db(transaction=True)
    def test_where_the_letter_cannot_be_written_nothing_is_changed(self, monkeypatch):
        submission = nominated()
        monkeypatch.setattr("awards.mail.write", _out_of_paper)

        with pytest.raises(RuntimeError, match="out of paper"):
            amended(submission, email="emmy@other.example")

        submission.refresh_from_db()
        assert submission.candidate_email == "emmy@university.example"
        assert Confirmation.objects.get().email == "emmy@university.example"


def _out_of_paper(*args, **kwargs):
    raise RuntimeError("out of paper")


class TestReplying:
    def test_who_agrees_is_noted_and_the_nominator_is_told(self):
        submission = nominated()

        confirming.confirm(Confirmation.objects.get(), at=soon(submission))

        asked = Confirmation.objects.get()
        assert (asked.state, asked.answered_at) == (Reply.CONFIRMED, soon(submission))
        assert Message.objects.get(kind="confirmation_confirmed").to == submission.applicant.email

    def test_who_declines_takes_the_nomination_out(self):
        submission = nominated()

        confirming.decline(Confirmation.objects.get(), because="Not this year.", at=soon(submission))

        submission.refresh_from_db()
        assert (submission.state, submission.withdrawn_at) == (State.WITHDRAWN, soon(submission))
        letter = Message.objects.get(kind="confirmation_declined")
        assert "Not this year." not in letter.text

    def test_a_second_click_changes_nothing(self):
        submission = nominated()
        asked = Confirmation.objects.get()

        for hours in (1, 2):
            confirming.confirm(asked, at=submission.submitted_at + timedelta(hours=hours))

        asked.refresh_from_db()
        assert asked.answered_at == soon(submission)
        assert Message.objects.filter(kind="confirmation_confirmed").count() == 1

    def test_who_has_agreed_does_not_decline_by_the_old_link(self):
        submission = nominated()
        asked = confirming.confirm(Confirmation.objects.get(), at=soon(submission))

        with refuses(WrongState, "You have replied already: “Confirmed”."):
            confirming.decline(asked, at=soon(submission))

    def test_the_time_to_reply_ends(self):
        nominated()
        asked = Confirmation.objects.get()

        with refuses(Closed, "The time to reply is over. Write to the office if your reply still matters."):
            confirming.confirm(asked, at=asked.until)

    def test_a_nomination_that_was_withdrawn_asks_for_nothing(self):
        submission = nominated()
        submission_actions.withdraw(submission, by=submission.applicant, at=soon(submission))

        sentence = "This nomination is no longer in the running, so there is nothing to reply to."
        with refuses(WrongState, sentence):
            confirming.confirm(Confirmation.objects.get(), at=soon(submission))

    def test_the_database_refuses_a_reply_without_a_time(self):
        nominated()
        with pytest.raises(IntegrityError, match="confirmation_answered_has_a_time"), transaction.atomic():
            Confirmation.objects.update(state=Reply.CONFIRMED)

    @pytest.mark.django_db(transaction=True)
    def test_agreeing_and_withdrawing_at_once_end_in_one_state(self):
        submission = nominated()
        asked, at = Confirmation.objects.get(), soon(submission)

        at_once(
            lambda: confirming.confirm(asked, at=at),
            lambda: submission_actions.withdraw(submission, by=submission.applicant, at=at),
        )

        submission.refresh_from_db()
        assert submission.state == State.WITHDRAWN


class TestMerging:
    def test_the_nominee_chooses_which_of_two_nominations_counts(self):
        award = an_award()
        first, second = nominated(award), nominated(award)
        mine, _other = Confirmation.objects.order_by("pk")

        confirming.confirm(mine, merging=[second], at=soon(second))

        second.refresh_from_db()
        assert (second.state, second.merged_into) == (State.WITHDRAWN, first)
        assert Message.objects.get(kind="merged").to == second.applicant.email

    def test_an_organiser_merges_two_and_nobody_else_does(self):
        award = an_award()
        first, second = nominated(award), nominated(award)

        with refuses(NotAllowed, "Only organisers of calls can do this."):
            merging.merge(first, second, by=first.applicant, at=soon(second))
        merging.merge(first, second, by=an_office_organiser(), at=soon(second))

        assert Submission.objects.get(pk=second.pk).merged_into == first

    def test_merging_twice_is_merging_once(self):
        award, organiser = an_award(), an_office_organiser()
        first, second = nominated(award), nominated(award)

        for _click in range(2):
            merging.merge(first, second, by=organiser, at=soon(second))

        assert Message.objects.filter(kind="merged").count() == 1

    def test_what_was_set_aside_is_not_merged_the_other_way_round(self):
        award, organiser = an_award(), an_office_organiser()
        first, second = nominated(award), nominated(award)
        merging.merge(first, second, by=organiser, at=soon(second))

        with refuses(WrongState, "Both have to be submitted to be merged."):
            merging.merge(second, first, by=organiser, at=soon(second))

    def test_two_calls_do_not_merge(self):
        one, other = nominated(), nominated(an_award(code="RIN27"))

        with refuses(NotAllowed, "Choose two submissions to the same call."):
            merging.merge(one, other, by=an_office_organiser(), at=soon(other))

    def test_the_database_refuses_something_merged_that_still_takes_part(self):
        award = an_award()
        first, second = nominated(award), nominated(award)
        with pytest.raises(IntegrityError, match="submission_merged_is_withdrawn"), transaction.atomic():
            Submission.objects.filter(pk=second.pk).update(merged_into=first)


class TestFindings:
    def test_an_edition_without_rules_finds_nothing(self):
        submission = nominated(route="self", relation="")

        assert findings(submission.call, submission) == []

    def test_the_same_person_and_work_in_a_later_year_are_found_however_they_are_written(self):
        award = AwardPageFactory()
        nominated(an_award(parent=award, year=2026, code="BAG26"), name="Emmy Noether", route="self", relation="")
        edition = an_award(parent=award, year=2027, code="BAG27", repeats_refused=True)

        again = nominated(edition, name="NOETHER Emmy", title="Invariant  Borders!", route="self", relation="")

        [finding] = findings(edition, again)
        assert finding.sentence == "This person was put forward with this work in 2026."
        assert finding.verdict == Verdict.UNMET

    @pytest.mark.parametrize("earlier", [{}, {"title": "Another work"}, {"name": "Somebody Else"}])
    def test_nobody_learns_by_a_name_or_a_title_who_was_put_forward_before(self, earlier):
        award = AwardPageFactory()
        nominated(an_award(parent=award, year=2026, code="BAG26"), **earlier)
        edition = an_award(parent=award, year=2027, code="BAG27", repeats_refused=True)
        claiming = a_draft(edition, name="Emmy Noether", route="self", relation="")

        [finding] = own_findings(edition, claiming)

        assert (finding.verdict, finding.sentence) == (Verdict.OPEN, "The office checks this.")

    @pytest.mark.parametrize("part", ["nominator", "nominee"])
    def test_who_had_a_part_in_it_reads_that_it_was_put_forward_before(self, part):
        award = AwardPageFactory()
        people = {"nominator": PersonFactory(), "nominee": PersonFactory(email="emmy@university.example")}
        nominated(
            an_award(parent=award, year=2026, code="BAG26"), by=people["nominator"], email="Emmy@university.example"
        )
        edition = an_award(parent=award, year=2027, code="BAG27", repeats_refused=True)

        [finding] = own_findings(edition, a_draft(edition, by=people[part]))

        assert finding.sentence == "This person was put forward with this work in 2026."

    def test_what_was_withdrawn_was_not_judged_and_may_come_again(self):
        award = AwardPageFactory()
        before = nominated(an_award(parent=award, year=2026, code="BAG26"), route="self", relation="")
        submission_actions.withdraw(before, by=before.applicant, at=soon(before))
        edition = an_award(parent=award, year=2027, code="BAG27", repeats_refused=True)

        [finding] = findings(edition, nominated(edition, route="self", relation=""))

        assert finding.verdict == Verdict.MET

    def test_what_was_taken_back_to_draft_and_left_there_may_come_again(self):
        award = AwardPageFactory()
        before = nominated(an_award(parent=award, year=2026, code="BAG26"), route="self", relation="")
        submission_actions.reopen(before, by=before.applicant, at=soon(before))
        edition = an_award(parent=award, year=2027, code="BAG27", repeats_refused=True)

        [finding] = findings(edition, nominated(edition, route="self", relation=""))

        assert finding.verdict == Verdict.MET

    def test_another_award_does_not_count(self):
        nominated(an_award(parent=AwardPageFactory(), year=2026, code="OTH26"), route="self", relation="")
        edition = an_award(parent=AwardPageFactory(title="B"), year=2027, code="BAG27", repeats_refused=True)

        [finding] = findings(edition, nominated(edition, route="self", relation=""))

        assert finding.verdict == Verdict.MET

    def test_the_record_of_an_earlier_entry_holds_no_name(self):
        submission = nominated()

        entry = EarlierEntry.objects.get()
        assert (entry.submission, entry.year, len(entry.person), len(entry.work)) == (submission, 2027, 64, 64)


class TestRowsOfSections:
    def test_people_around_the_thesis_become_rows(self):
        nominated()

        told = NominationPerson.objects.order_by("part").values_list("part", "name", "email")
        assert list(told) == [
            ("committee", "Max Planck", "max@university.example"),
            ("supervisor", "Grace Hopper", "grace@university.example"),
        ]

    def test_chapters_become_rows_and_go_with_the_kind_of_thesis(self):
        draft = a_full_draft(an_award())
        chapter = {"title": "One", "status": "published", "frame": False, "alone": True}
        shared = {"title": "Two", "status": "review", "frame": False, "alone": False, "share": "Design."}

        saved(draft, {"thesis-kind": "articles", "thesis-chapters": [chapter, shared]})
        rows = list(draft.nomination.chapters.values_list("title", "is_alone", "is_substantive", "own_share"))
        saved(draft, {"thesis-kind": "monograph", "thesis-chapters": [chapter, shared]})

        assert rows == [("One", True, True, ""), ("Two", False, True, "Design.")]
        assert draft.nomination.chapters.count() == 0

    def test_a_half_written_chapter_waits_in_the_answer_until_it_can_be_a_row(self):
        draft = a_full_draft(an_award())

        saved(draft, {"thesis-kind": "articles", "thesis-chapters": [{"title": "One"}]})

        assert draft.nomination.chapters.count() == 0
        assert Submission.objects.get(pk=draft.pk).answer_map["thesis-chapters"] == [{"title": "One"}]


def saved(draft, answers):
    draft.refresh_from_db()
    changes = Changes(asked=frozenset(answers), answers=answers)
    facts = {"by": draft.applicant, "at": now_for(draft.call), "based_on": draft.revision}
    return submission_actions.save(draft, changes, **facts)


def amended(submission, *, at=None, **facts):
    entry = nomination_facts(**facts)
    return submission_actions.save_entry(submission, entry, by=submission.applicant, at=at or soon(submission))


def authors_of(*authors):
    return [
        {"person": {"name": name, "email": email, "affiliation": ""}, "role": "All of it."} for name, email in authors
    ]


def paper(authors, by=None):
    """A paper handed in, with these authors."""
    award = an_award(parent=AwardPageFactory(kind="paper"), form=[], code="RIN27")
    entry = {"name": "All of them", "email": "corresponding@x.example", "defended_on": None, "universities": []}
    draft = a_draft(award, by=by, **entry)
    saved(draft, {"authors": authors_of(*authors)})
    return submission_actions.submit(draft, by=draft.applicant, at=timezone.now())
