"""The rules of form for a report, each one assertion on the PDF (Nghị định 30/2020/NĐ-CP, Phụ lục I, III and VI)."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.document import Part
from tests.reports.pdf_reading import ReadPdf, Run

Check = Callable[[ReadPdf], None]


@dataclass(frozen=True)
class Rule:
    sentence: str
    check: Check


RULES: list[Rule] = []


def rule(sentence: str) -> Callable[[Check], Check]:
    """Registers what a PDF must satisfy under the sentence that says it."""

    def register(check: Check) -> Check:
        RULES.append(Rule(sentence, check))
        return check

    return register


def sized(run: Run, *sizes: float) -> bool:
    """Set in one of the sizes, or between the two."""
    return min(sizes) - 0.1 <= run.size <= max(sizes) + 0.1


def regular(run: Run) -> bool:
    return not run.bold and not run.italic


def headed(part: Part) -> bool:
    """A page for a meeting has no headings."""
    return bool(part.number or part.title)
