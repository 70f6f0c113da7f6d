"""Chores: done when due, by one worker, whatever becomes of the others."""

from datetime import UTC, datetime, timedelta

import pytest

from people import chores
from people.models import ChoreRun

pytestmark = pytest.mark.django_db

NOON = datetime(2030, 1, 31, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def no_chores_but_ours(monkeypatch):
    monkeypatch.setattr(chores, "CHORES", {})


def at(moment):
    return lambda: moment


def a_chore(name="tidy", every=HOUR):
    """Registers a chore that notes when it was done."""
    done = []
    chores.register(name, every, lambda *, at: done.append(at))
    return done


def break_down(*, at):
    raise RuntimeError("the disk is full")


def test_a_chore_is_done_at_once_and_again_when_its_time_has_passed():
    done = a_chore(every=HOUR)

    for minutes in (0, 59, 60, 61, 120):
        chores.run_due(clock=at(NOON + timedelta(minutes=minutes)))

    assert done == [NOON, NOON + HOUR, NOON + 2 * HOUR]


def test_a_run_says_when_it_began_and_ended():
    a_chore()

    assert chores.run_due(clock=at(NOON)) == ["tidy"]

    row = ChoreRun.objects.get()
    assert (row.name, row.began_at, row.ended_at, row.trouble) == ("tidy", NOON, NOON, "")


def test_chores_are_done_in_the_order_of_their_registration():
    a_chore("wash")
    a_chore("dry")

    assert chores.run_due(clock=at(NOON)) == ["wash", "dry"]


def test_a_chore_that_came_with_a_new_version_is_found():
    a_chore("old")
    chores.run_due(clock=at(NOON))
    a_chore("new")

    assert chores.run_due(clock=at(NOON + timedelta(minutes=1))) == ["new"]


def test_a_chore_that_no_longer_exists_keeps_its_row_and_is_not_done():
    ChoreRun.objects.create(name="gone")
    a_chore()

    assert chores.run_due(clock=at(NOON)) == ["tidy"]


def test_a_chore_that_fails_is_logged_and_holds_up_none_behind_it(caplog):
    chores.register("break", DAY, break_down)
    done = a_chore()

    assert chores.run_due(clock=at(NOON)) == ["break", "tidy"]

    assert done == [NOON]
    assert ChoreRun.objects.get(name="break").trouble == "RuntimeError: the disk is full"
    assert caplog.messages == ["The chore break failed."]


def test_a_daily_chore_that_failed_is_tried_again_after_ten_minutes():
    chores.register("break", DAY, break_down)
    chores.run_due(clock=at(NOON))

    assert chores.run_due(clock=at(NOON + timedelta(minutes=9))) == []
    assert chores.run_due(clock=at(NOON + timedelta(minutes=10))) == ["break"]


def test_a_chore_of_every_minute_that_failed_does_not_wait_longer_for_it():
    chores.register("break", timedelta(minutes=1), break_down)
    chores.run_due(clock=at(NOON))

    assert chores.run_due(clock=at(NOON + timedelta(minutes=1))) == ["break"]


def test_trouble_that_is_over_is_forgotten():
    a_chore(every=HOUR)
    ChoreRun.objects.create(name="tidy", began_at=NOON, ended_at=NOON, trouble="RuntimeError: the disk is full")

    chores.run_due(clock=at(NOON + HOUR))

    assert ChoreRun.objects.get().trouble == ""


def test_what_another_worker_is_doing_is_left_to_it_until_it_must_have_died():
    done = a_chore(every=timedelta(minutes=1))
    ChoreRun.objects.create(name="tidy", began_at=NOON)

    assert chores.run_due(clock=at(NOON + timedelta(minutes=14))) == []
    assert chores.run_due(clock=at(NOON + timedelta(minutes=15))) == ["tidy"]
    assert done == [NOON + timedelta(minutes=15)]


def test_a_name_is_given_once():
    a_chore()

    with pytest.raises(ValueError, match="Another chore is called 'tidy' already"):
        a_chore()


def test_looking_for_what_is_due_is_one_query(django_assert_num_queries):
    a_chore("wash")
    a_chore("dry")
    chores.run_due(clock=at(NOON))

    with django_assert_num_queries(1):
        chores.run_due(clock=at(NOON))
