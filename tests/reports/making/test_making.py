"""Files are made beside the request that asked: once however many ask, on after it, and begun again after a crash."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from reports.document import OfficialDocument
from reports.making import counter, maker
from reports.making.counter import STOPPED, Waiting, ask, waiting_for
from reports.making.orders import Order
from reports.making.records import Progress, hold, progress, record_path, running
from reports.press.papers import Limits
from reports.press.press import TOO_LARGE, NotSet
from reports.press.shelf import Shelf
from reports.renderers.pdf import render_pdf
from reports.renderers.xlsx import render_xlsx
from tests.reports.sample_charts import charted
from tests.reports.sample_documents import large, minimal, typical

LONG = 60
"""Seconds: more than any of these files takes, on a busy machine too."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.PRESS_SHELF = tmp_path / "press"
    return settings.PRESS_SHELF


def pdf_of(title: str = "Báo cáo") -> Order:
    return Order(replace(minimal(), title=title), "pdf", draft=True)


def lengthy() -> OfficialDocument:
    """One whose making is seen before it ends."""
    document = large()
    annexes = (replace(one, tables=tuple(replace(t, rows=t.rows * 4) for t in one.tables)) for one in document.annexes)
    return replace(document, annexes=tuple(annexes))


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)


def holders(folder: Path, key: str) -> list[int]:
    """The processes that have the record of a making open."""
    path, found = str(record_path(folder, key)), []
    for handle in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(handle.readlink()) == path:
                found.append(int(handle.parts[2]))
        except OSError:
            continue
    return found


def test_a_request_need_not_wait_and_the_file_comes() -> None:
    order = pdf_of()
    first = ask(order, patience=0)
    assert isinstance(first, Waiting)
    assert first.key == order.key
    assert waiting_for(order.key, patience=LONG) is None
    assert ask(order, patience=0) == render_pdf(order.document, draft=True)


def test_a_file_on_the_shelf_is_served_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = ask(pdf_of(), patience=LONG)
    monkeypatch.setattr(counter, "_start", pytest.fail)
    assert ask(pdf_of(), patience=0) == made


def test_how_far_it_is_can_be_read_meanwhile() -> None:
    order = Order(typical(), "pdf", draft=True)
    ask(order, patience=0)
    seen = set()
    while waiting := waiting_for(order.key):
        seen.add(waiting.progress)
        time.sleep(0.005)
    assert Progress(begun=True) in seen
    assert seen <= {Progress(), Progress(begun=True)}


def test_however_many_ask_one_content_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    start = counter._start
    monkeypatch.setattr(counter, "_start", lambda *given: begun.append(given) or start(*given))
    with ThreadPoolExecutor(12) as people:
        files = list(people.map(lambda _: ask(pdf_of(), patience=LONG), range(12)))
    assert len(begun) == 1
    assert len(set(files)) == 1


