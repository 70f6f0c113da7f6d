"""The few signs by which a document is read back: who knows them knows the whole grammar.

    [#form call=12 version=2 reference=SUM27-0003 revision=7]    which form, and which state of which draft
    ## Your project [#7d20fe]                                    a section
    ### 1. Why this school? · Long text · … [#4f09ac]            a question; its mark is what counts, not its words
    > At most 500 words.                                         guidance: ours, not the person's
    \\# not a heading                                             a person's line that would be taken for one of these

A mark is the beginning of the SHA-256 of a key: short enough for a heading, the same in every version of a form.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from calls.forms.definition import Definition

SHORTEST = 6
MARK = re.compile(r"\s*\[#([0-9a-f]{6,64})\]\s*$", re.IGNORECASE)
HEAD = re.compile(r"\[#form\s+([^\[\]]*)\]", re.IGNORECASE)
FACT = re.compile(r"(\w+)\s*=\s*([\w-]+)")
ALIKE = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00ad": None})
"""What word processors put in the place of what was typed."""


@dataclass(frozen=True, slots=True)
class Head:
    """Which form a document is. A blank one has no `reference`; none has a `revision` before it is a draft."""

    call: int
    version: int
    language: str = ""
    reference: str = ""
    revision: int = 0

    def __str__(self) -> str:
        draft = f" reference={self.reference} revision={self.revision}" if self.reference else ""
        return f"[#form call={self.call} version={self.version} language={self.language}{draft}]"


def read_head(text: str) -> Head | None:
    """The head of a document, wherever it stands; none where it is missing or makes no sense."""
    found = HEAD.search(text)
    facts = dict(FACT.findall(found[1].casefold())) if found else {}
    if not {"call", "version"} <= facts.keys():
        return None
    numbers = [facts[name] for name in ("call", "version")] + [facts.get("revision", "0")]
    if not all(number.isdecimal() and len(number) < 10 for number in numbers):
        return None
    call, version, revision = map(int, numbers)
    return Head(call, version, facts.get("language", ""), facts.get("reference", "").upper(), revision)


class Marks:
    """The marks of a form, both ways. Sections and questions may share a key, so they are told apart."""

    def __init__(self, definition: Definition):
        questions = [question.key for section in definition.sections for question in section.questions]
        self._digests = {_digest(key): ("question", key) for key in questions}
        self._digests |= {
            _digest(f"section:{section.key}"): ("section", section.key) for section in definition.sections
        }
        self._length = next(
            length
            for length in range(SHORTEST, 65)
            if len({digest[:length] for digest in self._digests}) == len(self._digests)
        )

    def of_question(self, key: str) -> str:
        return f"[#{_digest(key)[: self._length]}]"

    def of_section(self, key: str) -> str:
        return f"[#{_digest(f'section:{key}')[: self._length]}]"

    def find(self, mark: str) -> tuple[str, str] | None:
        """("question" or "section", key) of what a mark stands for; none where it stands for nothing, or for two."""
        found = [thing for digest, thing in self._digests.items() if digest.startswith(mark.casefold())]
        return found[0] if len(found) == 1 else None


def like(text: str) -> str:
    """How two wordings are compared that a word processor may have been at: quotes, dashes, spaces and case apart."""
    return " ".join(unicodedata.normalize("NFKC", str(text).translate(ALIKE)).split()).casefold()


def is_sign(line: str) -> bool:
    """Whether a line would be taken for a heading, for guidance or for the head of the document."""
    return line.lstrip().startswith(("#", ">")) or is_mark(line)


def is_mark(line: str) -> bool:
    return bool(MARK.search(line) or HEAD.search(line))


def escaped(line: str, is_ours=is_sign) -> str:
    """A person's line, so written that it is read as one; `is_ours` says which lines would not be."""
    return f"\\{line}" if is_ours(line.lstrip("\\")) else line


def unescaped(line: str, is_ours=is_sign) -> str:
    return line[1:] if line.startswith("\\") and is_ours(line.lstrip("\\")) else line


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
