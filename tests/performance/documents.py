"""How long documents take beside Chromium printing the same: python -m tests.performance.documents, or script/measure
--documents.

Takes the consolidated report of the demonstration, built in a database of its own, or a frozen content (`--content`).
Everything is measured in turn, pair after pair: what disturbs the machine for a while disturbs both.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
LABEL = "2024-6T"
CONTENT = (
    "from plans.models import ReportingPeriod; from reports.consolidation import consolidate; "
    "print(consolidate(ReportingPeriod.objects.get(year={year}, code='{code}')).canonical_json())"
)
CHROMIUM = ["/usr/bin/chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
ALONE = "from tests.performance.documents import *; {work}(Path({content!r}), Path({folder!r}))"
TIMES = 10


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201


def seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def demonstration_content(folder: Path) -> str:
    from tests.performance.measure import environment, prepare, shell  # noqa: PLC0415 (starts nothing of Django)

    env = environment(folder, "")
    prepare(env)
    year, _, code = LABEL.partition("-")
    return shell(env, CONTENT.format(year=year, code=code))


def whole_html(document: Any, folder: Path) -> Path:
    """What the press sets, as one page for a browser."""
    from tests.performance.as_html import page_of  # noqa: PLC0415

    page = folder / "whole.html"
    page.write_text(page_of(document))
    return page


def printed_cold(page: Path, made: Path) -> float:
    """A browser that starts, prints and ends."""
    profile = tempfile.mkdtemp(dir=page.parent)
    command = [*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={made}", page.as_uri()]
    return seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


def alone(work: str, content: Path, folder: Path) -> None:
    """A function of this module in a process of its own."""
    code = ALONE.format(work=work, content=str(content), folder=str(folder))
    subprocess.run([sys.executable, "-c", code], check=True)


def processor_time(document: Any, folder: Path) -> None:
    say("| | press | Chromium, cold |\n| --- | --- | --- |")
    content = folder / "processor.json"
    content.write_text(document.canonical_json())
    alone("processor", content, folder)


def scaled(document: Any, times: int) -> Any:
    """The report of so many times as many agencies: each says what one said, and has a row where one had."""

    def part(one: Any) -> Any:
        return replace(one, contributions=one.contributions * times, children=tuple(map(part, one.children)))

    annexes = tuple(
        replace(annex, tables=tuple(replace(table, rows=table.rows * times) for table in annex.tables))
        for annex in document.annexes
    )
    return replace(document, parts=tuple(map(part, document.parts)), annexes=annexes)


class Desk:
    """Asks for files as a page does, each time at a shelf of one's choice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def at(self, shelf: str) -> None:
        from django.conf import settings  # noqa: PLC0415

        settings.PRESS_SHELF = self.folder / shelf

    def warm(self, document: Any) -> None:
        """The press's server runs from now on."""
        self.at("warming")
        self.ask(document)

    def ask(self, document: Any, name: str = "pdf") -> bytes:
        from reports.making.counter import ask  # noqa: PLC0415
        from reports.making.orders import Order  # noqa: PLC0415
        from reports.press.papers import Limits  # noqa: PLC0415

        made = ask(Order(document, name, draft=True), patience=600, limits=Limits(patience=600, seconds=600))
        assert isinstance(made, bytes)
        return made


def pages(pdf: bytes | Path) -> int:
    import io  # noqa: PLC0415

    import pikepdf  # noqa: PLC0415

    with pikepdf.open(pdf if isinstance(pdf, Path) else io.BytesIO(pdf)) as file:
        return len(file.pages)


def beside_chromium(desk: Desk, document: Any, folder: Path, pairs: int) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    page, made = whole_html(document, folder), folder / "chromium.pdf"
    desk.warm(document)
    printed_cold(page, made)
    found: dict[str, list[float]] = {"press": [], "cold": [], "warm": []}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM[0], args=CHROMIUM[2:4])
        tab = browser.new_page()
        for pair in range(pairs):
            desk.at(f"cold-{pair}")
            found["press"].append(seconds(lambda: desk.ask(document)))
            found["cold"].append(printed_cold(page, made))
            found["warm"].append(seconds(lambda: (tab.goto(page.as_uri()), tab.pdf(prefer_css_page_size=True))))
            say(f"| pair {pair + 1} | " + " | ".join(f"{found[kind][-1]:.2f} s" for kind in found) + " |")
        browser.close()
    middle = {kind: statistics.median(times) for kind, times in found.items()}
    for kind in ("cold", "warm"):
        ratios = statistics.median(ours / theirs for ours, theirs in zip(found["press"], found[kind], strict=True))
        say(f"press / Chromium {kind}: {ratios:.2f} (medians {middle['press']:.2f} s and {middle[kind]:.2f} s)")
    say(f"pages: press {pages(desk.ask(document))}, Chromium {pages(made)}")


