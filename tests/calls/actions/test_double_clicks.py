"""Two processes at the same moment: one submission, one receipt, no lost text. On real connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from calls.actions import form as form_actions
from calls.actions import submission as deeds
from calls.actions.submission import Changes
from calls.errors import Refusal
from calls.models import Answer, FormVersion, Submission
from people.models import Message
from tests.factories.calls import a_draft, a_full_draft, a_school, application_facts, now_for
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works):
    """What each work returned or refused with, all begun together, each on a connection of its own."""
    gate = Barrier(len(works))

    def run(work):
        gate.wait()
        try:
            return work()
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_a_double_click_on_start_makes_one_draft():
    school, person = a_school(), PersonFactory()
    at, entry = now_for(school), application_facts(person)

    begun = at_once(*[lambda: deeds.start(school, by=person, at=at, entry=entry).pk] * 4)

    assert len(set(begun)) == 1
    assert Submission.objects.count() == FormVersion.objects.count() == 1


def test_people_who_begin_together_have_numbers_of_their_own():
    school, people = a_school(), [PersonFactory() for _person in range(4)]
    at = now_for(school)

    def begin(person):
        return lambda: deeds.start(school, by=person, at=at, entry=application_facts(person)).number

    assert sorted(at_once(*map(begin, people))) == [1, 2, 3, 4]
    assert FormVersion.objects.count() == 1


def test_a_double_click_on_submit_hands_in_once():
    draft = a_full_draft()
    at = now_for(draft.call)

    outcomes = at_once(*[lambda: deeds.submit(draft, by=draft.applicant, at=at).state] * 3)

    assert sorted(outcomes) == ["WrongState", "WrongState", "submitted"]
    assert Message.objects.filter(kind="received").count() == 1


def test_two_tabs_that_save_the_same_page_leave_one_text_and_one_refusal():
    draft = a_draft()
    at = now_for(draft.call)

    def save(text):
        page = Changes(asked=frozenset({"topic"}), answers={"topic": text})
        return lambda: deeds.save(draft, page, by=draft.applicant, at=at, based_on=0).answer_map["topic"]

    outcomes = at_once(save("first"), save("second"))

    assert outcomes.count("Stale") == 1
    assert Answer.objects.get().value in set(outcomes) - {"Stale"}


def test_two_tabs_that_save_different_pages_both_succeed():
    draft = a_draft()
    at = now_for(draft.call)

    def save(key):
        page = Changes(asked=frozenset({key}), answers={key: "text"})
        return lambda: deeds.save(draft, page, by=draft.applicant, at=at, based_on=0).revision

    assert sorted(at_once(save("topic"), save("motivation"))) == [1, 2]
    assert Submission.objects.get().answer_map == {"topic": "text", "motivation": "text"}


def test_a_withdrawal_and_a_submission_at_once_end_in_one_state():
    draft = a_full_draft()
    at = now_for(draft.call)

    at_once(
        lambda: deeds.submit(draft, by=draft.applicant, at=at),
        lambda: deeds.withdraw(draft, by=draft.applicant, at=at),
    )

    assert Submission.objects.get().state == "withdrawn"


def test_a_form_is_issued_once_by_two_processes():
    school = a_school()
    at = now_for(school)

    issued = at_once(*[lambda: form_actions.issue(school, by=None, at=at).pk] * 4)

    assert len(set(issued)) == 1
