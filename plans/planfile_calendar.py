"""The reporting calendar of a plan file: periods, quarters or months as they return every year."""

import datetime
from collections.abc import Sequence
from itertools import combinations
from typing import TypeVar

from hauggiang_pcmd.lib.dates import format_date_text, month_day
from plans.planfile_agencies import Directory
from plans.planfile_document import EARLIEST_YEAR, LATEST_YEAR
from plans.planfile_entries import Entry, Node
from plans.planfile_values import Document, PeriodRule, Reporting, SubperiodRule, Window

REPORTING_KEYS = (
    *("recipient", "consolidated_by", "first_year", "last_year", "periods", "quarters", "months", "source"),
)
PERIOD_KEYS = ("code", "name", "from", "to", "agencies_due", "department_due")
EVERY = {"quarter": ("quarters", 4), "month": ("months", 12)}
LEAP_YEAR = 2024
LATEST_DUE = datetime.timedelta(days=183)

Rule = TypeVar("Rule", PeriodRule, SubperiodRule)


def read_reporting(node: Node, document: Document, directory: Directory) -> Reporting:
    entry = node.entry(REPORTING_KEYS)
    consolidated_by = entry.need("consolidated_by").code(20)
    directory.known(entry.maybe("consolidated_by"), consolidated_by)
    _check_consolidating(entry.maybe("consolidated_by"), consolidated_by, directory)
    first, last = _years(entry, document)
    years = range(first, last + 2) if first and last else range(LEAP_YEAR, LEAP_YEAR + 2)
    periods = _periods(entry.need("periods"), years)
    subperiods = tuple(sub for every in EVERY for sub in _subperiods(entry, every, years))
    return Reporting(
        recipient=entry.need("recipient").text(250),
        consolidated_by=consolidated_by,
        first_year=first,
        last_year=last,
        periods=periods,
        subperiods=subperiods,
        source=entry.maybe("source").text(),
    )


def _check_consolidating(node: Node, code: str, directory: Directory) -> None:
    for agency in (agency for group in directory.groups for agency in group.agencies if agency.consolidates):
        if code and agency.code != code:
            node.wrong(f"là “{code}”, nhưng trong groups đơn vị “{agency.code}” ghi consolidates: true")


def _years(entry: Entry, document: Document) -> tuple[int, int]:
    first = entry.need("first_year").integer(EARLIEST_YEAR, LATEST_YEAR)
    last = entry.need("last_year").integer(EARLIEST_YEAR, LATEST_YEAR)
    if not (first and last):
        return 0, 0
    if first > last:
        entry.maybe("first_year").wrong(f"năm báo cáo đầu {first} đứng sau năm báo cáo cuối {last}")
        return 0, 0
    for key, year in (("first_year", first), ("last_year", last)):
        if document.year_to and not document.year_from <= year <= document.year_to:
            entry.maybe(key).wrong(f"năm {year} ngoài giai đoạn {document.year_from}-{document.year_to} của kế hoạch")
    return first, last


def _periods(node: Node, years: range) -> tuple[PeriodRule, ...]:
    nodes = list(node.items(empty=False))
    rules = [_period(item, years) for item in nodes]
    usable = [(item, rule) for item, rule in zip(nodes, rules, strict=True) if rule is not None]
    _refuse_overlaps(usable, years, nesting=True)
    return tuple(rule for _, rule in usable)


def _period(node: Node, years: range) -> PeriodRule | None:
    entry = node.entry(PERIOD_KEYS, named="code")
    code = entry.need("code").code(20)
    entry.maybe("code").once("kỳ báo cáo", code)
    days = {key: _calendar_day(entry.need(key)) for key in PERIOD_KEYS[2:]}
    rule = PeriodRule(
        code=code,
        name=entry.need("name").text(100),
        starts=days["from"],
        ends=days["to"],
        agencies_due=days["agencies_due"],
        department_due=days["department_due"],
    )
    if not all(days.values()) or not _window_stands(node, rule, years):
        return None
    _check_due_days(entry, rule, years[0])
    return rule


