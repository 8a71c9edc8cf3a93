"""How long the portal's pages and files take: python -m tests.performance.measure, or script/measure.

Works in a database and a folder of its own, asks nothing but its own server on this machine, and stops by itself.
Prints tables for docs/performance.md; what it is doing meanwhile goes to standard error.
"""

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from tests.performance.saving import Place, Saves
from tests.performance.service import HOST, ROOT, Service, serving
from tests.performance.tables import Measured, Run, commands_table, pages_table

PASSWORD = "from reports.demonstration.accounts import PASSWORD; print(PASSWORD)"
PAGES = "from tests.performance.pages import *; print(as_json(pages()))"
SAVES = "from tests.performance.pages import *; print(as_json(saves()))"
LARGE_PAGES = (
    "from tests.performance.pages import *; from tests.performance.large_round import make; "
    "print(as_json(large_pages(make({agencies}))))"
)
SIZES = (26, 260)
LABEL = "2024-6T"
FILES = ("pdf", "docx", "xlsx")
CLIENTS = 4
SETTLING = 2


def say(words: str) -> None:
    sys.stderr.write(f"==> {words}\n")


def environment(folder: Path, database: str) -> dict[str, str]:
    """As in service, and nothing of what the machine's .env says."""
    return {
        **os.environ,
        "ENV_FILE": os.devnull,
        "DJANGO_SETTINGS_MODULE": "hauggiang_pcmd.settings",
        "DEBUG": "false",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": HOST,
        "DATABASE_URL": database or f"sqlite:///{folder / 'db.sqlite3'}",
        "FILES_ROOT": str(folder / "files"),
        "PRESS_SHELF": str(folder / "press"),
        "WEB_CONCURRENCY": "2",
        "LOG_LEVEL": "ERROR",
    }


def manage(env: Mapping[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True).stdout


def shell(env: Mapping[str, str], code: str) -> str:
    return manage(env, "shell", "-v", "0", "-c", code).strip()


def prepare(env: Mapping[str, str]) -> None:
    """The demonstration in an empty database; one that holds anything is left alone."""
    tables = shell(env, "from django.db import connection; print(len(connection.introspection.table_names()))")
    if tables != "0":
        raise SystemExit("the database is not empty: nothing is measured in it")
    say("Building the demonstration")
    manage(env, "migrate", "--no-input", "--verbosity", "0")
    manage(env, "createcachetable")
    manage(env, "demo")


def measure_pages(
    service: Service, pages: list[dict[str, str]], password: str, rounds: int, saves: Sequence[dict[str, Any]] = ()
) -> list[Measured]:
    """The pages and saves in turn, round after round: what disturbs the machine for a while disturbs all of them.

    Before that each worker has seen each page.
    """
    saved = [places_of(service, save, password) for save in saves]
    sessions = {who: service.sign_in(who, password) for who in dict.fromkeys(page["who"] for page in pages)}
    alone, together = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list)
    for page in pages:
        service.seconds(page["path"], sessions[page["who"]], clients=SETTLING, each=SETTLING)
    for number in range(rounds):
        say(f"Round {number + 1} of {rounds}")
        for page in pages:
            cookies = sessions[page["who"]]
            alone[page["name"]] += service.seconds(page["path"], cookies, clients=1, each=4)
            together[page["name"]] += service.seconds(page["path"], cookies, clients=CLIENTS, each=2)
        for save in saved:
            alone[save.name] += save.seconds(clients=1, each=4)
            together[save.name] += save.seconds(clients=CLIENTS, each=2)
    names = [*(page["name"] for page in pages), *(save.name for save in saved)]
    return [Measured(name, alone[name], together[name]) for name in names]


def places_of(service: Service, save: Mapping[str, Any], password: str) -> Saves:
    """Each worker has saved once before."""
    cookies = service.sign_in(save["who"], password)
    found = Saves(save["name"], [Place(service, cookies, **spot) for spot in save["spots"]])
    found.seconds(clients=CLIENTS, each=SETTLING)
    return found


def whole_command(env: Mapping[str, str], *arguments: str) -> Run:
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def commands_of(agencies: int, folder: Path) -> dict[str, list[str]]:
    plan = ["--plan", f"ke-hoach-{agencies}"]
    files = {
        f"`export_report --format {name}`": [
            "export_report", LABEL, "--format", name, "--output", str(folder / f"{agencies}.{name}"), *plan
        ]
        for name in FILES
    }  # fmt: skip
    return {"starting, and nothing else": ["check"], "`results`": ["results", LABEL, *plan], **files}


def measure_commands(env: Mapping[str, str], folder: Path, times: int) -> list[str]:
    runs: dict[str, dict[int, list[Run]]] = defaultdict(dict)
    for size in SIZES:
        for name, command in commands_of(size, folder).items():
            say(f"{name}, {size} agencies")
            runs[name][size] = [whole_command(env, *command) for _ in range(times)]
    return commands_table(runs, {size: page_count(folder / f"{size}.pdf") for size in SIZES})


def page_count(path: Path) -> int:
    with pikepdf.open(path) as document:
        return len(document.pages)


def measure(env: Mapping[str, str], folder: Path, *, rounds: int, large: bool) -> None:
    """All tables, each as soon as it is there."""
    prepare(env)
    password = shell(env, PASSWORD)
    with serving(env) as service:
        pages, saves = pages_of(env, PAGES), pages_of(env, SAVES)
        show("Pages of the demonstration", pages_table(measure_pages(service, pages, password, rounds, saves)))
        if not large:
            return
        for size in SIZES:
            say(f"Making a round of {size} agencies")
            grown = pages_of(env, LARGE_PAGES.format(agencies=size))
            show(f"Pages with {size} agencies", pages_table(measure_pages(service, grown, password, rounds)))
    show("Whole commands", measure_commands(env, folder, times=3))


def pages_of(env: Mapping[str, str], code: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(shell(env, code))
    return found


def show(title: str, lines: list[str]) -> None:
    print(f"## {title}\n", *lines, "", sep="\n", flush=True)  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/measure", description=__doc__)
    parser.add_argument("--postgresql", metavar="URL", default="", help="an empty database instead of SQLite")
    parser.add_argument("--rounds", type=int, default=10, help="each asks every page 4 times alone and 8 together")
    parser.add_argument("--without-large", action="store_true", help="only the pages of the demonstration")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # the server and the folder go as well
    with tempfile.TemporaryDirectory(prefix="portal-measure-") as name:
        folder = Path(name)
        env = environment(folder, asked.postgresql)
        measure(env, folder, rounds=asked.rounds, large=not asked.without_large)


if __name__ == "__main__":
    main()
