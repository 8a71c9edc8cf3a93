"""Text can be read: the colours of static/css/tokens.css, computed by WCAG 2's formula, with 7:1 (AAA) as the floor."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "static" / "css"
TOKENS = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", (STYLES / "tokens.css").read_text("utf-8")))

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")

# Which text stands on which surface. A new --ink-… or --surface-… that is named nowhere here fails below.
TEXT_ON = {
    "ink": ["surface", "surface-soft", "surface-accent", "surface-remark", "surface-error", "surface-good"],
    "ink-soft": ["surface", "surface-soft", "surface-accent", "surface-remark", "surface-good"],
    "ink-remark": ["surface", "surface-soft", "surface-remark"],
    "ink-error": ["surface", "surface-soft", "surface-error"],
    "ink-good": ["surface", "surface-soft", "surface-good"],
    "ink-on-deep": ["surface-deep", "surface-deeper"],
    "ink-on-deep-soft": ["surface-deep", "surface-deeper"],
    "accent": ["surface", "surface-soft", "surface-accent", "surface-remark", "surface-good"],
    "accent-deep": ["surface", "surface-soft", "surface-accent"],
    "surface": ["accent", "accent-deep"],
}
PAIRS = [(text, surface) for text, surfaces in TEXT_ON.items() for surface in surfaces]
LINES = [("line-control", "surface"), ("focus", "surface"), ("focus", "surface-soft"), ("ink-on-deep", "surface-deep")]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(TOKENS[one]), luminance(TOKENS[other])])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "surface"), PAIRS)
def test_text_stands_out_from_its_surface_by_seven_to_one(text, surface):
    assert contrast(text, surface) >= 7


@pytest.mark.parametrize(("line", "surface"), LINES)
def test_borders_of_controls_and_the_focus_ring_are_seen(line, surface):
    assert contrast(line, surface) >= 3


def test_every_colour_of_text_and_surface_is_checked():
    checked = {name for pair in PAIRS for name in pair}

    assert {name for name in TOKENS if name.startswith(("ink", "surface", "accent"))} == checked


def test_the_formula_is_the_known_one(monkeypatch):
    for name, colour in {"black": "#000000", "white": "#ffffff", "grey": "#767676"}.items():
        monkeypatch.setitem(TOKENS, name, colour)

    assert contrast("black", "white") == pytest.approx(21)
    assert contrast("grey", "white") == pytest.approx(4.54, abs=0.01)


def test_the_portals_colours_are_named_in_the_tokens_and_nowhere_else():
    for path in sorted(STYLES.glob("*.css")):
        if path.name not in {"tokens.css", "print.css", "admin.css"}:
            assert not COLOUR.findall(path.read_text("utf-8")), path.name


def test_the_administrators_pages_use_no_colour_of_their_own():
    """Django's admin does not load the tokens, so its style sheet repeats them."""
    colours = set(COLOUR.findall((STYLES / "admin.css").read_text("utf-8")))

    assert colours <= set(TOKENS.values())
