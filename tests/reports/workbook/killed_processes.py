"""Kill -9 in the middle of 100 uploads and 100 bulk loads: nothing partial, nothing stuck, on either database.

A process is forked for each, and killed at a moment chosen at random within the time that the work takes. What stands
then is all of it or nothing; whoever comes next finds nothing locked, and the same work succeeds.
"""

import contextlib
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from agencies.models import Role, User
from indicators.entry import entry_of
from indicators.models import Figure, FigureRevision
from indicators.revisions import revision_entry
from plans.models import ReportingPeriod
from reports.figure_loading import load_figures
from reports.models import Narrative, NarrativeRevision, State, WorkbookUpload
from reports.workbook.content import content_of
from reports.workbook.making import Returned, make_workbook
from reports.workbook.proposals import propose
from reports.workbook.resources import MINE
from reports.workbook.uploads import apply, keep
from tests.demonstration import a_copy, living_in
from tests.plans.mutations import DECISION_07
from tests.reports.rounds import fill, load_and_open, person, return_of

TIMES = 100
FEWEST_HIT = 30
AGENCY = "STP"
LONGEST_WAIT = 10.0


@dataclass(frozen=True)
class Work:
    """Two things to write that take turns, and what the database says in full after each."""

    name: str
    do: Callable[[int], object]
    says: Callable[[], object]


@pytest.fixture(scope="module")
def period(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ReportingPeriod]:
    """Decision 07 with two quarters open, in a database of its own where everything is really committed."""
    with django_db_blocker.unblock(), a_copy("killed") as name, living_in(name):
        yield load_and_open(DECISION_07, "2024-Q1", "2024-Q2")[-1]


def figures_say(period: ReportingPeriod) -> object:
    figures = Figure.objects.filter(period=period).select_related("indicator").prefetch_related("parts__locality")
    return {one.pk: (one.state, entry_of(one)) for one in figures}


@pytest.fixture
def bulk_load(period: ReportingPeriod, tmp_path: Path) -> Work:
    """Figures of all agencies from one of two files."""
    rows = [_file(period, tmp_path, seed) for seed in (1, 2)]
    operator = User.objects.operator()
    return Work(
        "bulk loads",
        lambda turn: load_figures(rows[turn], period, state=State.DRAFT, by=operator),
        lambda: figures_say(period),
    )


def _file(period: ReportingPeriod, folder: Path, seed: int) -> Path:
    """Written by the same hand as every other round of the tests."""
    fill(DECISION_07, period.label, folder, seed=seed, state="draft")
    return folder / f"{period.label}-{seed}.csv"


@pytest.fixture
def upload(period: ReportingPeriod) -> Work:
    """One return's workbook with one of two contents: kept, shown, applied."""
    by = person(Role.FOCAL_POINT, period.plan, AGENCY)
    submission = return_of(period, AGENCY)
    files = [_workbook(period, word) for word in ("Lần một", "Lần hai")]

    def work(turn: int) -> None:
        kept = keep("bao-cao.xlsx", files[turn], submission, by=by)
        seen = propose(files[turn], submission, by=by)
        apply(kept, by=by, seen=seen.digest, choices={unit.key: MINE for unit in seen.units})

    def says() -> object:
        return figures_say(period), sorted(Narrative.objects.values_list("pk", "text"))

    return Work("uploads", work, says)


def _workbook(period: ReportingPeriod, word: str) -> bytes:
    """Every number and every section another."""
    content = content_of(return_of(period, AGENCY))
    typed: dict[str, object] = {one.slot.field: f"{word}: {one.narrative.heading}" for one in content.sections}
    for block in content.blocks:
        for _, slots in block.rows():
            typed |= {slot.name: len(word) for slot in slots if slot.sort == "number"}
            typed |= {slot.name: word for slot in slots if slot.sort == "words"}
    return make_workbook(content, returned=Returned(typed))


def forked(work: Callable[[], object]) -> int:
    """A process of its own with a connection of its own."""
    connection.close()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            connection.close()
            code = 0
        except BaseException:  # noqa: BLE001 (the end of this process, whatever it was)
            os.write(2, traceback.format_exc().encode())
        os._exit(code)
    return pid


def duration_of(work: Work) -> float:
    """How long a process takes that nobody kills; both contents, so that both stand in `known`."""
    begun = time.monotonic()
    for turn in (1, 0):
        _, status = os.waitpid(forked(lambda turn=turn: work.do(turn)), 0)
        assert status == 0, f"{work.name} failed without being killed"
    return (time.monotonic() - begun) / 2


def kill_within(pid: int, seconds: float) -> bool:
    """Whether it was still at work when it was killed."""
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status) or status == 0, "it failed by itself"
    _wait_for_its_connection()
    return os.WIFSIGNALED(status)


def _wait_for_its_connection() -> None:
    """PostgreSQL notices a moment later that nobody listens any more; what it was told to commit, it commits."""
    if connection.vendor != "postgresql":
        return
    until = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            if cursor.fetchone()[0] == 1:
                return
        time.sleep(0.01)
    raise AssertionError("a killed process still holds on to the database")


def loose_ends() -> list[str]:
    """Figures, sections and uploads that do not agree with the trace of their own writing."""
    last = {one.figure_id: one for one in FigureRevision.objects.order_by("version")}
    found = []
    for figure in Figure.objects.filter(version__gt=0).select_related("indicator").prefetch_related("parts__locality"):
        revision = last.get(figure.pk)
        if revision is None or revision.version != figure.version or not _agree(figure, revision):
            found.append(f"figure {figure.pk}")
    texts = {one.narrative_id: (one.version, one.text) for one in NarrativeRevision.objects.order_by("version")}
    sections = Narrative.objects.filter(version__gt=0).values_list("pk", "version", "text")
    found += [f"section {pk}" for pk, version, text in sections if texts.get(pk) != (version, text)]
    versions = set(FigureRevision.objects.values_list("figure", "version"))
    for upload in WorkbookUpload.objects.exclude(applied_at=None).defer("data"):
        found += [f"upload {upload.pk}" for pair in upload.outcome["figures"] if tuple(pair) not in versions]
    return found


def _agree(figure: Figure, revision: FigureRevision) -> bool:
    stands, written = entry_of(figure), revision_entry(revision)
    parts = {key: part for key, part in stands.parts.items() if part.value is not None or not part.applies}
    return (stands.numerator, parts) == (written.numerator, dict(written.parts))


def survive(work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    work.do(1)
    known = [None, work.says()]
    work.do(0)
    known[0] = work.says()
    assert known[0] != known[1]
    begun, duration, dice, hit = time.monotonic(), duration_of(work), random.Random(9), 0
    stands = known.index(work.says())
    for number in range(TIMES):
        aim = 1 - stands
        hit += kill_within(forked(lambda aim=aim: work.do(aim)), dice.uniform(0, duration))
        says = work.says()
        assert says in known, f"{work.name}, {number}: something in between"
        stands = known.index(says)
    assert loose_ends() == []
    for turn in (1 - stands, stands):
        work.do(turn)
        assert work.says() == known[turn]
    with capsys.disabled():
        seconds = time.monotonic() - begun
        sys.stdout.write(f"\n{connection.vendor}: {hit} of {TIMES} {work.name} killed at work, {seconds:.0f} s\n")
    assert hit >= FEWEST_HIT


@pytest.mark.django_db
def test_they_have_something_to_write(period: ReportingPeriod) -> None:
    """The mark has the test database made also where this file is run alone."""
    submission = return_of(period, AGENCY)
    assert Figure.objects.of_return(period.pk, submission.agency_id).exists()
    assert submission.narratives.exists()


def test_a_hundred_bulk_loads(bulk_load: Work, capsys: pytest.CaptureFixture[str]) -> None:
    survive(bulk_load, capsys)


def test_a_hundred_uploads(upload: Work, capsys: pytest.CaptureFixture[str]) -> None:
    survive(upload, capsys)
