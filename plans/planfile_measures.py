"""The indicators and supporting statistics of a plan file."""

from decimal import Decimal

from hauggiang_pcmd.lib.number_messages import shown
from plans.planfile_agencies import Directory
from plans.planfile_calendar import EVERY
from plans.planfile_document import SECTION_NUMBER
from plans.planfile_entries import Entry, Node, nearest
from plans.planfile_values import IndicatorEntry, Reporting, Source, ThresholdEntry

KINDS = ("unit_share", "ratio", "frequency", "count", "growth")
KINDS_IN_PERCENT = ("unit_share", "ratio", "growth")
KINDS_WITH_BREAKDOWN = ("ratio", "count", "growth")
COUNTED = ("commune", "district", "hotspot")
COMPARISONS = (">=", ">", "<=", "<", "=")
BASES = ("year", "quarter", "month", "since_start", "by_end", "by_date")
MOST_DECIMALS = 6
INDICATOR_KEYS = (
    *("code", "title", "target", "quote", "kind", "counted", "every", "unit", "numerator", "denominator", "threshold"),
    *("basis", "decimals", "aspirational", "checklist", "breakdown", "suppress_below"),
    *("lead", "coordinating", "reported_by", "assigned_by", "reading", "ref"),
)


class Measures:
    """Reads indicators against what the rest of the file says. `targets` is None where the sections cannot be read."""

    def __init__(self, directory: Directory, targets: set[str] | None, reporting: Reporting | None) -> None:
        self.directory, self.targets, self.reporting = directory, targets, reporting

    def indicators(self, node: Node) -> tuple[IndicatorEntry, ...]:
        return tuple(self._indicator(item, is_statistic=False) for item in node.items(empty=False))

    def statistics(self, node: Node) -> tuple[IndicatorEntry, ...]:
        return tuple(self._indicator(item, is_statistic=True) for item in node.items())

    def _indicator(self, node: Node, *, is_statistic: bool) -> IndicatorEntry:
        entry = node.entry(INDICATOR_KEYS, named="code")
        code = entry.need("code").code(30)
        entry.maybe("code").once("chỉ tiêu, số liệu", code)
        kind = self._kind(entry, is_statistic=is_statistic)
        unit = entry.need("unit").text(100)
        return IndicatorEntry(
            code=code,
            is_statistic=is_statistic,
            title=entry.need("title").text(300),
            target=self._target(entry, is_statistic=is_statistic),
            quote=entry.maybe("quote").text(),
            kind=kind,
            counted=_belongs(entry, "counted", kind, ("unit_share",)).choice(COUNTED, "đơn vị được đếm"),
            every=self._every(entry, kind),
            unit=unit,
            numerator=_definition(entry, "numerator", kind, is_statistic=is_statistic),
            denominator=_definition(entry, "denominator", kind, is_statistic=is_statistic),
            threshold=None if is_statistic else _threshold(entry.need("threshold"), kind, unit),
            basis=entry.need("basis").choice(BASES, "căn cứ thời gian"),
            decimals=entry.maybe("decimals").integer(0, MOST_DECIMALS),
            aspirational=entry.maybe("aspirational").flag(),
            checklist=_checklist(entry, kind),
            breakdown=_breakdown(entry, kind),
            suppress_below=entry.maybe("suppress_below").integer(2, 1000) or None,
            lead=self.directory.named(entry.maybe("lead") if is_statistic else entry.need("lead"), empty=is_statistic),
            coordinating=self.directory.named(entry.maybe("coordinating")),
            reported_by=self.directory.named(entry.need("reported_by"), empty=False),
            assigned_by=tuple(_source(item) for item in entry.maybe("assigned_by").items()),
            reading=entry.maybe("reading").text(),
            ref=entry.maybe("ref").text(250),
        )

    def _kind(self, entry: Entry, *, is_statistic: bool) -> str:
        if not is_statistic:
            return entry.need("kind").choice(KINDS, "cách tính")
        if entry.has("threshold"):
            entry.maybe("threshold").wrong("số liệu hỗ trợ không có ngưỡng; nếu có ngưỡng thì đặt ở indicators")
        kind = entry.maybe("kind").choice(KINDS, "cách tính") if entry.has("kind") else "count"
        if kind == "frequency":
            entry.maybe("kind").wrong("“frequency” cần ngưỡng nên chỉ dùng ở indicators")
        return kind

    def _target(self, entry: Entry, *, is_statistic: bool) -> str:
        node = entry.maybe("target") if is_statistic else entry.need("target")
        number = node.written_number(30, SECTION_NUMBER)
        if number and self.targets is not None and number not in self.targets:
            node.wrong(f"không mục nào đặt chỉ tiêu “{shown(number)}”{nearest(number, self.targets)}")
        return number

    def _every(self, entry: Entry, kind: str) -> str:
        every = _belongs(entry, "every", kind, ("frequency",)).choice(tuple(EVERY), "tần suất")
        if every and kind == "frequency" and self.reporting is not None:
            key = EVERY[every][0]
            if not any(sub.every == every for sub in self.reporting.subperiods):
                entry.maybe("every").wrong(f"“{every}” cần lịch reporting.{key}, tệp chưa có")
        return every


