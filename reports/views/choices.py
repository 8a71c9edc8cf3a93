"""Filters and orders that a page offers by its address: only the words it knows, never passed on to a query."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest


@dataclass(frozen=True)
class Option:
    """One way to look at the page; `count` is None where it is not told."""

    label: str
    url: str
    current: bool
    count: int | None = None


def chosen(request: HttpRequest, name: str, among: Mapping[str, Any]) -> str:
    """The word given in the address if the page knows it, else the first way, which has no word."""
    given = request.GET.get(name, "")
    return given if given in among else ""


def options(
    name: str,
    among: Mapping[str, tuple[Any, ...]],
    current: str,
    kept: Mapping[str, str],
    counts: Mapping[str, int] | None = None,
) -> list[Option]:
    """Links to every way; what else was chosen (`kept`) stays. Each way is named by the first of its values."""
    return [
        Option(
            label=str(values[0]),
            url=f"?{urlencode({key: word for key, word in {**kept, name: code}.items() if word})}",
            current=code == current,
            count=None if counts is None else counts[code],
        )
        for code, values in among.items()
    ]
