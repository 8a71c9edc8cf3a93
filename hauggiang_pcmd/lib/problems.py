"""What must be mended, as the summary on top of a page prints it (templates/components/error_summary.html)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm


@dataclass(frozen=True)
class Problem:
    """One line of the summary; `href` leads to the input, or is empty."""

    text: str
    href: str = ""


def problems_at(href: str, sentences: Iterable[object]) -> list[Problem]:
    """Several at one place."""
    return [Problem(str(text), href) for text in sentences]


def problems_of(form: BaseForm) -> list[Problem]:
    """Every error of a form, at its input; those of the form as a whole at the page's beginning."""
    places = {name: f"#id_{name}" if name in form.fields else "#main" for name in form.errors}
    return [Problem(str(text), places[name]) for name, texts in form.errors.items() for text in texts]
