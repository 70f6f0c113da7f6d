"""A document taken apart again: which lines stand under which question, whatever was moved, deleted or added."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import get_language

from calls.forms.definition import Definition, Question
from calls.forms.offline import wording
from calls.forms.offline.marks import HEAD, MARK, Head, Marks, is_sign, like, read_head

NUMBER = re.compile(r"^[#\s]*(?:\d+\s*[.)]\s*)?")


@dataclass(frozen=True, slots=True)
class Stranger:
    """Text that stands under no question of this form; `title` is the heading it stood under, if any."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """`answers` has the lines under each question found, once for each time that its heading occurs with an answer.

    A question that occurs without an answer has none of them; one that is not in the document is not a key.
    """

    head: Head | None
    answers: dict[str, list[list[str]]]
    strangers: list[Stranger]


@dataclass(slots=True)
class _Block:
    kind: str
    key: str
    title: str
    lines: list[str] = field(default_factory=list)


def read(text: str, definition: Definition, *, version: int) -> Reading:
    """Never fails: what fits nothing is among the strangers. `version` is the number of this definition."""
    head = read_head(text)
    is_same = head is not None and (head.version, head.language) == (version, get_language())
    questions = {question.key: question for section in definition.sections for question in section.questions}
    answers: dict[str, list[list[str]]] = {}
    strangers = []
    for block in _blocks(_plain(text), definition):
        question = questions.get(block.key) if block.kind == "question" else None
        lines = _answer(block, _guidance(definition, block, question), is_same=is_same)
        if question is not None and question.is_answerable:
            answers.setdefault(question.key, []).extend([lines] if lines else [])
        elif lines:
            strangers.append(Stranger(block.title, "\n".join(lines)))
    return Reading(head, answers, strangers)


def _plain(text: str) -> list[str]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.split("\n")


def _blocks(lines: list[str], definition: Definition) -> Iterator[_Block]:
    """What stands before the head of the document is ours, and is left out."""
    start = next((number for number, line in enumerate(lines, start=1) if HEAD.search(line)), 0)
    headings = _Headings(definition, lines)
    block = _Block("opening", "", "")
    for line in lines[start:]:
        found = headings.find(line)
        if found:
            yield block
            block = found
        else:
            block.lines.append(line)
    yield block


class _Headings:
    """Knows a heading by its mark; one that lost its mark by its wording, if no other line has the mark."""

    def __init__(self, definition: Definition, lines: list[str]):
        self.marks = Marks(definition)
        marked = {self.marks.find(found[1]) for line in lines if (found := MARK.search(line))}
        named = [("section", section.key, section.title) for section in definition.sections]
        named += [("question", q.key, q.label) for section in definition.sections for q in section.questions]
        self.unmarked = [(kind, key, like(name)) for kind, key, name in named if (kind, key) not in marked]

    def find(self, line: str) -> _Block | None:
        if line.startswith("\\") or line.lstrip().startswith(">"):
            return None
        mark = MARK.search(line)
        title = NUMBER.sub("", line[: mark.start()] if mark else line, count=1).strip()
        if mark:
            kind, key = self.marks.find(mark[1]) or ("stranger", "")
            return _Block(kind, key, title)
        return self._by_wording(title) if line.lstrip().startswith("#") else None

    def _by_wording(self, title: str) -> _Block | None:
        words = like(title)
        fitting = [known for known in self.unmarked if words == known[2] or words.startswith(f"{known[2]} ·")]
        if not fitting:
            return None
        kind, key, _name = max(fitting, key=lambda known: len(known[2]))
        return _Block(kind, key, title)


def _guidance(definition: Definition, block: _Block, question: Question | None) -> list[str]:
    if question is not None:
        return wording.guidance(definition, question)
    if block.kind == "section":
        return wording.section_guidance(definition, definition.section(block.key))
    return []


def _answer(block: _Block, guidance: list[str], *, is_same: bool) -> list[str]:
    """The lines of a block without ours and without blank ones at the ends.

    In a document of this very form ours are known word for word; in any other all that look like ours and stand first.
    """
    ours = {like(line) for line in guidance}
    kept: list[str] = []
    for line in block.lines:
        is_quoted = line.lstrip().startswith(">")
        is_first = not any(map(str.strip, kept))
        is_ours = is_quoted and (like(line.lstrip()[1:]) in ours or (is_first and not is_same))
        if not is_ours and not (block.kind == "opening" and is_sign(line)):
            kept.append(line)
    return _trimmed(kept)


def _trimmed(lines: list[str]) -> list[str]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []
