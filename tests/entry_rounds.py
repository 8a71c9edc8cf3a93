"""Opened rounds for tests of entry, loaded once a module, and what a browser would send from a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from pytest_django.plugin import DjangoDbBlocker

from agencies.models import User
from indicators.entry import Entry, PartEntry, part_key
from indicators.models import Figure
from indicators.recording import record
from plans.models import ReportingPeriod
from reports.models import Submission
from reports.writing import write
from tests.large_plan import PLAN_52
from tests.plans.mutations import DECISION_07
from tests.reports.rounds import load_and_open

Sent = dict[str, list[str]]


@contextmanager
def _for_a_module(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loading a plan takes seconds: tests of one module share it, each within its own savepoint."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def periods_52(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[ReportingPeriod]]:
    """Plan 52 with 2023-6T, 2023-NAM and 2024-6T open."""
    with _for_a_module(django_db_blocker):
        yield load_and_open(PLAN_52, "2023-6T", "2023-NAM", "2024-6T")


@pytest.fixture(scope="module")
def periods_07(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[ReportingPeriod]]:
    """Decision 07 with the first two quarters of 2024 open."""
    with _for_a_module(django_db_blocker):
        yield load_and_open(DECISION_07, "2024-Q1", "2024-Q2")


def figure_of(period: ReportingPeriod, agency: str, indicator: str) -> Figure:
    """As a form wants it: with its parts and their places."""
    return Figure.objects.prefetch_related("parts__locality__parent").select_related("indicator", "period").get(
        period=period, agency__code=agency, indicator__code=indicator
    )  # fmt: skip


def put(figure: Figure, by: Any, **said: Any) -> Figure:
    """Record a figure, and read it again."""
    record(figure, Entry(**said), by=by)
    return figure_of(figure.period, figure.agency.code, figure.indicator.code)


@dataclass
class PageReader(HTMLParser):
    """Reads the inputs of a page's main form as a browser does, its visible words and its links."""

    sent: Sent = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    _area: str = ""
    _inside: bool = False
    _disabled: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.ids.add(given.get("id", ""))
        if tag == "main":
            self._inside = True
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "button" and self._inside and given.get("name"):
            self.buttons.append((given["name"], given.get("value", "")))
        if tag == "fieldset" and (self._disabled or "disabled" in given):
            self._disabled += 1
        if self._inside and not self._disabled and given.get("name"):
            self._input(tag, given)

    def _input(self, tag: str, given: dict[str, str]) -> None:
        name = given["name"]
        if tag == "textarea":
            self._area = name
            self.sent.setdefault(name, []).append("")
        if tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            ticked = given.get("type") in ("checkbox", "radio")
            self.sent.setdefault(name, []).append(given.get("value", "on" if ticked else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        if tag == "main":
            self._inside = False
        if tag == "fieldset" and self._disabled:
            self._disabled -= 1

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area][-1] += data
        elif data.strip():
            self.words.append(" ".join(data.split()))

    @property
    def text(self) -> str:
        return " ".join(self.words)


def read(response: HttpResponse) -> PageReader:
    reader = PageReader()
    reader.feed(response.content.decode())
    return reader


def sent_by(response: HttpResponse, **changes: str | list[str]) -> Sent:
    """What the page sends with these inputs changed; `f12_numerator` stands for `f12-numerator`."""
    sent = read(response).sent
    for name, value in changes.items():
        sent[name.replace("_", "-")] = value if isinstance(value, list) else [value]
    return sent


def complete(submission: Submission, by: User) -> None:
    """Everything that the agency must say, without an error or a warning, so that it can be handed in."""
    figures = Figure.objects.filter(period=submission.period, agency=submission.agency)
    for figure in figures.select_related("indicator").prefetch_related("parts__locality"):
        keys = [part_key(part) for part in figure.parts.all()]
        whole = figure.indicator.kind in ("ratio", "count", "growth")
        parts = {key: PartEntry(Decimal(1)) for key in keys}
        pair = {"numerator": Decimal(len(keys) or 4), "denominator": Decimal(8)} if whole else {}
        answer = {} if whole or keys else {"numerator": Decimal(1)}
        nil = figure.indicator.counted == "hotspot" and not keys
        record(figure, Entry(nil=True) if nil else Entry(parts=parts, **(pair or answer)), by=by)
    for narrative in submission.narratives.all():
        write(narrative, f"Đã thực hiện: {narrative.heading}.", by=by)
