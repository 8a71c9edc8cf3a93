"""The headings of the consolidated report with what can stand under each: plain values."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from hauggiang_pcmd.lib.collation import roman
from reports.document import Contribution, Part


@dataclass(frozen=True)
class Sentence:
    """A sentence that the figures speak, in marked text. `key` is the indicator's code where it is about one."""

    key: str
    text: str


@dataclass(frozen=True)
class Words:
    """One section of an accepted return as it was written, and where: `narrative` at its `version`.

    `group` is the number of the agency's group; `task` is the code of the assigned task that it answers.
    """

    narrative: int
    version: int
    submission: int
    agency: str
    group: int
    written_at: datetime | None
    task: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """`key` is stable over plans and periods (`situation.general`, `goal.II.1`, `next`); `level` as in `Part`.

    A heading that only holds others has neither sentences nor words, and never will (`written` is False).
    """

    key: str
    level: int
    title: str
    sentences: tuple[Sentence, ...] = ()
    words: tuple[Words, ...] = ()
    written: bool = True


def followed(heading: Heading) -> list[tuple[str, str]]:
    """What a draft's paragraphs under the heading can follow, each with its marked text, in reading order: by an
    indicator's code, or by the heading's key (with `.2` and so on) for sentences in a row that are about no single one.
    """
    found: list[tuple[str, str]] = []
    runs = 0
    for about, run in groupby(heading.sentences, key=lambda one: one.key):
        text = "\n".join(one.text for one in run)
        runs += not about
        found.append((about or (heading.key if runs == 1 else f"{heading.key}.{runs}"), text))
    return found


def laid_out(headings: tuple[Heading, ...], parts: dict[str, Part]) -> tuple[Part, ...]:
    """The parts of a report: `parts` by the headings' keys, numbered, those of level 2 below the last of level 1."""
    made: list[Part] = []
    for heading in headings:
        part = parts[heading.key]
        if heading.level == 1:
            made.append(replace(part, number=roman(len(made) + 1)))
        else:
            below = made[-1].children
            made[-1] = replace(made[-1], children=(*below, replace(part, number=str(len(below) + 1))))
    return tuple(made)


def voices(words: tuple[Words, ...]) -> tuple[Contribution, ...]:
    """The agencies' words as a report prints them: one contribution an agency, though it answers several tasks."""
    return tuple(voice(run) for run in spoken(words))


def voice(run: tuple[Words, ...]) -> Contribution:
    """Sections of one agency as one contribution."""
    return Contribution(run[0].agency, tuple(line for one in run for line in one.paragraphs))


def spoken(words: tuple[Words, ...]) -> list[tuple[Words, ...]]:
    """The sections by the contribution that they are printed in."""
    together: dict[str, tuple[Words, ...]] = {}
    for one in words:
        if one.task:
            together[one.agency] = (*together.get(one.agency, ()), one)
    return [*((one,) for one in words if not one.task), *together.values()]
