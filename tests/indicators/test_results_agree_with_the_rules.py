"""`results` agrees with an independent computation on random figures over plans that differ in everything."""

import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command

from tests.indicators.random_figures import random_rows, row, write_file
from tests.indicators.reference import ReferencePlan, Row, expected

PLAN_52 = Path(__file__).parents[2] / "plans/data/ke-hoach-52.yaml"
PLAN_07 = Path(__file__).parents[1] / "data/quyet-dinh-07.yaml"

pytestmark = pytest.mark.django_db


def load(plan: Path, files: dict[str, list[Row]], folder: Path) -> None:
    call_command("load_plan", str(plan), stdout=io.StringIO())
    for label, rows in files.items():
        call_command("open_period", label, stdout=io.StringIO())
        if rows:
            path = write_file(rows, folder / f"{label}.csv")
            call_command("load_figures", str(path), "--period", label, "--state", "accepted", stdout=io.StringIO())


def printed_results(label: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("results", label, stdout=out)
    found: list[dict[str, Any]] = json.loads(out.getvalue())["results"]
    return found


def random_files(plan: ReferencePlan, labels: list[str], seed: int) -> dict[str, list[Row]]:
    dice = random.Random(seed)
    missing = dice.choice([0.0, 0.0, 0.05, 0.3])
    return {label: random_rows(plan, label, dice, missing=missing, nil=dice.choice([0.0, 0.1])) for label in labels}


def assert_agrees(plan_file: Path, files: dict[str, list[Row]], folder: Path) -> list[dict[str, Any]]:
    load(plan_file, files, folder)
    plan, seen = ReferencePlan(plan_file), []
    for label in files:
        found = printed_results(label)
        assert found == expected(plan, label, files), label
        seen += found
    return seen


@pytest.mark.parametrize("seed", range(6))
def test_over_plan_52(seed: int, tmp_path: Path) -> None:
    files = random_files(ReferencePlan(PLAN_52), ["2023-6T", "2024-6T", "2024-NAM", "2025-NAM"], seed)
    assert_agrees(PLAN_52, files, tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_over_a_plan_that_differs_in_everything(seed: int, tmp_path: Path) -> None:
    files = random_files(ReferencePlan(PLAN_07), ["2024-Q2", "2024-N", "2025-Q2", "2025-N", "2026-N"], seed)
    assert_agrees(PLAN_07, files, tmp_path)


def test_every_verdict_comes_up(tmp_path: Path) -> None:
    """The random figures reach all five verdicts, so that agreement means something."""
    seen = set()
    for seed in range(3):
        folder = tmp_path / str(seed)
        folder.mkdir()
        plan = variant(folder, code=f"ban-{seed}")
        files = random_files(ReferencePlan(plan), ["2024-6T", "2025-NAM"], seed)
        load_as(plan, f"ban-{seed}", files, folder)
        for label in files:
            out = io.StringIO()
            call_command("results", label, "--plan", f"ban-{seed}", stdout=out)
            seen |= {one["verdict"] for one in json.loads(out.getvalue())["results"]}
    assert seen == {"met", "not_met", "not_due", "no_occurrence", "incomplete"}


def load_as(plan: Path, code: str, files: dict[str, list[Row]], folder: Path) -> None:
    call_command("load_plan", str(plan), stdout=io.StringIO())
    for label, rows in files.items():
        call_command("open_period", label, "--plan", code, stdout=io.StringIO())
        path = write_file(rows, folder / f"{label}.csv")
        arguments = ["--period", label, "--plan", code, "--state", "accepted"]
        call_command("load_figures", str(path), *arguments, stdout=io.StringIO())


def variant(folder: Path, code: str = "", localities: dict[str, dict[str, str]] | None = None, **changes: Any) -> Path:
    """Plan 52 with another code, other validity of localities or another calendar, in a folder of its own."""
    data = yaml.safe_load(PLAN_52.read_text(encoding="utf-8"))
    data["plan"]["code"] = code or data["plan"]["code"]
    data["reporting"] |= changes
    lines = (PLAN_52.parent / "localities.csv").read_text(encoding="utf-8").splitlines()
    for index, line in enumerate(lines):
        cells = line.split(",")
        if localities and cells[0] in localities:
            cells[4], cells[5] = localities[cells[0]]["from"], localities[cells[0]]["to"]
            lines[index] = ",".join(cells)
    (folder / "localities.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = folder / "plan.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def by_code(results: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["indicator"]: one for one in results}


def test_a_commune_that_ceased_during_the_year_is_not_counted(tmp_path: Path) -> None:
    plan = variant(
        tmp_path, localities={"31318": {"from": "", "to": "2024-06-13"}, "31321": {"from": "", "to": "2024-06-14"}}
    )
    rows = [row("UB930", "CT1.1", locality="31321", numerator=1)]
    found = assert_agrees(plan, {"2024-6T": rows}, tmp_path)
    assert by_code(found)["CT1.1"]["denominator"] == 74
    assert by_code(found)["CT1.1"]["numerator"] == 1


def test_quarters_not_yet_ended_are_not_counted(tmp_path: Path) -> None:
    periods = yaml.safe_load(PLAN_52.read_text(encoding="utf-8"))["reporting"]["periods"]
    periods[0]["to"] = "05-31"
    plan = variant(tmp_path, periods=periods)
    rows = [row(agency, "CT1.2", quarter=quarter, numerator=1) for agency in ("PTTH", "BHG") for quarter in (1, 2)]
    found = by_code(assert_agrees(plan, {"2024-6T": rows}, tmp_path))
    assert (found["CT1.2"]["numerator"], found["CT1.2"]["denominator"]) == (2, 2)
    assert found["CT1.2"]["verdict"] == "met"


def test_what_rounds_up_to_the_threshold_without_reaching_it_is_not_met(tmp_path: Path) -> None:
    plan = ReferencePlan(PLAN_52)
    districts = plan.groups["group-12"]
    rows = [row(agency, "CT1.4", numerator=6996, denominator=10000) for agency in districts]
    found = by_code(assert_agrees(PLAN_52, {"2024-NAM": rows}, tmp_path))["CT1.4"]
    assert (found["percent"], found["verdict"], found["shortfall"]) == ("70.0", "not_met", 32)


def test_fifty_communes_of_seventy_five_lack_three(tmp_path: Path) -> None:
    plan = ReferencePlan(PLAN_52)
    places = [
        (agency, place)
        for agency in plan.groups["group-12"]
        for place in sorted(plan.communes(agency, plan.window("2024-NAM")[1]))
    ]
    rows = [
        row(agency, "CT1.1", locality=place, numerator=int(index < 50)) for index, (agency, place) in enumerate(places)
    ]
    found = by_code(assert_agrees(PLAN_52, {"2024-NAM": rows}, tmp_path))["CT1.1"]
    assert (found["numerator"], found["denominator"], found["shortfall"]) == (50, 75, 3)


def test_percentages_are_never_averaged(tmp_path: Path) -> None:
    rows = [
        row("SGDDT", "CT1.5", numerator=50, denominator=100),
        row("SLDTBXH", "CT1.5", numerator=1, denominator=900),
    ]
    found = by_code(assert_agrees(PLAN_52, {"2024-NAM": rows}, tmp_path))["CT1.5"]
    assert (found["numerator"], found["denominator"], found["percent"]) == (51, 1000, "5.1")


def test_nil_everywhere_is_no_occurrence(tmp_path: Path) -> None:
    found = by_code(assert_agrees(PLAN_52, {"2024-NAM": [row("CAT", "CT3.1", nil=1)]}, tmp_path))["CT3.1"]
    assert (found["verdict"], found["numerator"], found["denominator"]) == ("no_occurrence", 0, 0)


def test_a_missing_agency_is_named_and_makes_the_result_incomplete(tmp_path: Path) -> None:
    rows = [row("SGDDT", "CT1.5", numerator=80, denominator=100)]
    found = by_code(assert_agrees(PLAN_52, {"2024-NAM": rows}, tmp_path))["CT1.5"]
    assert (found["verdict"], found["missing"], found["reported"]) == ("incomplete", ["SLDTBXH"], 1)
