"""What templates say before anyone has edited them: read from data, by field of work and kind of agency."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from reports.models.document_kinds import DocumentKind
from reports.outline import Outline, outline_for
from reports.templating.template import Template, TemplateName

START = Path(__file__).parents[1] / "data" / "templates.yaml"
LISTS = ("addressees", "legal_basis", "signature", "recipients")


@cache
def start_of(subject: str, name: TemplateName) -> Template:
    """The start of a template in a plan's field of work (`Plan.subject`).

    What the data says of the field of work goes before what it says of the kind of agency, that before the kind of
    document, that before what all documents share.
    """
    data = _data()
    kind = str(name.kind)
    said: dict[str, Any] = dict(data["every"])
    for level in (
        data["kinds"][kind],
        data["agencies"][name.agency_kind] if name.agency_kind else {},
        _of_subject(data, subject, kind),
    ):
        said |= level
    headings = tuple(_titled(each, outline_for(subject)) for each in said.pop("headings").items())
    texts: dict[str, Any] = {key: tuple(text) if key in LISTS else text for key, text in said.items()}
    return Template(**texts, headings=tuple(one for one in headings if one[1]))


def _of_subject(data: dict[str, Any], subject: str, kind: str) -> dict[str, Any]:
    said: dict[str, Any] = data["subjects"].get(subject, {}).get(kind, {})
    return said


def _titled(heading: tuple[str, str | None], outline: Outline) -> tuple[str, str]:
    """A heading that names no title is a section that agencies write, titled as the outline asks for it; else none."""
    key, title = heading
    return key, title or (outline.heading(key) if outline.has(key) else "")


@cache
def _data() -> dict[str, Any]:
    with START.open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.safe_load(file)
    return data


def agency_kinds() -> tuple[str, ...]:
    """The kinds of agency whose own reports have a template each, in the order people read them in."""
    return tuple(_data()["agencies"])


def names() -> tuple[TemplateName, ...]:
    """Every template that a plan has."""
    own = tuple(TemplateName(DocumentKind.OWN, kind) for kind in agency_kinds())
    return tuple(TemplateName(DocumentKind(kind)) for kind in _data()["kinds"] if kind != DocumentKind.OWN) + own
