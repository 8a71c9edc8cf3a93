"""What was measured, as tables for docs/performance.md. Pages are told in multiples of the emptiest one."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_TIMES = 10
"""No page should take more than so many times what the emptiest one takes."""


@dataclass(frozen=True)
class Measured:
    """Seconds of every request for one page, with one client and with four."""

    name: str
    alone: list[float]
    together: list[float]

    @property
    def typical(self) -> list[float]:
        """p50 and p95 alone, p50 and p95 together."""
        return [percentile(times, share) for times in (self.alone, self.together) for share in (50, 95)]


@dataclass(frozen=True)
class Run:
    """A whole command, from its start to its end."""

    seconds: float
    megabytes: float


def percentile(seconds: Sequence[float], share: int) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[share - 1]


def pages_table(measured: Sequence[Measured]) -> list[str]:
    """The slowest page first; the emptiest, whichever was answered fastest, is the unit, and told in milliseconds."""
    emptiest = min(measured, key=lambda one: one.typical[0])
    unit = emptiest.typical
    rows = [(one.name, [seconds / base for seconds, base in zip(one.typical, unit, strict=True)]) for one in measured]
    rows.sort(key=lambda row: -row[1][0])
    over = [name for name, times in rows if times[0] > MOST_TIMES]
    return [
        "| page | one client, p50 | p95 | four clients, p50 | p95 |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(f"| {name} | {' | '.join(f'{times:.1f}' for times in found)} |" for name, found in rows),
        f"| {emptiest.name}: the unit, ms | {' | '.join(f'{seconds * 1000:.1f}' for seconds in unit)} |",
        "",
        f"Over {MOST_TIMES} times the emptiest page: {', '.join(over) or 'none'}.",
    ]


def commands_table(runs: Mapping[str, Mapping[int, Sequence[Run]]], page_counts: Mapping[int, int]) -> list[str]:
    """Median time and highest peak of each command, a pair of columns for each number of agencies."""
    sizes = list(page_counts)
    lines = [
        f"| command | {' | '.join(f'{size} agencies, s | peak, MiB' for size in sizes)} |",
        f"| --- | {' | '.join('---: | ---:' for _ in sizes)} |",
    ]
    for name, by_size in runs.items():
        cells = [
            f"{statistics.median(run.seconds for run in by_size[size]):.1f} | "
            f"{max(run.megabytes for run in by_size[size]):.0f}"
            for size in sizes
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    told = ", ".join(f"{count} pages with {size} agencies" for size, count in page_counts.items())
    return [*lines, "", f"The PDF has {told}."]
