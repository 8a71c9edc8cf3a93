"""Random figures files over any plan: every state and the edges at which rules go wrong."""

import csv
import random
from pathlib import Path
from typing import Any

from tests.indicators.reference import ReferencePlan, Row

COLUMNS = ["agency", "indicator", "locality", "quarter", "part", "numerator", "denominator", "nil"]


def row(agency: str, indicator: str, **cells: object) -> Row:
    return dict.fromkeys(COLUMNS, "") | {
        "agency": agency,
        "indicator": indicator,
        **{key: str(value) for key, value in cells.items()},
    }


def random_rows(plan: ReferencePlan, label: str, dice: random.Random, *, missing: float, nil: float) -> list[Row]:
    """Rows for one period. `missing` and `nil` are the chances that a figure is left out or declared nil."""
    silent = {agency for agency in plan.agencies if dice.random() < missing / 2}
    rows = []
    for indicator in [*plan.indicators, *plan.statistics]:
        lean = dice.choice(["low", "edge", "high", "none"])
        for agency in plan.reporters(indicator):
            if agency in silent or dice.random() < missing:
                continue
            if dice.random() < nil or (lean == "none" and indicator.get("kind") == "ratio" and dice.random() < 0.5):
                rows.append(row(agency, indicator["code"], nil=1))
            else:
                rows += value_rows(plan, label, indicator, agency, lean, dice)
    return rows


def value_rows(
    plan: ReferencePlan, label: str, indicator: dict[str, Any], agency: str, lean: str, dice: random.Random
) -> list[Row]:
    code, kind = indicator["code"], indicator.get("kind", "count")
    if kind == "ratio":
        return ratio_rows(indicator, agency, lean, dice)
    if kind in ("count", "growth"):
        decimals = int(indicator.get("decimals", 0))
        whole = dice.choice([0, 1, dice.randint(0, 300)])
        fraction = f".{dice.randrange(10**decimals):0{decimals}d}" if decimals and dice.random() < 0.7 else ""
        return [row(agency, code, numerator=f"{whole}{fraction}")]
    if kind == "frequency":
        return [
            row(agency, code, quarter=number, numerator=dice.choice([0, 1, 2, 3] if lean == "low" else [2, 3]))
            for number in plan.subperiods(label, indicator["every"])
        ]
    return unit_rows(plan, label, indicator, agency, lean, dice)


def ratio_rows(indicator: dict[str, Any], agency: str, lean: str, dice: random.Random) -> list[Row]:
    threshold = float(indicator.get("threshold", {"value": 70})["value"])
    if lean == "none":
        denominator = 0
    elif lean == "edge":
        denominator = 10_000  # 6996/10000 rounds up to 70,0% and does not reach it
    else:
        denominator = dice.randint(1, 2000)
    share = {"low": dice.random(), "edge": threshold / 100 - 0.0004, "high": 1.0, "none": 0}[lean]
    numerator = min(denominator, round(denominator * share))
    rows = [row(agency, indicator["code"], numerator=numerator, denominator=denominator)]
    left = numerator
    items = indicator.get("breakdown", [])
    for position, item in enumerate(items):
        part = left if position == len(items) - 1 else dice.randint(0, left)
        left -= part
        rows.append(row(agency, indicator["code"], part=item, numerator=part))
    return rows


def unit_rows(
    plan: ReferencePlan, label: str, indicator: dict[str, Any], agency: str, lean: str, dice: random.Random
) -> list[Row]:
    code, yes = indicator["code"], {"low": 0.3, "edge": 0.72, "high": 1.0, "none": 0.0}[lean]
    if indicator["counted"] == "district":
        answers = ["1", "na"] if lean == "high" else ["1", "1", "0", "na"]
        if "checklist" in indicator:
            return [row(agency, code, part=item, numerator=dice.choice(answers)) for item in indicator["checklist"]]
        return [row(agency, code, numerator=int(dice.random() < yes))]
    if indicator["counted"] == "commune":
        places = plan.communes(agency, plan.window(label)[1])
        return [row(agency, code, locality=place, numerator=int(dice.random() < yes)) for place in sorted(places)]
    return [
        row(agency, code, locality=place, numerator=dice.randint(0, 2) if lean == "low" else 1)
        for place in sorted(plan.hotspots(agency))
    ]


def write_file(rows: list[Row], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path
