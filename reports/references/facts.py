"""What can be referred to in the text of a period's report: each key with what it prints now."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from hauggiang_pcmd.lib.collation import search_key
from indicators.measures import VERDICT_LABELS, Verdict
from indicators.prose import Told
from indicators.prose.numbers import prose_number
from indicators.results import Result
from indicators.small_counts import is_small
from indicators.wording import NOT_TOLD
from plans.models import ReportingPeriod
from reports.lateness import Lateness
from reports.outside.reading import NONE_OUTSIDE, OutsideFigures, missing_names, outside_figures
from reports.references.marking import Facts, Reference, printed
from reports.references.parts import Parts, part_sums
from reports.standings import AgencyStanding, standings

ORDER = (Verdict.MET, Verdict.NOT_MET, Verdict.NOT_DUE, Verdict.NO_OCCURRENCE, Verdict.INCOMPLETE)
COUNT_NAMES = {
    Verdict.MET: "dat",
    Verdict.NOT_MET: "chua-dat",
    Verdict.NOT_DUE: "chua-den-han",
    Verdict.NO_OCCURRENCE: "khong-phat-sinh",
    Verdict.INCOMPLETE: "chua-du-so-lieu",
}
NOBODY = "không có"
MOST_NAMES = 8
"""More agencies that were late are named in the annex only."""


def facts_of(
    period: ReportingPeriod,
    results: Iterable[Result],
    states: Sequence[AgencyStanding] | None = None,
    outside: OutsideFigures | None = None,
    parts: Parts | None = None,
) -> Facts:
    """The period's facts as readers outside the department may see them, in reading order.

    Asks the database only for what is not given: how agencies reported, what was sent outside, the parts of statistics.
    """
    results = list(results)
    states = standings(period) if states is None else states
    outside = outside_figures(period) if outside is None else outside
    parts = part_sums(period) if parts is None else parts
    found: dict[str, str] = {}
    for result in results:
        told = told_of(period, result, outside)
        own = {f"{result.indicator.code}.{name}": text for name, text in told.facts().items()}
        own |= _part_facts(result, parts.get(result.indicator.pk, {}))
        found |= {key: _plain(text) for key, text in own.items()}
        if result.verdict is not None:
            found[f"{result.indicator.code}.cau"] = printed(sentence_of(told), found)
    found |= _summary_facts(results)
    return found | {key: _plain(text) for key, text in _reporting_facts(states).items()}


def told_of(period: ReportingPeriod, result: Result, outside: OutsideFigures = NONE_OUTSIDE) -> Told:
    """The result in running text; who sent the figure outside the portal is named as such."""
    sent_outside = any((result.indicator.pk, one.pk) in outside for one in result.missing)
    return Told(result, period.year - 1, missing_names(result, outside), names_all=sent_outside)


def sentence_of(told: Told) -> str:
    """The drafted sentence as marked text.

    Words that hold only for this kind of result are by hand beside that kind: where a result comes to be, or is no
    more, they are stale.
    """
    code, form = told.result.indicator.code, told.form

    def mark(name: str, words: str) -> str:
        return str(Reference(f"{code}.{name}", words, form) if words else Reference(f"{code}.{name}"))

    return told.sentence(mark)


def item_of(told: Told) -> str:
    """A statistic as marked text, in a list of them."""
    return told.item(lambda name, _: str(Reference(f"{told.result.indicator.code}.{name}")))


def _part_facts(result: Result, sums: Mapping[str, Fraction]) -> dict[str, str]:
    indicator = result.indicator
    return {
        f"{indicator.code}.phan-{slug(item)}": NOT_TOLD
        if is_small(sums[item], indicator.suppress_below)
        else prose_number(sums[item], indicator.decimals)
        for item in indicator.breakdown
        if item in sums
    }


def slug(words: str) -> str:
    """`xong-hoi-massage` of "xông hơi, massage"."""
    return re.sub(r"[^a-z0-9]+", "-", search_key(words)).strip("-") or "khac"


def _summary_facts(results: list[Result]) -> dict[str, str]:
    """How many indicators have which verdict: `10 chỉ tiêu đạt, 02 chỉ tiêu chưa đạt`."""
    counts = Counter(result.verdict for result in results if result.verdict is not None)
    said = [f"{prose_number(counts[one])} chỉ tiêu {VERDICT_LABELS[one].lower()}" for one in ORDER if counts[one]]
    return {
        "chi-tieu.tong": prose_number(counts.total()),
        "chi-tieu.danh-gia": ", ".join(said) or NOBODY,
        **{f"chi-tieu.{name}": prose_number(counts[one]) for one, name in COUNT_NAMES.items()},
    }


def _reporting_facts(states: Sequence[AgencyStanding]) -> dict[str, str]:
    by_code: dict[Lateness, list[str]] = {code: [] for code in Lateness}
    for one in states:
        by_code[one.standing.code].append(one.agency.name)
    on_time, late = by_code[Lateness.ON_TIME], by_code[Lateness.LATE]
    named = f" ({', '.join(late)})" if 0 < len(late) <= MOST_NAMES else ""
    return {
        "bao-cao.da-gui": f"{prose_number(len(on_time) + len(late))}/{prose_number(len(states))}",
        "bao-cao.dung-han": f"{_agencies(len(on_time))} gửi đúng hạn",
        "bao-cao.nop-muon": f"{_agencies(len(late))} nộp muộn{named}",
        "bao-cao.tiep-nhan": prose_number(sum(1 for one in states if one.accepted)),
        "bao-cao.don-vi-gui-rieng": ", ".join(one.agency.name for one in states if one.outside) or NOBODY,
        "bao-cao.don-vi-chua-tiep-nhan": ", ".join(one.agency.name for one in states if not one.accepted) or NOBODY,
    }


def _agencies(count: int) -> str:
    return f"{prose_number(count)} đơn vị" if count else "không có đơn vị"


def _plain(text: str) -> str:
    """Without what would break a mark: names are people's to choose."""
    return " ".join(re.sub(r"[{}|]", " ", text).split())
