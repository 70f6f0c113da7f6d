"""Refusals: every one carries a sentence that a person can read and act on."""

from collections.abc import Mapping


class Refusal(Exception):
    """A deed that may not happen. `str()` is the reason, ready to be shown; `status` is the fitting HTTP status."""

    status = 403

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotAllowed(Refusal):
    """This person may not do this."""


class WrongState(Refusal):
    """The thing is not in a state from which this can be done."""

    status = 409


class Closed(Refusal):
    """The call or the round does not take this at this instant."""

    status = 409


class Incomplete(Refusal):
    """Something that is needed is missing; `missing` names it, one sentence an entry."""

    status = 422

    def __init__(self, reason: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.missing = missing


class TooLarge(Refusal):
    """More was sent than anybody waits for."""

    status = 413


class Stale(Refusal):
    """The thing changed since the caller read it; `current` holds what is stored now, `clashing` names what differs."""

    status = 409

    def __init__(
        self,
        reason: str,
        current: Mapping[str, object] | None = None,
        clashing: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(reason)
        self.current = current or {}
        self.clashing = clashing