def _belongs(entry: Entry, key: str, kind: str, kinds: tuple[str, ...]) -> Node:
    """A key that these kinds need and no other kind may have."""
    if kind in kinds:
        return entry.need(key)
    if kind and entry.has(key):
        entry.maybe(key).wrong(f"chỉ dùng với kind {' hoặc '.join(kinds)}, ở đây kind là {kind}")
    return entry.maybe(key)


def _definition(entry: Entry, key: str, kind: str, *, is_statistic: bool) -> str:
    """What is counted; a ratio cannot be filled in without both definitions."""
    needed = kind == "ratio" and not is_statistic
    return (entry.need(key) if needed else entry.maybe(key)).text()


def _threshold(node: Node, kind: str, unit: str) -> ThresholdEntry | None:
    entry = node.entry(("comparison", "value", "unit"))
    comparison = entry.need("comparison").choice(COMPARISONS, "phép so sánh")
    value = entry.need("value").number(12, MOST_DECIMALS)
    threshold_unit = _threshold_unit(entry, kind, unit)
    if value is not None:
        _check_value(entry.maybe("value"), value, kind)
    return ThresholdEntry(comparison, value, threshold_unit) if value is not None else None


def _threshold_unit(entry: Entry, kind: str, unit: str) -> str:
    written = entry.need("unit").text(100)
    allowed = ("percent",) if kind in KINDS_IN_PERCENT else ("times", unit)
    if written and kind and unit and written not in allowed:
        choices = " hoặc ".join(f"“{choice}”" for choice in allowed)
        entry.maybe("unit").wrong(f"đơn vị của ngưỡng “{shown(written)}” không hợp; kind {kind} dùng {choices}")
    return written


def _check_value(node: Node, value: Decimal, kind: str) -> None:
    if kind != "growth" and value < 0:
        node.wrong(f"ngưỡng {value} không được âm")
    if kind in ("ratio", "unit_share") and value > 100:
        node.wrong(f"ngưỡng {value} lớn hơn 100 phần trăm")


def _checklist(entry: Entry, kind: str) -> tuple[str, ...]:
    node = _only_for(entry, "checklist", kind, ("unit_share",))
    counted = entry.maybe("counted").value
    if kind == "unit_share" and entry.has("checklist") and counted in ("commune", "hotspot"):
        node.wrong(f"danh mục phải tích chỉ dùng khi counted là district, ở đây là {counted}")
    return node.distinct_texts(300)


def _breakdown(entry: Entry, kind: str) -> tuple[str, ...]:
    return _only_for(entry, "breakdown", kind, KINDS_WITH_BREAKDOWN).distinct_texts(300)


def _only_for(entry: Entry, key: str, kind: str, kinds: tuple[str, ...]) -> Node:
    """A key that need not be there, and may be with these kinds only."""
    if kind and kind not in kinds and entry.has(key):
        entry.maybe(key).wrong(f"chỉ dùng với kind {' hoặc '.join(kinds)}, ở đây kind là {kind}")
    return entry.maybe(key)


def _source(node: Node) -> Source:
    entry = node.entry(("ref", "explicit"))
    explicit = entry.maybe("explicit").flag() if entry.has("explicit") else True
    return Source(entry.need("ref").text(), explicit)
