"""The results of rules.md computed a second time, from the plan file and the figures files alone.

Nothing of the portal is imported: this is the other half of the comparison. Slow, plain and close to the rules' words.
"""

import csv
import datetime
import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, str]


class ReferencePlan:
    def __init__(self, path: Path) -> None:
        self.data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        with (path.parent / self.data["localities"]["file"]).open(encoding="utf-8") as file:
            self.localities = {row["code"]: row for row in csv.DictReader(file)}
        self.agencies = {agency["code"]: agency for group in self.data["groups"] for agency in group["agencies"]}
        self.groups = {
            f"group-{group['number']}": [agency["code"] for agency in group["agencies"]]
            for group in self.data["groups"]
        }
        self.indicators = self.data["indicators"]
        self.statistics = self.data.get("statistics", [])

    def reporters(self, indicator: dict[str, Any]) -> list[str]:
        named = [code for entry in indicator["reported_by"] for code in self.groups.get(entry, [entry])]
        return [code for code in self.agencies if code in named]

    def day(self, spec: str, year: int) -> datetime.date:
        month_day, _, previous = spec.partition(" ")
        month, day = (int(number) for number in month_day.split("-"))
        year -= previous == "previous"
        if (month, day) == (2, 29):
            return datetime.date(year, 3, 1) - datetime.timedelta(days=1)
        return datetime.date(year, month, day)

    def window(self, label: str) -> tuple[datetime.date, datetime.date]:
        year, code = label.split("-")
        spec = next(one for one in self.data["reporting"]["periods"] if one["code"] == code)
        return self.day(spec["from"], int(year)), self.day(spec["to"], int(year))

    def is_annual(self, label: str) -> bool:
        first, last = self.window(label)
        return (last - first).days > 360

    def subperiods(self, label: str, every: str) -> dict[str, bool]:
        """Numbers of the quarters or months that begin in the window, with whether they have ended by the cut-off."""
        first, last = self.window(label)
        found = {}
        for spec in self.data["reporting"].get(f"{every}s", []):
            for year in (first.year, last.year, last.year + 1):
                starts, ends = self.day(spec["from"], year), self.day(spec["to"], year)
                if first <= starts <= last:
                    found[spec["number"]] = ends <= last
        return found

    def area(self, agency: str) -> set[str]:
        root = self.agencies[agency].get("locality")
        if not root:
            return set(self.localities)
        inside = {root}
        for _ in range(5):
            inside |= {code for code, row in self.localities.items() if row["parent"] in inside}
        return inside

    def communes(self, agency: str, on: datetime.date) -> set[str]:
        parents = {row["parent"] for row in self.localities.values()}
        return {
            code
            for code in self.area(agency)
            if code not in parents
            and (self.localities[code]["valid_from"] or "0000") <= on.isoformat()
            and (self.localities[code]["valid_to"] or "9999") >= on.isoformat()
        }

    def hotspots(self, agency: str) -> set[str]:
        return set(self.data.get("hotspots", [])) & self.area(agency)


def total(plan: ReferencePlan, indicator: dict[str, Any], label: str, rows: list[Row], before: list[Row] | None) -> Any:
    """(numerator, denominator or None, agencies that reported) of an indicator in a period."""
    code, kind = indicator["code"], indicator["kind"]
    reporters = plan.reporters(indicator)
    own = [row for row in rows if row["indicator"] == code]
    reported = [agency for agency in reporters if any(row["agency"] == agency for row in own)]
    if kind == "ratio":
        whole = [row for row in own if not row["part"] and row["nil"] != "1"]
        return (
            sum(Fraction(row["numerator"]) for row in whole),
            sum(Fraction(row["denominator"]) for row in whole),
            reported,
        )
    if kind in ("count", "growth"):
        amount = sum((Fraction(row["numerator"]) for row in own if not row["part"] and row["nil"] != "1"), Fraction(0))
        if kind == "count":
            return amount, None, reported
        then = total(plan, indicator | {"kind": "count"}, label, before or [], None)[0]
        return amount - then, then, reported
    if kind == "frequency":
        least, ended = Fraction(indicator["threshold"]["value"]), plan.subperiods(label, indicator["every"])
        enough = [row for row in own if ended.get(row["quarter"]) and Fraction(row["numerator"]) >= least]
        return Fraction(len(enough)), Fraction(len(reporters) * sum(ended.values())), reported
    return (*units(plan, indicator, label, own, reporters), reported)


def units(
    plan: ReferencePlan, indicator: dict[str, Any], label: str, own: list[Row], reporters: list[str]
) -> tuple[Fraction, Fraction]:
    if indicator["counted"] == "district":
        yes = 0
        for agency in reporters:
            answers = {row["part"]: row["numerator"] for row in own if row["agency"] == agency and row["nil"] != "1"}
            wanted = indicator.get("checklist") or [""]
            yes += all(answers.get(item) in ("1", "na") for item in wanted)
        return Fraction(yes), Fraction(len(reporters))
    cut_off = plan.window(label)[1]
    places: set[str] = set()
    for agency in reporters:
        places |= plan.communes(agency, cut_off) if indicator["counted"] == "commune" else plan.hotspots(agency)
    ticked = {row["locality"] for row in own if row["nil"] != "1" and int(row["numerator"]) >= 1}
    return Fraction(len(ticked & places)), Fraction(len(places))


