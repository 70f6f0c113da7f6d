"""What a person wrote under a question, as the form on the site would have received it; the form judges it then.

Each reader gives the ends of HTML names with their values: `{"": "2027-01-31"}`, `{"-0-name": "Ada"}`. What makes no
sense is passed on as it is, so that the form says why.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_countries import countries

from calls.forms.definition import Option, Question
from calls.forms.offline.groups import unbulleted
from calls.forms.offline.marks import like
from calls.forms.references import folded

BOX = re.compile(r"\s*(?:[-*•·–]\s+)?(?:[\[(]\s*([^\[\]()]{0,9}?)\s*[\])]|([☐☑☒✓✔]))\s*(.*)")
NUMBERED = re.compile(r"\s*(\d{1,3})\s*[.):]\s*(\S.*)")
EMPTY_BOXES = {"", "☐", "_", "-"}

Typed = Mapping[str, Any]


def typed(question: Question, lines: list[str]) -> Typed:
    """Raises ValidationError where the lines fit nothing that a form could receive."""
    return READERS.get(question.kind, _line)(question, lines)


def _line(question: Question, lines: list[str]) -> Typed:
    return {"": " ".join(line.strip() for line in lines if line.strip())}


def _area(question: Question, lines: list[str]) -> Typed:
    return {"": "\n".join(lines)}


def _address(question: Question, lines: list[str]) -> Typed:
    text = _line(question, lines)[""]
    return {"": text[1:-1] if text.startswith("<") and text.endswith(">") else text}


def _number(question: Question, lines: list[str]) -> Typed:
    """“1 200,50 EUR” is what many people write for 1200.50; a lone comma before three digits could be either."""
    text = _line(question, lines)[""]
    figures = re.sub(rf"[\s'’]|{re.escape(question.currency or ' ')}|€", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+", figures) or re.fullmatch(r"[+-]?\d+,\d{1,2}", figures):
        figures = figures.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+\.\d+", figures):
        figures = figures.replace(",", "")
    return {"": figures if re.fullmatch(r"[+-]?\d*\.?\d+", figures) else text}


def _date(question: Question, lines: list[str]) -> Typed:
    text = _line(question, lines)[""]
    found = next((found for pattern in DATES if (found := re.fullmatch(pattern, text))), None)
    if not found:
        return {"": text}
    year, month, day = (found[name] for name in ("year", "month", "day"))
    number = int(month) if month.isdecimal() else _months().get(like(month))
    return {"": f"{year}-{number:02}-{int(day):02}" if number else text}


def _months() -> dict[str, int]:
    with override("en"):
        english = {like(name): number for table in (MONTHS, MONTHS_3) for number, name in table.items()}
    return english | {like(name): number for table in (MONTHS, MONTHS_3) for number, name in table.items()}


DATES = (
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})",
    r"(?:[^\W\d]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>[^\W\d]+)\.?,?\s+(?P<year>\d{4})",
    r"(?:[^\W\d]+,\s+)?(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
)
"""Orders of day and month that can be read in one way only; 3/4/2027 is not among them."""


def _country(question: Question, lines: list[str]) -> Typed:
    text = _line(question, lines)[""]
    names = {like(name): code for code, name in countries} | {code.casefold(): code for code, _name in countries}
    return {"": names.get(like(text)) or countries.alpha2(text) or countries.by_name(text, insensitive=True) or text}


def _choice(question: Question, lines: list[str]) -> Typed:
    chosen = _chosen(question.options, lines)
    if len(chosen) > 1:
        raise ValidationError(_("Mark one only: %(count)s are marked.") % {"count": len(chosen)})
    return {"": chosen[0] if chosen else ""}


def _several(question: Question, lines: list[str]) -> Typed:
    return {"": _chosen(question.options, lines)}


def _yes_or_no(question: Question, lines: list[str]) -> Typed:
    short = {"y": _("Yes"), "n": _("No")}
    answers = (Option("yes", _("Yes")), Option("no", _("No")))
    chosen = _chosen(answers, [short.get(line.strip().casefold(), line) for line in lines])
    return {"": " ".join(chosen)}


def _chosen(options: tuple[Option, ...], lines: list[str]) -> list[str]:
    """Keys of the options that are marked or written out; text that is none of them stays as it is."""
    boxes, words = _boxes(options, lines)
    marked = [option for option, sign in boxes if sign not in EMPTY_BOXES]
    return list(dict.fromkeys(choice.key if isinstance(choice, Option) else choice for choice in [*marked, *words]))


def _boxes(options: tuple[Option, ...], lines: list[str]):
    """Options that have a box before them, with what is in it; and what stands on the other lines."""
    boxes, words, left = [], [], list(options)
    for line in filter(str.strip, lines):
        box = None if _option(left, line) else BOX.fullmatch(line)
        sign = (box[1] if box[1] is not None else box[2]).casefold() if box else ""
        option = _option(left, box[3]) if box else None
        if option:
            left.remove(option)
            boxes.append((option, sign))
        elif not box or sign not in EMPTY_BOXES:
            words += _listed(left, line)
    return boxes, words


def _listed(options: list[Option], line: str) -> list[Option | str]:
    """A line taken as one option, or as several parted by semicolons or commas."""
    for separator in ("\n", ";", ","):
        names = [name.strip() for name in unbulleted(line).split(separator) if name.strip()]
        found = [option for name in names if (option := _option(options, name))]
        if len(found) == len(names):
            return list(found)
    return [line.strip()]


def _option(options: list[Option], text: str) -> Option | None:
    """The option of this wording; one that only resembles it counts where none is the same."""
    for alike in (str.strip, folded, like):
        found = [option for option in options if alike(option.label) == alike(text)]
        if found:
            return found[0]
    return None


def _ranked(question: Question, lines: list[str]) -> Typed:
    """By the numbers before them; choices written without boxes follow in their order."""
    boxes, words = _boxes(question.options, [_with_box(question.options, line) for line in lines])
    if strangers := [word for word in words if isinstance(word, str)]:
        raise ValidationError(_("“%(words)s” is not among the choices.") % {"words": strangers[0]})
    placed = [(option, sign.strip(".")) for option, sign in boxes if sign not in EMPTY_BOXES]
    order = list(dict.fromkeys([*_in_order(placed), *words]))
    if question.choose_at_most and len(order) > question.choose_at_most:
        facts = {"limit": question.choose_at_most, "count": len(order)}
        raise ValidationError(_("Choose at most %(limit)s: there are %(count)s.") % facts)
    return {f"-{option.key}": str(place) for place, option in enumerate(order, start=1)}


def _with_box(options: tuple[Option, ...], line: str) -> str:
    """“1. Film” is how people number a list by hand."""
    found = NUMBERED.fullmatch(line)
    return f"[{found[1]}] {found[2]}" if found and _option(list(options), found[2]) else line


def _in_order(placed: list[tuple[Option, str]]) -> list[Option]:
    if len(placed) == 1:
        return [placed[0][0]]
    if not all(place.isdecimal() for _option, place in placed):
        raise ValidationError(_("Number the choices 1, 2, 3 in your order of preference."))
    if len({int(place) for _option, place in placed}) < len(placed):
        raise ValidationError(_("Give each choice a place of its own: two share one."))
    return [option for option, _place in sorted(placed, key=lambda pair: int(pair[1]))]


READERS = {
    "area": _area,
    "choice": _choice,
    "multi": _several,
    "ranked": _ranked,
    "yesno": _yes_or_no,
    "date": _date,
    "number": _number,
    "money": _number,
    "country": _country,
    "email": _address,
    "url": _address,
}
"""Kinds that are more than one line of text."""
