"""Blocks as a stream field stores them, with ids made of names, so that a form has the same keys every time."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

Block = dict[str, Any]

NAMESPACE = UUID("5f0c7f0e-3c0b-4a37-9d51-6b1d2f0a7e44")


def key(*names: str) -> str:
    """The id of a block by its path of names: form, question and, for one of its choices, its wording."""
    return str(uuid5(NAMESPACE, "/".join(names)))


class Form:
    """Draws the blocks of one form. A block called "why" in the form "school" has the key `key("school", "why")`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def section(self, name: str, title: str, *questions: Block, guidance: str = "") -> Block:
        return self._block(
            "section", f"section {name}", {"title": title, "guidance": guidance, "questions": list(questions)}
        )

    def question(
        self, kind: str, name: str, label: str, *, when: tuple[str, str, str] | None = None, **facts: Any
    ) -> Block:
        """A question of a kind; `options` are labels, `fields` the blocks of a repeated group.

        `when` is (reference of an earlier question, operator, the wording of its answer). Every question's reference
        is its name.
        """
        if "options" in facts:
            facts["options"] = self._items(name, facts["options"])
        value = {"label": label, "reference": name} | facts
        return self._block(kind, name, value | ({"condition": _condition(when)} if when else {}))

    def criterion(
        self,
        name: str,
        label: str,
        weight: int,
        anchors: Sequence[str],
        *,
        help: str,
        scale: Sequence[str],
        **facts: Any,
    ) -> Block:
        """A criterion with a level for each word of the scale, from 1 up, and what deserves it."""
        levels = [
            {"type": "item", "id": key(self.name, name, word), "value": _level(number, word, anchor)}
            for number, (word, anchor) in enumerate(zip(scale, anchors, strict=True), start=1)
        ]
        value = {"label": label, "help": help, "weight": str(weight), "levels": levels}
        return self._block("criterion", name, value | facts)

    def round(self, name: str, title: str, *, recommendations: Sequence[str] = (), **facts: Any) -> Block:
        value = {"name": title, "recommendations": self._items(name, recommendations)} | facts
        return self._block("round", f"round {name}", value)

    def statement(self, name: str, wording: str, *, expected: str) -> Block:
        """What a referee says yes or no to, and the answer that the rule of the call expects."""
        return self._block("statement", name, {"statement": wording, "expected": expected})

    def _block(self, kind: str, name: str, value: Mapping[str, Any]) -> Block:
        return {"type": kind, "id": key(self.name, name), "value": dict(value)}

    def _items(self, name: str, labels: Sequence[str]) -> list[Block]:
        return [{"type": "item", "id": key(self.name, name, label), "value": label} for label in labels]


def _condition(when: tuple[str, str, str]) -> dict[str, str]:
    return dict(zip(("question", "operator", "value"), when, strict=True))


def _level(number: int, word: str, anchor: str) -> dict[str, str]:
    return {"value": str(number), "label": word, "description": anchor}
