"""The one table of allowed moves."""

import pytest

from calls import flow
from calls.errors import WrongState
from calls.flow import Asked, Sheet, Stage, State
from tests.calls.refusing import refuses


@pytest.mark.parametrize("kind", [State, Stage, Sheet, Asked])
def test_every_state_has_its_line_in_the_table(kind):
    assert set(flow.MOVES[kind]) == set(kind)


@pytest.mark.parametrize("state", [*State, *Stage, *Sheet, *Asked])
def test_no_state_follows_itself(state):
    assert not flow.can_move(state.value, state)


def test_what_is_over_is_over():
    ends = [state for kind in flow.MOVES.values() for state, following in kind.items() if not following]

    assert ends == [State.WITHDRAWN, State.DECIDED, Stage.RELEASED, Asked.REPLACED]


def test_moves_are_those_agreed():
    allowed = {
        (now, to) for kind, moves in flow.MOVES.items() for now in moves for to in kind if flow.can_move(now, to)
    }

    assert allowed == {
        (State.DRAFT, State.SUBMITTED),
        (State.DRAFT, State.WITHDRAWN),
        (State.SUBMITTED, State.DRAFT),
        (State.SUBMITTED, State.WITHDRAWN),
        (State.SUBMITTED, State.INELIGIBLE),
        (State.SUBMITTED, State.DECIDED),
        (State.INELIGIBLE, State.SUBMITTED),
        (Stage.PLANNED, Stage.OPEN),
        (Stage.OPEN, Stage.CLOSED),
        (Stage.CLOSED, Stage.OPEN),
        (Stage.CLOSED, Stage.RELEASED),
        (Sheet.DRAFT, Sheet.HANDED_IN),
        (Sheet.HANDED_IN, Sheet.DRAFT),
        (Asked.ASKED, Asked.OPENED),
        (Asked.ASKED, Asked.RECEIVED),
        (Asked.ASKED, Asked.DECLINED),
        (Asked.ASKED, Asked.REPLACED),
        (Asked.OPENED, Asked.RECEIVED),
        (Asked.OPENED, Asked.DECLINED),
        (Asked.OPENED, Asked.REPLACED),
        (Asked.DECLINED, Asked.RECEIVED),
        (Asked.DECLINED, Asked.REPLACED),
        (Asked.RECEIVED, Asked.REPLACED),
    }


def test_the_same_stored_word_is_judged_by_its_kind():
    assert State.DRAFT.value == Sheet.DRAFT.value
    assert flow.can_move("draft", State.SUBMITTED)
    assert flow.can_move("draft", Sheet.HANDED_IN)


def test_a_refused_move_says_from_where_to_where():
    with refuses(WrongState, "This is now “Withdrawn” and cannot become “Submitted”."):
        flow.check("withdrawn", State.SUBMITTED)
