"""Documents are set in processes of their own: within limits, without a network, and always to the same bytes."""

import io
import multiprocessing
import os
import socket
import zlib
from pathlib import Path

import pikepdf
import pytest

from reports.press.papers import Attachment, Limits, Paper
from reports.press.press import NotSet, printed
from reports.press.shelf import Shelf, key_of
from reports.press.stream_ends import ended_plainly
from reports.press.worker import confine, work
from reports.renderers.measure import FAMILY, font_folder

PAGE = """
#set document(title: "Thử")
#set text(font: "Liberation Serif", lang: "vi")
= Mục
"""
ENDLESS = PAGE + "#table(columns: 2, ..range(2000000).map(n => [#n]))"


def paper(layout: str = PAGE, **more: object) -> Paper:
    return Paper(layout, "{}", str(font_folder()), FAMILY, **more)  # type: ignore[arg-type]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "press")


@pytest.mark.parametrize("limits", [Limits(seconds=1), Limits(memory=300 << 20), Limits(patience=0.5)], ids=str)
def test_what_takes_too_much_fails_with_a_sentence_and_leaves_no_process(limits: Limits) -> None:
    with pytest.raises(NotSet, match="Số liệu vẫn an toàn"):
        printed(paper(ENDLESS), limits)
    assert multiprocessing.active_children() == []
    assert len(pikepdf.open(io.BytesIO(printed(paper()))).pages) == 1


@pytest.mark.parametrize("wrong", ["#nothing", '#text(font: "Nowhere")[chữ]'])
def test_a_mistake_of_ours_is_no_matter_of_size(wrong: str) -> None:
    with pytest.raises(RuntimeError, match="unknown"):
        printed(paper(PAGE + wrong))


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert printed(paper()) == printed(paper())


def test_what_a_paper_carries_comes_out_as_it_was() -> None:
    content = bytes(range(256)) * 40
    layout = (
        PAGE
        + """
    #let file = json(bytes(sys.inputs.attachment))
    #pdf.attach(
      file.name, bytes(file.content), relationship: "data", mime-type: file.content-type, description: file.description
    )
    """
    )
    made = printed(paper(layout, attachment=Attachment("so-lieu.bin", "Số liệu", "application/octet-stream", content)))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.attachments["so-lieu.bin"].get_file().read_bytes() == content


def _ending_in_doubt(data: bytes) -> bytes:
    """Data like these whose compressed form ends in a carriage return: its last byte is of their sum."""
    tried = (data + b"%" + bytes([letter]) + b"\n" for letter in range(256))
    return next(one for one in tried if zlib.compress(one).endswith(b"\r"))


def test_no_stream_ends_in_a_carriage_return_and_its_data_stay() -> None:
    with pikepdf.open(io.BytesIO(printed(paper()))) as pdf:
        data = _ending_in_doubt(pdf.pages[0].Contents.read_bytes())
        pdf.pages[0].Contents.write(zlib.compress(data), filter=pikepdf.Name.FlateDecode)
        made = io.BytesIO()
        pdf.save(made, compress_streams=False)
    assert made.getvalue().count(b"\r\nendstream") == 1
    mended = ended_plainly(made.getvalue())
    assert b"\r\nendstream" not in mended
    with pikepdf.open(io.BytesIO(mended)) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == data


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
    monkeypatch.setattr("reports.press.worker.confine", lambda limits: None)
    outcomes: list[object] = [b"a file", MemoryError(), FileNotFoundError("font")]
    monkeypatch.setattr("reports.press.setting.set_paper", lambda each: _give(outcomes.pop(0)))
    said = []
    while outcomes:
        answer, sender = multiprocessing.Pipe(duplex=False)
        work(sender, paper(), Limits())
        said.append(answer.recv())
    assert said == [("made", b"a file"), ("limits", None), ("error", "FileNotFoundError: font")]
    assert ended == [0, 0, 0]


def _give(outcome: object) -> object:
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