def compare(amount: Fraction, comparison: str, limit: Fraction) -> bool:
    return {
        ">=": amount >= limit,
        ">": amount > limit,
        "<=": amount <= limit,
        "<": amount < limit,
        "=": amount == limit,
    }[comparison]


def satisfied(indicator: dict[str, Any], n: Fraction, d: Fraction | None) -> bool:
    threshold = indicator["threshold"]
    limit = Fraction(threshold["value"])
    if indicator["kind"] == "frequency":
        return n == d
    if d is None:
        return compare(n, threshold["comparison"], limit)
    return compare(100 * n, threshold["comparison"], limit * d)


def is_due(plan: ReferencePlan, indicator: dict[str, Any], label: str) -> bool:
    basis = indicator["basis"]
    if basis == "year":
        return plan.is_annual(label)
    if basis in ("since_start", "by_end"):
        return plan.is_annual(label) and label.startswith(plan.data["plan"]["period"]["to"])
    return True


def shortfall(indicator: dict[str, Any], n: Fraction, d: Fraction | None) -> Fraction | None:
    """By trying: additions step by step from just below the threshold until one satisfies it."""
    if d == 0:
        return None
    step = Fraction(1, 10 ** int(indicator.get("decimals", 0)))
    if satisfied(indicator, n, d):
        return Fraction(0)
    if indicator["kind"] == "frequency":
        return None if d is None else d - n
    comparison, limit = indicator["threshold"]["comparison"], Fraction(indicator["threshold"]["value"])
    if comparison in ("<=", "<"):
        return None
    goal = limit if d is None else limit * d / 100
    added = max(0, math.floor((goal - n) / step) - 1) * step
    while added <= goal - n + 2 * step:
        if satisfied(indicator, n + added, d):
            bounded = indicator["kind"] in ("ratio", "unit_share")
            return None if bounded and d is not None and n + added > d else added
        added += step
    return None


def printed(value: Fraction | None) -> str | None:
    if value is None:
        return None
    scaled = Decimal(value.numerator) / Decimal(value.denominator)
    text = str(scaled.quantize(Decimal("0.1"), ROUND_HALF_UP))
    return "0.0" if text == "-0.0" else text


def number(value: Fraction | None, indicator: dict[str, Any]) -> int | str | None:
    if value is None:
        return None
    decimals = int(indicator.get("decimals", 0))
    return f"{float(value):.{decimals}f}" if decimals else int(value)


def percent(n: Fraction, d: Fraction | None) -> Fraction | None:
    return 100 * n / d if d else None


def expected(plan: ReferencePlan, label: str, files: dict[str, list[Row]]) -> list[dict[str, Any]]:
    """What `results` must print under "results", from the rows loaded as accepted for each period."""
    year, code = label.split("-")
    back = [f"{int(year) - years}-{code}" for years in (1, 2)]
    found = []
    for indicator in plan.indicators:
        n, d, reported = total(plan, indicator, label, files[label], files.get(back[0]))
        last = None
        if back[0] in files:
            n_then, d_then, reported_then = total(plan, indicator, back[0], files[back[0]], files.get(back[1]))
            last = compared(indicator, (n, d), (n_then, d_then)) if reported_then else None
        missing = [agency for agency in plan.reporters(indicator) if agency not in reported]
        found.append(
            {
                "indicator": indicator["code"],
                "kind": indicator["kind"],
                "numerator": number(n, indicator),
                "denominator": number(d, indicator),
                "percent": printed(percent(n, d)),
                "verdict": verdict(plan, indicator, label, n, d, missing),
                "shortfall": number(shortfall(indicator, n, d), indicator),
                "reported": len(reported),
                "expected": len(plan.reporters(indicator)),
                "missing": missing,
                "same_period_last_year": last,
            }
        )
    return found


def compared(indicator: dict[str, Any], now: Any, then: Any) -> dict[str, Any]:
    (n, d), (n_then, d_then) = now, then
    if d is None:
        difference = 100 * (n - n_then) / n_then if n_then else None
    else:
        p, p_then = percent(n, d), percent(n_then, d_then)
        difference = None if p is None or p_then is None else p - p_then
    return {
        "numerator": number(n_then, indicator),
        "denominator": number(d_then, indicator),
        "percent": printed(percent(n_then, d_then)),
        "difference": printed(difference),
    }


def verdict(
    plan: ReferencePlan, indicator: dict[str, Any], label: str, n: Fraction, d: Fraction | None, missing: list[str]
) -> str:
    if indicator.get("counted") == "hotspot" and d == 0:
        return "incomplete"
    if not missing and d == 0:
        return "no_occurrence"
    if missing:
        return "incomplete"
    if satisfied(indicator, n, d):
        return "met"
    return "not_met" if is_due(plan, indicator, label) else "not_due"