def other_files(desk: Desk, document: Any) -> None:
    desk.warm(document)
    desk.at("others")
    cold = seconds(lambda: desk.ask(document))
    say(f"PDF, shelf empty: {cold:.2f} s")
    say(f"PDF, from the shelf: {min(seconds(lambda: desk.ask(document)) for _ in range(5)) * 1000:.0f} ms")
    for name in ("docx", "xlsx"):
        times = []
        for number in range(3):
            desk.at(f"{name}-{number}")
            times.append(seconds(lambda name=name: desk.ask(document, name)))
        say(f"{name}: {statistics.median(times):.2f} s")


def growth(desk: Desk, document: Any) -> None:
    """Ten times as many agencies: time and pages."""
    large = scaled(document, TIMES)
    desk.warm(document)
    times, sizes = [], []
    for number, one in enumerate((document, large)):
        desk.at(f"growth-{number}")
        times.append(seconds(lambda one=one: sizes.append(pages(desk.ask(one)))))
    say(f"26 and 260 agencies: {sizes[0]} and {sizes[1]} pages, {times[0]:.1f} and {times[1]:.1f} s")
    say(f"pages x {sizes[1] / sizes[0]:.1f}, time x {times[1] / times[0]:.1f}")


def memory(content: Path, folder: Path) -> None:
    """In a process of its own, which is the maker: its peak, and that of the process that set it."""
    from django.conf import settings  # noqa: PLC0415

    import reports.making.workplace  # noqa: PLC0415
    import reports.press.setting  # noqa: F401, PLC0415
    from reports.frozen import thaw  # noqa: PLC0415
    from reports.press.press import press_in_forks  # noqa: PLC0415
    from reports.renderers.pdf import render_pdf  # noqa: PLC0415

    settings.PRESS_SHELF = folder
    press_in_forks()
    render_pdf(thaw(content.read_text()), draft=True)
    own, largest = (resource.getrusage(who).ru_maxrss >> 10 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    say(f"| {content.stem} | {own} MiB | {largest} MiB |")


def processor(content: Path, folder: Path) -> None:
    """In a process of its own: seconds of processor time, of all processes together, that press and Chromium take."""
    from django.conf import settings  # noqa: PLC0415

    import reports.making.workplace  # noqa: PLC0415
    import reports.press.setting  # noqa: F401, PLC0415
    from reports.frozen import thaw  # noqa: PLC0415
    from reports.press.press import press_in_forks  # noqa: PLC0415
    from reports.renderers.pdf import render_pdf  # noqa: PLC0415

    press_in_forks()
    document = thaw(content.read_text())
    page = whole_html(document, folder)
    for pair in range(3):
        settings.PRESS_SHELF = folder / f"processor-{pair}"
        before = os.times()
        render_pdf(document, draft=True)
        between = os.times()
        printed_cold(page, folder / "processor.pdf")
        after = os.times()
        ours, theirs = (sum(late[:4]) - sum(early[:4]) for early, late in ((before, between), (between, after)))
        say(f"| pair {pair + 1} | {ours:.2f} s | {theirs:.2f} s |")


def peaks(document: Any, folder: Path) -> None:
    say("| agencies | maker | its press |\n| --- | --- | --- |")
    for name, one in (("26", document), ("260", scaled(document, TIMES))):
        content = folder / f"{name}.json"
        content.write_text(one.canonical_json())
        alone("memory", content, folder / f"memory-{name}")
    say(f"the process that asked: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/measure --documents", description=__doc__)
    parser.add_argument("--content", type=Path, help="a frozen content, instead of building the demonstration")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--only", choices=("chromium", "processor", "files", "growth", "memory"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portal-documents-") as name:
        folder = Path(name)
        content = asked.content.read_text() if asked.content else demonstration_content(folder)
        import django  # noqa: PLC0415 (the demonstration is built by processes with settings of their own)

        django.setup()
        from reports.frozen import thaw  # noqa: PLC0415

        document, desk = thaw(content), Desk(folder)
        steps = {
            "chromium": lambda: beside_chromium(desk, document, folder, asked.pairs),
            "processor": lambda: processor_time(document, folder),
            "files": lambda: other_files(desk, document),
            "growth": lambda: growth(desk, document),
            "memory": lambda: peaks(document, folder),
        }
        for step in [asked.only] if asked.only else steps:
            say(f"## {step}\n")
            steps[step]()
            say("")


if __name__ == "__main__":
    main()