def test_somebody_who_looks_does_not_keep_it_from_beginning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To look, a request takes the lock for an instant."""
    looks = hold(folder, pdf_of().key)
    assert looks is not None
    monkeypatch.setattr(counter, "running", lambda *given: looks.close() or monkeypatch.undo())
    assert isinstance(ask(pdf_of(), patience=LONG), bytes)


def test_other_content_is_made_apart() -> None:
    keys = {
        order.key
        for order in (
            pdf_of(), pdf_of("Báo cáo khác"), replace(pdf_of(), draft=False), replace(pdf_of(), format="docx"),
        )
    }  # fmt: skip
    assert len(keys) == 4


def test_a_making_that_is_killed_is_noticed_and_can_begin_again(folder: Path) -> None:
    order = Order(lengthy(), "pdf", draft=True)
    ask(order, patience=0)
    found: list[int] = []
    until(lambda: found.extend(holders(folder, order.key)) or found)
    os.kill(min(found), signal.SIGKILL)
    until(lambda: not running(folder, order.key))
    with pytest.raises(NotSet, match=STOPPED):
        ask(order, patience=0, began=order.key)
    until(lambda: not holders(folder, order.key))  # what it had forked ends with it
    assert ask(order, patience=LONG) == render_pdf(order.document, draft=True)


def test_a_making_outlives_the_process_that_asked(folder: Path) -> None:
    code = (
        "import django, sys; django.setup()\n"
        "from django.conf import settings; settings.PRESS_SHELF = sys.argv[1]\n"
        "from reports.making.counter import ask\n"
        "from tests.reports.making.test_making import pdf_of\n"
        "ask(pdf_of('Người hỏi đã về'), patience=0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, timeout=LONG)
    order = pdf_of("Người hỏi đã về")
    until(lambda: Shelf(folder).get(order.key) is not None)


def test_what_takes_too_much_fails_with_a_sentence_and_the_next_one_does_not() -> None:
    with pytest.raises(NotSet) as refused:
        ask(pdf_of(), patience=LONG, limits=Limits(memory=150 << 20))
    assert refused.value.problems == [TOO_LARGE]
    with pytest.raises(NotSet, match=TOO_LARGE):
        ask(pdf_of(), patience=0, began=pdf_of().key)
    assert isinstance(ask(pdf_of(), patience=LONG), bytes)


def test_word_and_excel_are_made_at_once_unless_they_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    order = Order(minimal(), "xlsx", draft=True)
    assert ask(order, patience=0) == render_xlsx(minimal(), draft=True)
    monkeypatch.setattr(counter, "LARGE", 10)
    large = replace(order, draft=False)
    assert isinstance(ask(large, patience=0), Waiting)
    assert waiting_for(large.key, patience=LONG) is None
    assert ask(large, patience=0) == render_xlsx(minimal(), draft=False)


def test_pictures_of_a_word_file_are_not_painted_while_a_request_waits() -> None:
    order = Order(charted(), "docx", draft=True)
    assert isinstance(ask(order, patience=0), Waiting)
    assert isinstance(ask(order, patience=LONG), bytes)


def test_where_nothing_can_be_kept_the_request_waits(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "taken").write_text("a file")
    settings.PRESS_SHELF = tmp_path / "taken" / "press"
    assert ask(pdf_of(), patience=0) == render_pdf(pdf_of().document, draft=True)


# --- The life of the process, seen from inside


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Callable[[Order], Progress]:
    """Makes the file in this process, without limits, and gives what was said last."""
    monkeypatch.setattr(maker, "restrict", lambda limits: None)
    monkeypatch.setattr(maker, "press_in_forks", lambda: None)

    def work(order: Order) -> Progress:
        held = hold(folder, order.key)
        assert held is not None
        maker.make(held, order.key, order, folder, Limits())
        held.close()
        return progress(folder, order.key)

    return work


def test_a_file_that_is_made_leaves_no_record(inside: Callable[[Order], Progress], folder: Path) -> None:
    assert inside(pdf_of()) == Progress()
    assert not record_path(folder, pdf_of().key).exists()
    assert Shelf(folder).get(pdf_of().key) == render_pdf(pdf_of().document, draft=True)


@pytest.mark.parametrize(
    ("raised", "said"),
    [(NotSet("Lâu quá."), "Lâu quá."), (MemoryError(), TOO_LARGE), (ValueError("x"), maker.OURS)],
    ids=["limits", "memory", "ours"],
)
def test_why_there_is_no_file_is_said(
    raised: Exception, said: str, inside: Callable[[Order], Progress], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> bytes:
        raise raised

    monkeypatch.setattr(maker, "render_pdf", fail)
    assert inside(pdf_of()).failed == said


def test_a_file_that_cannot_be_kept_is_no_success(
    inside: Callable[[Order], Progress], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Shelf, "put", lambda *given: None)
    assert inside(Order(minimal(), "docx", draft=True)).failed == maker.NOT_KEPT


def test_only_so_many_are_made_at_a_time(
    inside: Callable[[Order], Progress], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker, "WAITING", 0)
    folder.mkdir()
    with maker._turn(folder), maker._turn(folder):
        assert inside(pdf_of()).failed == maker.TOO_MANY
    assert inside(pdf_of()) == Progress()
