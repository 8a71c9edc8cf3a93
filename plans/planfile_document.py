"""The document of a plan file: its head, its sections word for word, and how ambiguous wording is read."""

import datetime
import re

from plans.planfile_entries import Entry, Node
from plans.planfile_values import AssignmentEntry, Document, Item, ReadingEntry, SectionEntry, Signer, TargetEntry

SLUG = re.compile(r"[-a-zA-Z0-9_]+")
SECTION_NUMBER = re.compile(r"\S(.*\S)?")
DEEPEST_SECTION = 8
EARLIEST_YEAR, LATEST_YEAR = 1990, 2150

DOCUMENT_KEYS = (
    *("code", "number", "kind", "title", "short_title", "subject", "issued_by", "issued_on", "place", "signer"),
    *("period", "legal_basis", "preamble", "closing", "recipients"),
)
SECTION_KEYS = ("number", "title", "paragraphs", "targets", "tasks", "assignments", "children")


def read_document(node: Node) -> Document:
    entry = node.entry(DOCUMENT_KEYS)
    years = entry.need("period").entry(("from", "to"))
    return Document(
        code=entry.need("code").code(100, SLUG),
        number=entry.need("number").text(50),
        kind=entry.need("kind").text(50),
        title=entry.need("title").text(),
        short_title=entry.need("short_title").text(250),
        subject=entry.need("subject").text(250),
        issued_by=entry.need("issued_by").text(250),
        issued_on=entry.need("issued_on").day() or datetime.date.min,
        place=entry.need("place").text(100),
        signer=_signer(entry.need("signer")),
        **_years(years),
        legal_basis=entry.maybe("legal_basis").texts(),
        preamble=entry.maybe("preamble").texts(),
        closing=entry.maybe("closing").text(),
        recipients=entry.maybe("recipients").texts(),
    )


def _signer(node: Node) -> Signer:
    entry = node.entry(("authority", "for", "position", "name"))
    return Signer(
        authority=entry.maybe("authority").text(),
        on_behalf_of=entry.maybe("for").text(),
        position=entry.need("position").text(),
        name=entry.need("name").text(),
    )


def _years(entry: Entry) -> dict[str, int]:
    first = entry.need("from").integer(EARLIEST_YEAR, LATEST_YEAR)
    last = entry.need("to").integer(EARLIEST_YEAR, LATEST_YEAR)
    if first and last and first > last:
        entry.node.wrong(f"năm đầu {first} đứng sau năm cuối {last}")
        first = last = 0
    return {"year_from": first, "year_to": last}


def read_sections(node: Node, groups: set[int] | None, depth: int = 1) -> tuple[SectionEntry, ...]:
    """The tree of sections. `groups` are the numbers that assignments may name, None where they are not known."""
    if depth > DEEPEST_SECTION:
        node.wrong(f"các mục lồng nhau sâu hơn {DEEPEST_SECTION} cấp")
        return ()
    return tuple(_section(item, groups, depth) for item in node.items(empty=False))


def _section(node: Node, groups: set[int] | None, depth: int) -> SectionEntry:
    entry = node.entry(SECTION_KEYS, named="number")
    number = entry.need("number").written_number(30, SECTION_NUMBER)
    entry.maybe("number").once("mục", number)
    return SectionEntry(
        number=number,
        title=entry.need("title").text(empty=True),
        paragraphs=entry.maybe("paragraphs").texts(),
        targets=tuple(_target(item) for item in entry.maybe("targets").items()),
        tasks=tuple(_item(item, "nhiệm vụ") for item in entry.maybe("tasks").items()),
        assignments=tuple(_assignment(item, groups) for item in entry.maybe("assignments").items()),
        children=read_sections(entry.maybe("children"), groups, depth + 1) if entry.has("children") else (),
    )


def _target(node: Node) -> TargetEntry:
    entry = node.entry(("number", "text"), named="number")
    number = entry.need("number").written_number(30, SECTION_NUMBER)
    entry.maybe("number").once("chỉ tiêu trong văn bản", number)
    return TargetEntry(number, entry.need("text").text())


def _item(node: Node, what: str) -> Item:
    entry = node.entry(("code", "text"), named="code")
    code = entry.need("code").code(30)
    entry.maybe("code").once(what, code)
    return Item(code, entry.need("text").text())


def _assignment(node: Node, groups: set[int] | None) -> AssignmentEntry:
    entry = node.entry(("group", "items"))
    group = entry.need("group").integer(1, 999)
    if group and groups is not None and group not in groups:
        entry.maybe("group").wrong(f"nhóm {group} không có trong groups")
    items = entry.need("items").items(empty=False)
    return AssignmentEntry(group, tuple(_item(item, "phân công") for item in items))


def read_readings(node: Node) -> tuple[ReadingEntry, ...]:
    return tuple(_reading(item) for item in node.items())


def _reading(node: Node) -> ReadingEntry:
    entry = node.entry(("id", "where", "text", "question", "reading"), named="id")
    code = entry.need("id").code(30)
    entry.maybe("id").once("cách hiểu", code)
    return ReadingEntry(
        code=code,
        where=entry.need("where").text(200),
        text=entry.maybe("text").text(),
        question=entry.maybe("question").text(),
        reading=entry.need("reading").text(),
    )
