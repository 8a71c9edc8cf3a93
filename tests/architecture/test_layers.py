"""The code leans one way: the contracts in pyproject.toml hold, and leave nothing out."""

import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ["agencies", "plans", "indicators", "reports"]  # from the lowest
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]


def test_every_import_keeps_to_the_contracts():
    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"]
    answer = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout


def test_no_module_of_the_wiring_is_left_out():
    (wiring,) = [contract for contract in CONTRACTS if contract["name"] == "Only the wiring knows the wiring"]
    modules = {f"hauggiang_pcmd.{path.stem}" for path in (ROOT / "hauggiang_pcmd").glob("*.py")}
    assert set(wiring["forbidden_modules"]) == modules - {"hauggiang_pcmd.__init__", "hauggiang_pcmd.gunicorn_conf"}


@pytest.mark.parametrize("app", APPS)
def test_models_know_models_of_lower_apps_and_pure_values_alone(app):
    below = APPS[: APPS.index(app)]
    graph = grimp.build_graph(*APPS, "hauggiang_pcmd")
    modules = {f"{app}.models", *graph.find_descendants(f"{app}.models")}
    imported = {found for module in modules for found in graph.find_modules_directly_imported_by(module)}
    known = {module for module in imported - modules if not module.startswith("hauggiang_pcmd.lib.")}
    assert known <= {f"{lower}.models" for lower in below}