def _calendar_day(node: Node) -> str:
    """A day as the file writes it, known to exist in every year."""
    text = node.text()
    try:
        if text:
            month_day(text, LEAP_YEAR + 1)
    except ValueError as error:
        node.wrong(str(error))
        return ""
    return text


def _window_stands(node: Node, rule: PeriodRule | SubperiodRule, years: range) -> bool:
    window, next_window = rule.window(years[0]), rule.window(years[0] + 1)
    if window.first > window.last:
        node.wrong(f"from “{rule.starts}” đứng sau to “{rule.ends}” (năm trước thì ghi thêm “ previous”)")
        return False
    if window.overlaps(next_window):
        node.wrong(f"cửa sổ số liệu từ {rule.starts} đến {rule.ends} dài hơn một năm, chồng lên năm sau")
        return False
    return True


def _check_due_days(entry: Entry, rule: PeriodRule, year: int) -> None:
    cut_off = rule.window(year).last
    due = {"agencies_due": rule.agencies_due_in(year), "department_due": rule.department_due_in(year)}
    too_far = [key for key, day in due.items() if not cut_off <= day <= cut_off + LATEST_DUE]
    for key in too_far:
        written = entry.maybe(key).value
        entry.maybe(key).wrong(
            f"hạn {written} không được trước ngày chốt số liệu {rule.ends}, cũng không muộn hơn 6 tháng"
        )
    if not too_far and due["department_due"] < due["agencies_due"]:
        entry.maybe("department_due").wrong(
            f"hạn của đơn vị tổng hợp {rule.department_due} đứng trước hạn của các đơn vị {rule.agencies_due}"
        )


def _subperiods(entry: Entry, every: str, years: range) -> tuple[SubperiodRule, ...]:
    key, most = EVERY[every]
    nodes = list(entry.maybe(key).items())
    rules = [_subperiod(item, every, most, years) for item in nodes]
    usable = [(item, rule) for item, rule in zip(nodes, rules, strict=True) if rule is not None]
    _refuse_overlaps(usable, years, nesting=False)
    return tuple(rule for _, rule in usable)


def _subperiod(node: Node, every: str, most: int, years: range) -> SubperiodRule | None:
    entry = node.entry(("number", "from", "to"))
    number = entry.need("number").integer(1, most)
    entry.maybe("number").once("quý" if every == "quarter" else "tháng", str(number) if number else "")
    rule = SubperiodRule(every, number, _calendar_day(entry.need("from")), _calendar_day(entry.need("to")))
    return rule if rule.starts and rule.ends and _window_stands(node, rule, years) else None


def _refuse_overlaps(rules: Sequence[tuple[Node, Rule]], years: range, *, nesting: bool) -> None:
    """Names every pair whose windows overlap in any year. With `nesting`, one may lie inside the other in its year."""
    for (_, one), (node, other) in combinations(rules, 2):
        clash = next((found for year in years if (found := _clash(one, other, year, nesting=nesting))), None)
        if clash:
            node.wrong(f"cửa sổ số liệu chồng lên {clash}")


def _clash(one: Rule, other: Rule, year: int, *, nesting: bool) -> str:
    """Where `other` of the year overlaps `one` of the year before, of the year or of the year after; else nothing."""
    window = other.window(year)
    for beside in (year - 1, year, year + 1):
        against = one.window(beside)
        if window.overlaps(against) and not (nesting and beside == year and _nested(window, against)):
            days = f"{format_date_text(against.first)} đến {format_date_text(against.last)}"
            return f"{_name(one)} ({days})"
    return ""


def _nested(one: Window, other: Window) -> bool:
    return one != other and (one.lies_within(other) or other.lies_within(one))


def _name(rule: PeriodRule | SubperiodRule) -> str:
    if isinstance(rule, PeriodRule):
        return f"kỳ {rule.code}"
    return f"{'quý' if rule.every == 'quarter' else 'tháng'} {rule.number}"
