"""Issuing form versions: the first when somebody begins, the next one on purpose, and what becomes of drafts."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, PageLogEntry

from calls.actions import form as deeds
from calls.actions import panel as panel_actions
from calls.errors import Incomplete, NotAllowed, WrongState
from calls.models import APPLICATION, FormVersion, Round, Submission
from people.models import Message
from tests.factories.calls import (
    ANSWERS,
    FORM,
    a_draft,
    a_school,
    a_submission,
    answer,
    issued,
    now_for,
    question,
    round_plan,
    section,
)
from tests.factories.jury import a_jury, an_open_jury
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return PersonFactory(is_superuser=True)


def redraw(school, *sections):
    school.application_form = json.dumps(sections)
    school.save()
    school.refresh_from_db()


SHORTER = section("project", "Your project", question("text", "topic", "Topic in one line", limit=80))
NEW = section("more", "More", question("text", "wish", "A wish", limit=80))


def test_the_first_version_is_what_the_page_shows():
    school = a_school()

    version = issued(school)

    assert (version.number, version.purpose, version.issued_by) == (1, APPLICATION, None)
    assert [one.key for one in version.definition.questions()] == [
        "topic",
        "motivation",
        "note",
        "support",
        "amount",
        "cv",
        "truth",
    ]
    assert version.digest == version.definition.digest()


def test_issuing_again_gives_the_same_version():
    school = a_school()

    assert issued(school) == issued(school)
    assert FormVersion.objects.count() == 1


def test_a_changed_page_changes_nothing_for_those_who_write(organiser):
    school = a_school()
    first = issued(school)

    redraw(school, SHORTER)

    assert issued(school) == first
    assert a_draft(school).version == first


def test_the_next_version_takes_every_draft_along_and_says_what_changed(organiser):
    school = a_school()
    draft = answer(a_draft(school), topic="Maps", motivation="Because.")
    redraw(school, SHORTER, NEW)

    outcome = deeds.issue_next(school, by=organiser, at=now_for(school))

    carried = Submission.objects.get()
    assert (outcome.version.number, outcome.drafts, carried.version) == (2, 1, outcome.version)
    assert carried.answer_map == {"topic": "Maps"}
    assert carried.revision == draft.revision + 1
    letter = Message.objects.get()
    assert (letter.kind, letter.to) == ("carried_over", draft.applicant.email)
    assert outcome.sentences
    assert all(sentence in letter.text for sentence in outcome.sentences)
    assert list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))[-2:] == [
        "calls.form.issue",
        "calls.submission.carry",
    ]


def test_a_submitted_form_keeps_its_version_and_its_answers(organiser):
    school = a_school()
    submission = a_submission(school)
    redraw(school, SHORTER)

    outcome = deeds.issue_next(school, by=organiser, at=now_for(school))

    kept = Submission.objects.get()
    assert (outcome.drafts, kept.version.number, kept.answer_map) == (0, 1, ANSWERS)
    assert kept.revision == submission.revision


def test_the_same_form_is_not_issued_twice(organiser):
    school = a_school()
    issued(school)

    with pytest.raises(WrongState, match="there is nothing to issue"):
        deeds.issue_next(school, by=organiser, at=now_for(school))

    assert FormVersion.objects.count() == 1


def test_only_organisers_issue_on_purpose():
    school = a_school()

    with pytest.raises(NotAllowed):
        deeds.issue_next(school, by=PersonFactory(), at=now_for(school))


def test_a_version_is_never_changed():
    version = issued(a_school())

    with pytest.raises(TypeError):
        version.save()


def test_rounds_are_planned_as_drawn_and_can_be_planned_again(organiser):
    school = a_school(rounds=[round_plan("first", name="First", shortlists=True), round_plan("last", name="Last")])

    planned = deeds.plan_rounds(school, by=organiser, at=now_for(school))
    again = deeds.plan_rounds(school, by=organiser, at=now_for(school))

    assert [(one.number, one.key, one.name, one.shortlists) for one in planned] == [
        (1, "first", "First", True),
        (2, "last", "Last", False),
    ]
    assert again == planned
    assert Round.objects.count() == 2
    assert FormVersion.objects.exclude(purpose=APPLICATION).count() == 2


def test_a_round_taken_off_the_page_goes_until_it_has_begun(organiser):
    jury = a_jury(rounds=[round_plan("first", name="First"), round_plan("last", name="Last")])
    last = Round.objects.get(key="last")
    panel_actions.give_panel(last, jury.panel, by=jury.organiser)
    jury.call.rounds_plan = json.dumps([round_plan("last", name="Last")])

    [planned] = deeds.plan_rounds(jury.call, by=organiser, at=now_for(jury.call))

    assert (planned.pk, planned.number) == (last.pk, 1)
    assert Round.objects.count() == 1
    assert PageLogEntry.objects.get(action="calls.round.drop").data == {"name": "First", "number": 1}

    begun = an_open_jury(code="SUM28")
    begun.call.rounds_plan = json.dumps([])
    deeds.plan_rounds(begun.call, by=organiser, at=now_for(begun.call))
    assert Round.objects.filter(call=begun.call).count() == 1


def test_planning_again_writes_nothing(organiser):
    school = a_school()
    deeds.plan_rounds(school, by=organiser, at=now_for(school))

    with CaptureQueriesContext(connection) as found:
        deeds.plan_rounds(school, by=organiser, at=now_for(school))

    assert [query["sql"] for query in found if query["sql"].startswith(("INSERT", "UPDATE"))] == []


def test_preparing_an_open_call_twice_issues_one_form_and_plans_once():
    school = a_school()

    deeds.prepare(school, by=None, at=now_for(school))
    deeds.prepare(school, by=None, at=now_for(school))

    assert (FormVersion.objects.filter(purpose=APPLICATION).count(), Round.objects.count()) == (1, 1)


def test_a_call_that_is_not_live_is_not_prepared():
    school = a_school(live=False)

    deeds.prepare(school, by=None, at=now_for(school))

    assert (FormVersion.objects.count(), Round.objects.count()) == (0, 0)


def test_a_call_without_questions_is_prepared_for_its_jury_only():
    school = a_school(form=[])

    deeds.prepare(school, by=None, at=now_for(school))

    assert (FormVersion.objects.filter(purpose=APPLICATION).count(), Round.objects.count()) == (0, 1)


def test_a_redrawn_round_has_the_next_version_until_it_has_opened(organiser):
    school = a_school(form=FORM, rounds=[round_plan("first", name="First")])
    deeds.plan_rounds(school, by=organiser, at=now_for(school))
    school.rounds_plan = json.dumps([round_plan("first", name="Again", recommendations=["Yes", "No"])])
    school.save()
    school.refresh_from_db()

    [planned] = deeds.plan_rounds(school, by=organiser, at=now_for(school))

    assert (planned.name, planned.version.number) == ("Again", 2)


def test_a_round_without_criteria_is_refused(organiser):
    school = a_school(rounds=[round_plan("first", name="Empty", criteria=[])])

    with pytest.raises(Incomplete, match="Give the round “Empty” at least one criterion"):
        deeds.plan_rounds(school, by=organiser, at=now_for(school))
