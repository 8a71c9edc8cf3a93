"""A thousand hostile or broken files: none is a server error, none changes a row, each is answered in a sentence."""

import contextlib
import html
import io
import itertools
import os
import re
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from agencies.models import Role
from hauggiang_pcmd.lib.csv_rows import csv_rows
from hauggiang_pcmd.lib.refusal import Refused
from indicators.figurefile import COLUMNS
from indicators.models import Figure, FigurePart, FigureRevision
from plans.models import ReportingPeriod
from reports.models import Narrative, NarrativeRevision, Submission, SubmissionEvent
from reports.workbook.opening import read_workbook
from tests.reports.rounds import person, return_of
from tests.reports.workbook import hostile_cells, hostile_csv, hostile_workbooks
from tests.reports.workbook.desk import Desk

pytestmark = pytest.mark.django_db
AGENCY, INDICATOR = "STP", "CT5.1"
FEWEST = 1000
HEAVY = {"100 MB of zeros", "100 MB of zeros as the sheet", "1,048,576 rows", "450,000 rows", "spaces in the sheet"}
MOST_MEMORY = 250 * 1024 * 1024
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
ENGLISH = re.compile(r"Traceback|Error|Exception|error|invalid|None")
File = tuple[str, bytes]


@pytest.fixture
def desk(periods_52: list[ReportingPeriod]) -> Desk:
    """The smallest return of Plan 52, of an agency that reports a ratio and what it is spent on."""
    period = periods_52[-1]
    return Desk(return_of(period, AGENCY), person(Role.FOCAL_POINT, period.plan, AGENCY))


def everything() -> list[object]:
    return [
        list(model.objects.order_by("pk").values())  # type: ignore[attr-defined]
        for model in (Figure, FigurePart, FigureRevision, Narrative, NarrativeRevision, Submission, SubmissionEvent)
    ]


def said(content: bytes) -> str:
    """The sentences of the page's error summary and notices."""
    found = re.findall(r'(?s)<div class="(?:error-summary|notice[^"]*)".*?</div>', content.decode())
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", " ".join(found))).split())


def wrong_about(client: Client, url: str, file: File) -> list[str]:
    """What is wrong with the answer to one file, pressing the button where there is one."""
    name, data = file
    answer = client.post(url, {"tep": SimpleUploadedFile("bao-cao.xlsx", data)})
    if answer.status_code == 302:
        preview = client.get(answer["Location"])
        digest = re.search(rb'name="da-xem" value="(\w+)"', preview.content)
        answer = client.post(answer["Location"], {"da-xem": digest[1].decode() if digest else ""})
        if answer.status_code == 302:
            return [f"{name}: was applied"]
    if answer.status_code not in (409, 422):
        return [f"{name}: answered {answer.status_code}"]
    sentence = said(answer.content)
    return [] if VIETNAMESE.search(sentence) and not ENGLISH.search(sentence) else [f"{name}: says {sentence!r}"]


def try_all(desk: Desk, files: Iterable[File]) -> None:
    before, wrong = everything(), []
    for file in files:
        wrong += wrong_about(desk.client, desk.url, file)
    assert wrong == []
    assert everything() == before


MAKERS = [
    hostile_workbooks.other_kinds,
    hostile_workbooks.damaged,
    hostile_workbooks.strange_parts,
    hostile_workbooks.strange_packages,
    hostile_workbooks.changed_keys,
    hostile_workbooks.harmless_oddities,
]


@pytest.mark.parametrize("maker", MAKERS, ids=[maker.__name__ for maker in MAKERS])
def test_hostile_workbooks(desk: Desk, maker: Callable[[bytes], Iterator[File]]) -> None:
    try_all(desk, maker(desk.data()))


def test_workbooks_with_wrong_cells(desk: Desk) -> None:
    keys = ("CT5.1 numerator", "CT5.1 denominator", "CT5.1 nil")
    addresses = [desk.cell(key).coordinate for key in keys]
    good = desk.client.get(f"{desk.url}mau.xlsx").content
    try_all(desk, hostile_cells.wrong_cells(good, addresses))


