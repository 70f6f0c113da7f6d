"""Two texts of one question side by side: the words that only one of them has, and one text that has both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\s+|\S+")
MOST_PAIRS = 4_000_000
"""Comparing word by word takes as long as the product of two lengths; beyond this, about 2,000 words each, a passage is
marked as a whole."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row; `differs` where the other text does not have them here."""

    text: str
    differs: bool


def marked(one: str, other: str) -> list[Run]:
    """The first text in runs, so that what the second does not have stands out."""
    return _joined(_runs(one.splitlines(keepends=True), other.splitlines(keepends=True)))


def together(one: str, other: str) -> str:
    """One text with every line of both: those that both have once, else the first text's before the second's."""
    lines, others = one.splitlines(), other.splitlines()
    return "\n".join(line for block in _blocks(lines, others) for line in block)


def _blocks(lines: list[str], others: list[str]) -> Iterator[list[str]]:
    for what, start, end, start_other, end_other in _changes(lines, others):
        yield lines[start:end]
        if what == "replace":
            yield [""]
        if what in {"replace", "insert"}:
            yield others[start_other:end_other]


def _runs(lines: list[str], others: list[str]) -> Iterator[Run]:
    for what, start, end, start_other, end_other in _changes(lines, others):
        text = "".join(lines[start:end])
        if what == "replace":
            yield from _word_runs(TOKEN.findall(text), TOKEN.findall("".join(others[start_other:end_other])))
        else:
            yield Run(text, what == "delete")


def _word_runs(words: list[str], others: list[str]) -> Iterator[Run]:
    if len(words) * len(others) > MOST_PAIRS:
        yield Run("".join(words), True)
        return
    for what, start, end, _start_other, _end_other in _changes(words, others):
        yield Run("".join(words[start:end]), what != "equal")


def _joined(runs: Iterator[Run]) -> list[Run]:
    found: list[Run] = []
    for run in runs:
        if found and found[-1].differs == run.differs:
            run = Run(found.pop().text + run.text, run.differs)
        if run.text:
            found.append(run)
    return found


def _changes(one: list[str], other: list[str]):
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
