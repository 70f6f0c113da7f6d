"""A candidate's deeds: begin, submit, take back, withdraw; what each refuses, and what it tells."""

from datetime import timedelta

import pytest
from wagtail.models import ModelLogEntry

from calls.actions import eligibility as eligibility_actions
from calls.actions import submission as deeds
from calls.actions.submission import Changes
from calls.errors import Closed, Incomplete, NotAllowed, WrongState
from calls.flow import State
from calls.models import FormVersion, Submission
from people.models import Message
from tests.factories.calls import (
    ANSWERS,
    a_draft,
    a_full_draft,
    a_school,
    a_submission,
    an_award,
    answer,
    application_facts,
    now_for,
)
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


def an_organiser():
    return PersonFactory(is_superuser=True)


def changes(**answers) -> Changes:
    return Changes(asked=frozenset(answers), answers=answers)


def verbs() -> list[str]:
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


class TestStart:
    def test_beginning_makes_a_draft_on_the_first_form_version(self):
        school, person = a_school(code="SUM27"), PersonFactory()
        at = now_for(school)

        draft = deeds.start(school, by=person, at=at, entry=application_facts(person))

        assert (draft.state, draft.number, draft.reference) == (State.DRAFT, 1, "SUM27-E2BC")
        assert (draft.candidate_name, draft.candidate_email) == (person.name, person.email)
        assert (draft.started_at, draft.saved_at, draft.submitted_at) == (at, at, None)
        assert draft.version == FormVersion.objects.get(call=school, number=1)
        assert draft.application.university == "University of Lisbon"
        assert verbs() == ["calls.form.issue", "calls.submission.start"]

    def test_beginning_twice_gives_the_same_draft(self):
        school, person = a_school(), PersonFactory()

        drafts = [a_draft(school, by=person) for _click in range(2)]

        assert drafts[0] == drafts[1]
        assert Submission.objects.count() == 1

    def test_one_person_nominates_two_people_but_nobody_twice(self):
        award, person = an_award(), PersonFactory()
        first = a_draft(award, by=person)

        again = a_draft(award, by=person, email="EMMY@university.example ")
        other = a_draft(award, by=person, name="Sofja", email="sofja@university.example")

        assert again == first
        assert (other.number, other.subject) == (2, "sofja@university.example")

    def test_after_withdrawing_one_may_begin_anew(self):
        school, person = a_school(), PersonFactory()
        first = a_draft(school, by=person)
        deeds.withdraw(first, by=person, at=now_for(school))

        second = a_draft(school, by=person)

        assert (second.pk != first.pk, second.number) == (True, 2)

    def test_two_people_have_numbers_and_references_of_their_own(self):
        school = a_school()

        drafts = [a_draft(school) for _person in range(3)]

        assert [draft.number for draft in drafts] == [1, 2, 3]
        assert len({draft.reference for draft in drafts}) == 3

    @pytest.mark.parametrize(
        ("field", "offset", "sentence"),
        [
            ("opens_at", -SECOND, "This call has not opened yet."),
            ("closes_at", 0 * SECOND, "This call has closed."),
            ("closes_at", SECOND, "This call has closed."),
        ],
    )
    def test_nobody_begins_outside_the_window(self, field, offset, sentence):
        school, person = a_school(), PersonFactory()

        with pytest.raises(Closed, match=sentence):
            deeds.start(school, by=person, at=getattr(school, field) + offset, entry=application_facts(person))

        assert not Submission.objects.exists()

    def test_one_may_begin_in_the_first_and_the_last_second(self):
        school = a_school()

        drafts = [a_draft(school, at=school.opens_at), a_draft(school, at=school.closes_at - SECOND)]

        assert [draft.state for draft in drafts] == [State.DRAFT, State.DRAFT]

    def test_a_call_without_questions_cannot_be_begun(self):
        school, person = a_school(form=[]), PersonFactory()

        with pytest.raises(Incomplete, match="Draw the form first"):
            deeds.start(school, by=person, at=now_for(school), entry=application_facts(person))