@pytest.mark.parametrize("maker", [hostile_csv.broken_files, hostile_csv.wrong_lines], ids=["broken", "lines"])
def test_hostile_figure_files(
    periods_52: list[ReportingPeriod],
    maker: Callable[[str, str], Iterator[File]],
    tmp_path: Path,
) -> None:
    before = everything()
    wrong = []
    for file in maker(AGENCY, INDICATOR):
        wrong += wrong_about_csv(file, tmp_path)
    assert wrong == []
    assert everything() == before


def test_huge_figure_files(periods_52: list[ReportingPeriod], tmp_path: Path) -> None:
    before = everything()
    assert [fault for file in hostile_csv.huge_files(AGENCY) for fault in wrong_about_csv(file, tmp_path)] == []
    assert everything() == before


def wrong_about_csv(file: File, folder: Path) -> list[str]:
    """What is wrong with the way `load_figures` refuses one file."""
    name, data = file
    path, err = folder / "số liệu, dòng x.csv", io.StringIO()
    path.write_bytes(data)
    try:
        call_command("load_figures", str(path), "--period", "2024-6T", stdout=io.StringIO(), stderr=err)
    except SystemExit as stop:
        lines = err.getvalue().splitlines()
        odd = [line for line in lines if not VIETNAMESE.search(line) or "Traceback" in line or len(line) > 1000]
        return [f"{name}: {odd[:1]}"] if stop.code != 1 or not lines or odd else []
    return [f"{name}: was loaded"]


def state(capsys: pytest.CaptureFixture[str], sentence: str) -> None:
    """Say it whether the test passes or not."""
    with capsys.disabled():
        sys.stdout.write(f"\n{sentence}\n")


def test_there_are_a_thousand_of_them(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    good = desk.data()
    workbooks = [maker(good) for maker in MAKERS] + [hostile_cells.wrong_cells(good, ["H7", "H8", "H9"])]
    files = [hostile_csv.broken_files(AGENCY, INDICATOR), hostile_csv.wrong_lines(AGENCY, INDICATOR)]
    counts = [sum(1 for _ in itertools.chain(*made)) for made in (workbooks, [*files, hostile_csv.huge_files(AGENCY)])]
    state(capsys, f"{counts[0]} hostile workbooks, {counts[1]} hostile CSV files")
    assert sum(counts) >= FEWEST


def memory_of(read: Callable[[], object]) -> int:
    """By how many bytes a process of its own grew while it read a file."""
    child_end, parent_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        try:
            with contextlib.suppress(Refused):
                read()
        finally:
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - begun
            os.write(parent_end, str(grown).encode())
            os._exit(0)
    os.waitpid(pid, 0)
    os.close(parent_end)
    with os.fdopen(child_end) as answer:
        return int(answer.read()) * 1024


def test_memory_stays_bounded_whatever_the_file_claims(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "so-lieu.csv"
    grown = {}
    for name, data in hostile_workbooks.strange_packages(desk.data()):
        if name in (
            "100 MB of zeros",
            "100 MB of zeros as the sheet",
            "1,048,576 rows",
            "300,000 cells",
            "spaces in the sheet",
        ):
            grown[name] = memory_of(lambda data=data: read_workbook(data))
    largest = hostile_workbooks.as_large_as_is_read(desk.data())
    grown["as many cells as are read"] = memory_of(lambda: read_workbook(largest))
    for name, data in hostile_csv.huge_files(AGENCY):
        path.write_bytes(data)
        del data
        grown[f"csv: {name}"] = memory_of(lambda: csv_rows(path, COLUMNS))
    stated = ", ".join(f"{name} {size // 1024 // 1024} MiB" for name, size in grown.items())
    state(capsys, f"peak growth of memory: {stated}")
    assert max(grown.values()) < MOST_MEMORY, stated
