"""A stored answer as the lines that a person would have written; no answer leaves the place for one."""

from collections.abc import Callable, Mapping
from typing import Any

from calls.forms.conditions import is_blank
from calls.forms.definition import Question
from calls.forms.offline.groups import Part, is_line_of, item_heading, parts
from calls.forms.offline.marks import escaped, is_mark
from calls.forms.reading import shown

BLANK_ITEMS = 2
"""Places offered in an empty list; one more than is filled otherwise."""


def written(question: Question, value: Any) -> list[str]:
    """Lines that `typed` reads as the same value."""
    return WRITERS.get(question.kind, _text)(question, value)


def _text(question: Question, value: Any) -> list[str]:
    return [escaped(line) for line in str(value or "").split("\n")]


def _country(question: Question, value: Any) -> list[str]:
    return [str(shown(question, value))]


def _choice(question: Question, value: Any) -> list[str]:
    return _ticked(question, [value])


def _several(question: Question, value: Any) -> list[str]:
    return _ticked(question, value or [])


def _ticked(question: Question, chosen: Any) -> list[str]:
    return [escaped(f"[{'x' if option.key in chosen else ' '}] {option.label}") for option in question.options]


def _ranked(question: Question, value: Any) -> list[str]:
    places = {key: place for place, key in enumerate(value or (), start=1)}
    return [escaped(f"[{places.get(option.key, ' ')}] {option.label}") for option in question.options]


def _yes_or_no(question: Question, value: Any) -> list[str]:
    return [f"[{'x' if value is answer else ' '}] {shown(question, answer)}" for answer in (True, False)]


def _person(question: Question, value: Any) -> list[str]:
    return _parts(parts(question), value or {}, is_line_of(question))


def _repeat(question: Question, value: Any) -> list[str]:
    items = [*(value or ()), *([{}] * _blank_items(question, len(value or ())))]
    is_ours, lines = is_line_of(question), []
    for number, item in enumerate(items, start=1):
        lines += [item_heading(number), *_parts(parts(question), item, is_ours), ""]
    return lines[:-1]


def _blank_items(question: Question, filled: int) -> int:
    wanted = max(filled + 1 if filled else BLANK_ITEMS, question.items_at_least)
    return max(0, min(wanted, question.items_at_most or wanted) - filled)


def _parts(wanted: list[Part], item: Mapping[str, Any], is_ours: Callable[[str], bool]) -> list[str]:
    return [line for part in wanted for line in _part(part, _value(item, part.path), is_ours)]


def _part(part: Part, value: Any, is_ours: Callable[[str], bool]) -> list[str]:
    lines = _in_words(part.question, value).split("\n")
    if is_mark(lines[0]):
        lines = ["", *lines]
    return [f"{part.label}: {lines[0]}".rstrip(" "), *(escaped(line, is_ours) for line in lines[1:])]


def _value(item: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        item = (item or {}).get(step)
    return item


def _in_words(question: Question, value: Any) -> str:
    if is_blank(value):
        return ""
    words = shown(question, value) if question.kind in IN_WORDS else str(value)
    if isinstance(words, str):
        return words
    return ("\n" if any(";" in option.label for option in question.options) else "; ").join(words)


IN_WORDS = {"choice", "multi", "yesno", "country"}
WRITERS = {
    "choice": _choice,
    "multi": _several,
    "ranked": _ranked,
    "yesno": _yes_or_no,
    "country": _country,
    "person": _person,
    "repeat": _repeat,
    "file": lambda question, value: [],
    "consent": lambda question, value: [],
}
"""Kinds whose answers are more than their text."""
