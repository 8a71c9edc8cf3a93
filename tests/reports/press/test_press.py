"""Pages are set in processes of their own: within limits, without a network, and never twice for the same content."""

import io
import multiprocessing
import os
import socket
from pathlib import Path

import pikepdf
import pytest

from reports.press import press
from reports.press.pieces import Limits, Piece
from reports.press.press import NotSet, Press
from reports.press.shelf import Shelf, key_of
from reports.press.worker import confine, work
from reports.renderers.pdf_fonts import font_files

PAGE = "<!doctype html><html lang='vi'><title>Thử</title><body><h1>{}</h1><p>Nội dung.</p></body></html>"
ENDLESS = PAGE.format("Mục") + "<table>" + "<tr><td>1</td><td>2</td></tr>" * 20_000 + "</table>"


def piece(html: str = PAGE.format("Mục")) -> Piece:
    return Piece(html, "p { color: black }", font_files())


def printed(press: Press, *pieces: Piece) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(press.printed(pieces, title="Thử", identifier=b"0123456789abcdef")))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "press")


def test_pieces_follow_each_other_with_their_bookmarks(shelf: Shelf) -> None:
    pdf = printed(Press(shelf), *(piece(PAGE.format(f"Mục {number}")) for number in range(4)))
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert (len(pdf.pages), titles) == (4, ["Mục 0", "Mục 1", "Mục 2", "Mục 3"])
    assert [int(page.obj.StructParents) for page in pdf.pages] == [0, 1, 2, 3]


@pytest.mark.parametrize("limits", [Limits(seconds=1), Limits(memory=150 << 20), Limits(patience=0.5)], ids=str)
def test_what_takes_too_much_fails_with_a_sentence_and_leaves_no_process(limits: Limits, shelf: Shelf) -> None:
    with pytest.raises(NotSet, match="Số liệu vẫn an toàn"):
        printed(Press(shelf, limits), piece(ENDLESS), piece())
    assert multiprocessing.active_children() == []
    assert len(printed(Press(shelf), piece()).pages) == 1


def test_a_mistake_of_ours_is_no_matter_of_size(shelf: Shelf) -> None:
    with pytest.raises(RuntimeError, match="FileNotFoundError"):
        printed(Press(shelf), Piece(PAGE, "", (("font:a", "/nowhere"),)))


def test_what_was_set_before_is_not_set_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Press(shelf).printed([piece()], title="Thử", identifier=b"0" * 16)
    monkeypatch.setattr("reports.press.press._start", pytest.fail)
    assert Press(shelf).printed([piece()], title="Thử", identifier=b"0" * 16) == first
    assert Press(shelf).printed([piece()], title="Tên khác", identifier=b"0" * 16) != first


def test_of_a_changed_document_only_the_changed_piece_is_set(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    printed(Press(shelf), piece(PAGE.format("Một")), piece(PAGE.format("Hai")))
    started: list[str] = []
    start = press._start
    monkeypatch.setattr(press, "_start", lambda each, limits: started.append(each.html) or start(each, limits))
    printed(Press(shelf), piece(PAGE.format("Một")), piece(PAGE.format("Ba")))
    assert started == [PAGE.format("Ba")]


def test_a_damaged_file_of_the_shelf_is_set_anew(shelf: Shelf) -> None:
    shelf.put("a", b"content")
    assert shelf.get("a") == b"content"
    file = shelf.folder / "a"
    file.write_bytes(file.read_bytes()[:-1] + b"T")
    assert shelf.get("a") is None
    assert shelf.get("b") is None


def test_the_shelf_lets_go_of_what_was_not_used_for_longest(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, most_bytes=300)
    for used, name in enumerate("abc"):
        shelf.put(name, b"x" * 60)
        os.utime(tmp_path / name, (used, used))
    assert shelf.get("a") is not None  # used again
    shelf.put("d", b"x" * 60)
    assert {name for name in "abcd" if shelf.get(name)} == {"a", "d", "c"}


def test_only_the_portal_reads_the_shelf(shelf: Shelf) -> None:
    shelf.put("a", b"content")
    assert shelf.folder.stat().st_mode & 0o077 == 0
    assert (shelf.folder / "a").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    shelf = Shelf(tmp_path / "taken" / "press")
    shelf.put("a", b"content")
    assert shelf.get("a") is None


def test_keys_tell_texts_apart_wherever_they_are_cut() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", "")}) == 4


def _try_to_call(answer: object, address: tuple[str, int]) -> None:
    confine(Limits())
    try:
        socket.create_connection(address, timeout=2)
        answer.send("called")  # type: ignore[attr-defined]
    except OSError as error:
        answer.send(type(error).__name__)  # type: ignore[attr-defined]


def test_the_process_reaches_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        context = multiprocessing.get_context("spawn")
        answer, sender = context.Pipe(duplex=False)
        process = context.Process(target=_try_to_call, args=(sender, server.getsockname()))
        process.start()
        assert answer.recv() in ("PermissionError", "OSError")
        process.join()


def test_the_work_ends_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `work` does in a process of its own, seen from inside."""
    ended: list[int] = []
    monkeypatch.setattr("reports.press.worker.os._exit", ended.append)
    monkeypatch.setattr("reports.press.worker.gc.disable", lambda: None)
    monkeypatch.setattr("reports.press.worker.confine", lambda limits: None)
    outcomes: list[object] = [b"a file", MemoryError(), FileNotFoundError("font")]
    monkeypatch.setattr("reports.press.setting.set_piece", lambda each: _give(outcomes.pop(0)))
    said = []
    while outcomes:
        answer, sender = multiprocessing.Pipe(duplex=False)
        work(sender, piece(), Limits())
        said.append(answer.recv())
    assert said == [("made", b"a file"), ("limits", None), ("error", "FileNotFoundError: font")]
    assert ended == [0, 0, 0]


def _give(outcome: object) -> object:
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
