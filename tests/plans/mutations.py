"""A good plan file, changed in one place: what a wrong file is made of in these tests."""

import copy
import functools
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from hauggiang_pcmd.lib.refusal import Refused
from plans.planfile import read_plan
from plans.planfile_yaml import read_tree

ROOT = Path(__file__).parents[2]
PLAN_52 = ROOT / "plans/data/ke-hoach-52.yaml"
DECISION_07 = ROOT / "tests/data/quyet-dinh-07.yaml"
Change = Callable[[Any], None]


@dataclass(frozen=True)
class Wrong:
    """One change of a good file, and the sentences (without file and line) that must come of it, no more, no fewer."""

    name: str
    change: Change
    sentences: tuple[str, ...]
    base: Path = PLAN_52


def wrong(name: str, change: Change, *sentences: str, base: Path = PLAN_52) -> Wrong:
    return Wrong(name, change, sentences, base)


def put(path: str, value: object) -> Change:
    """Set the value at a path such as `indicators.3.kind`."""

    def change(plan: Any) -> None:
        holder, key = _holder(plan, path)
        holder[key] = value

    return change


def drop(path: str) -> Change:
    def change(plan: Any) -> None:
        holder, key = _holder(plan, path)
        del holder[key]

    return change


def rename(path: str, new: str) -> Change:
    def change(plan: Any) -> None:
        holder, key = _holder(plan, path)
        holder[new] = holder.pop(key)

    return change


def add(path: str, value: object) -> Change:
    """Append to the list at a path."""

    def change(plan: Any) -> None:
        holder, key = _holder(plan, path)
        holder[key].append(value)

    return change


def all_of(*changes: Change) -> Change:
    def change(plan: Any) -> None:
        for one in changes:
            one(plan)

    return change


def again(path: str, **other: object) -> Change:
    """Append a copy of the list's entry at a path, with other values, to the same list."""

    def change(plan: Any) -> None:
        holder, key = _holder(plan, path)
        holder.append({**copy.deepcopy(holder[key]), **other})

    return change


def _holder(plan: Any, path: str) -> tuple[Any, Any]:
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    for step in way:
        plan = plan[step]
    return plan, last


@functools.cache
def _loaded(base: Path) -> Any:
    return read_tree(base).root


class _Dumper(yaml.CSafeDumper):
    """Writes exact numbers with the digits they were read with."""


_Dumper.add_representer(Decimal, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", str(number)))


def plan_values(base: Path = PLAN_52) -> Any:
    """The good file's values, to be changed at will."""
    return copy.deepcopy(_loaded(base))


def write_plan(folder: Path, values: Any, base: Path = PLAN_52) -> Path:
    """A plan file of these values, beside the base's localities."""
    shutil.copy(base.parent / _loaded(base)["localities"]["file"], folder)
    path = folder / "ke-hoach.yaml"
    path.write_text(yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def changed_plan(folder: Path, change: Change, base: Path = PLAN_52) -> Path:
    values = plan_values(base)
    change(values)
    return write_plan(folder, values, base)


def problems_of(path: Path) -> list[str]:
    """What reading the file complains of; empty when it is taken."""
    try:
        read_plan(path)
    except Refused as refused:
        return refused.problems
    return []


def sentences_of(path: Path) -> list[str]:
    """The problems without file name and line, after checking that each of the plan file's has both."""
    places = re.compile(rf"{re.escape(path.name)}, dòng [1-9]\d*: |[\w.-]+\.csv, dòng [1-9]\d*: ")
    problems = problems_of(path)
    assert all(places.match(problem) for problem in problems), problems
    return [places.sub("", problem, count=1) for problem in problems]
