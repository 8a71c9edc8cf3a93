"""Nothing in templates and styles that the Content-Security-Policy would have to make an exception for."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The layouts of WeasyPrint's documents are never sent to a browser.
TEMPLATES = [path for path in sorted((ROOT / "templates").rglob("*.html")) if "documents" not in path.parts]
STYLES = sorted((ROOT / "static" / "css").glob("*.css"))

COMMENTS = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
TAG = re.compile(r"<[a-zA-Z][^<>]*(?:\{[{%].*?[}%]\}[^<>]*)*>", re.DOTALL)
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"\son[a-z]+\s*=|\shx-on\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "a javascript: or data: address": re.compile(r"=\s*[\"'](?:javascript|data):", re.IGNORECASE),
    "something from another host": re.compile(
        r"\b(?:src|srcset|action|poster)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE
    ),
}


def tags(path: Path) -> list[str]:
    return TAG.findall(COMMENTS.sub("", path.read_text("utf-8")))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_holds_no_style_script_or_handler_of_its_own(path):
    found = [f"{what}: {tag}" for tag in tags(path) for what, pattern in FORBIDDEN.items() if pattern.search(tag)]

    assert not found


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color: red">',
        "<style>",
        "<button onclick='go()'>",
        '<b hx-on:click="go()">',
        "<script>go()</script>",
        '<a href="javascript:go()">',
        '<img src="https://example.com/x.png">',
    ],
)
def test_the_rules_recognise(bad):
    assert any(pattern.search(tag) for tag in TAG.findall(bad) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_fetch_nothing_from_elsewhere(path):
    text = path.read_text("utf-8")

    assert not re.findall(r"url\(\s*[\"']?(?:https?:|//|data:)|data:", text)
    assert not re.findall(r"@import\s+(?:url\()?[\"']?(?:https?:|//)", text)


def test_every_layer_of_the_styles_exists():
    imported = re.findall(
        r'@import "([a-z-]+\.css)" layer\(([a-z]+)\)', (ROOT / "static/css/portal.css").read_text("utf-8")
    )

    assert {name for name, _ in imported} == {path.name for path in STYLES} - {"portal.css", "admin.css"}
    assert {layer for _, layer in imported} == {"reset", "tokens", "base", "layout", "components", "print"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_component_is_given_what_it_prints(path):
    """An include without `only` would see the whole page, and break when that changes."""
    includes = re.findall(r"\{% include .*?%\}", COMMENTS.sub("", path.read_text("utf-8")))

    assert [include for include in includes if not include.endswith("only %}")] == []
