"""The invented texts and numbers of the demonstration, read from reports/data/demo-*.yaml."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[1] / "data"


@cache
def demo_data(name: str) -> dict[str, Any]:
    """What stands in demo-NAME.yaml; never changed by those who read it."""
    with (FOLDER / f"demo-{name}.yaml").open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.safe_load(file)
    return data
