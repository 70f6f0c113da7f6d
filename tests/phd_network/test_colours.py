"""Every pair of colours that meets on a screen can be told apart, in both schemes."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STYLES = Path(settings.BASE_DIR) / "phd_network" / "static" / "css"
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall(TOKENS)}
PAPERS = ["paper", "paper-raised", "paper-sunk", "accent-soft"]
TEXTS = ["ink", "ink-soft", "accent", "accent-deep", "good", "warn", "bad"]
ON_COLOUR = [
    ("accent-ink", "accent"),
    ("accent-ink", "accent-deep"),
    ("open-ink", "open"),
    ("paper", "bad"),
    *((tone, f"{tone}-soft") for tone in ("good", "warn", "bad")),
    *(("ink", f"{tone}-soft") for tone in ("good", "warn", "bad")),
]


def luminance(colour):
    """The relative luminance of "#rrggbb" (WCAG 2.2, glossary)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"), [*((text, paper) for text in TEXTS for paper in PAPERS), *ON_COLOUR], ids="-on-".join
)
def test_text_has_a_contrast_of_at_least_four_and_a_half(text, ground, scheme):
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("mark", "ground"), [(mark, paper) for mark in ("line-strong", "focus") for paper in PAPERS], ids="-on-".join
)
def test_borders_of_fields_and_the_focus_ring_have_a_contrast_of_at_least_three(mark, ground, scheme):
    assert contrast(COLOURS[mark][scheme], COLOURS[ground][scheme]) >= 3


def test_a_browser_without_light_dark_sees_the_same_light_colours():
    plain = dict(re.findall(r"--([\w-]+): (#\w{6});", TOKENS))

    assert plain == {name: light for name, (light, _) in COLOURS.items()}


def test_only_tokens_and_paper_hold_colours():
    others = [path for path in sorted(STYLES.glob("*.css")) if path.name not in {"tokens.css", "print.css"}]

    assert [path.name for path in others if re.search(r"#[0-9a-f]{3,8}\b", path.read_text(encoding="utf-8"))] == []