class TestSubmit:
    def test_submitting_hands_in_and_sends_one_receipt(self):
        draft = a_full_draft()
        at = now_for(draft.call)

        deeds.submit(draft, by=draft.applicant, at=at)

        stored = Submission.objects.get()
        assert (stored.state, stored.submitted_at) == (State.SUBMITTED, at)
        letter = Message.objects.get()
        assert (letter.kind, letter.to, letter.person) == ("received", draft.applicant.email, draft.applicant)
        assert stored.reference in letter.text
        assert verbs()[-1] == "calls.submission.submit"

    def test_submitting_twice_is_refused_and_sends_nothing_more(self):
        submission = a_submission()

        with pytest.raises(WrongState):
            deeds.submit(submission, by=submission.applicant, at=now_for(submission.call))

        assert Message.objects.count() == 1

    def test_an_incomplete_draft_names_all_that_is_missing(self):
        draft = answer(a_draft(), topic="Maps", support=True)

        with pytest.raises(Incomplete) as refused:
            deeds.submit(draft, by=draft.applicant, at=now_for(draft.call))

        assert refused.value.missing == (
            "Why this school? Answer this question.",
            "How much? Answer this question.",
            "Your CV: Upload a PDF file.",
            "All of this is true: Tick this to go on.",
        )

    def test_a_question_that_is_not_asked_is_not_missing(self):
        draft = a_full_draft()

        answer(draft, support=False, amount="5000")

        assert deeds.submit(draft, by=draft.applicant, at=now_for(draft.call)).is_submitted

    def test_only_the_author_submits(self):
        draft = a_full_draft()

        with pytest.raises(NotAllowed):
            deeds.submit(draft, by=an_organiser(), at=now_for(draft.call))

    def test_the_call_closes_to_the_second(self):
        late, in_time = a_full_draft(), a_full_draft(a_school(code="OTHER"))

        with pytest.raises(Closed):
            deeds.submit(late, by=late.applicant, at=late.call.closes_at)
        deeds.submit(in_time, by=in_time.applicant, at=in_time.call.closes_at - SECOND)

        assert [Submission.objects.get(pk=one.pk).state for one in (late, in_time)] == [State.DRAFT, State.SUBMITTED]


class TestReopenAndWithdraw:
    def test_taken_back_to_draft_it_must_be_submitted_again(self):
        submission = a_submission()

        deeds.reopen(submission, by=submission.applicant, at=now_for(submission.call))

        stored = Submission.objects.get()
        assert (stored.state, stored.submitted_at, stored.answer_map) == (State.DRAFT, None, ANSWERS)
        again = deeds.submit(stored, by=stored.applicant, at=now_for(stored.call) + SECOND)
        assert again.is_submitted
        assert Message.objects.filter(kind="received").count() == 2

    def test_after_the_deadline_it_stays_submitted(self):
        submission = a_submission()

        with pytest.raises(Closed):
            deeds.reopen(submission, by=submission.applicant, at=submission.call.closes_at)

        assert Submission.objects.get().is_submitted

    def test_a_draft_cannot_be_taken_back(self):
        draft = a_draft()

        with pytest.raises(WrongState):
            deeds.reopen(draft, by=draft.applicant, at=now_for(draft.call))

    def test_withdrawing_is_for_good_and_is_told_once(self):
        submission = a_submission()
        at = submission.call.closes_at + SECOND

        deeds.withdraw(submission, by=submission.applicant, at=at)

        stored = Submission.objects.get()
        assert (stored.state, stored.withdrawn_at) == (State.WITHDRAWN, at)
        with pytest.raises(WrongState):
            deeds.withdraw(stored, by=stored.applicant, at=at)
        assert Message.objects.filter(kind="withdrawn").count() == 1

    @pytest.mark.parametrize("deed", [deeds.reopen, deeds.withdraw])
    def test_only_the_author_takes_it_back(self, deed):
        submission = a_submission()

        with pytest.raises(NotAllowed):
            deed(submission, by=an_organiser(), at=now_for(submission.call))

    def test_what_was_ruled_not_eligible_can_no_longer_be_changed(self):
        submission = a_submission()
        at = now_for(submission.call)
        eligibility_actions.rule_ineligible(submission, reason="Defended too early.", by=an_organiser(), at=at)

        for deed in (deeds.reopen, deeds.withdraw, deeds.submit):
            with pytest.raises(WrongState):
                deed(submission, by=submission.applicant, at=at)
        with pytest.raises(WrongState, match="This is “Not eligible” and can no longer"):
            answer(submission, topic="Rivers")
