"""What a text about one return may say: the return's own numbers, as official prose writes them."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from agencies.models import Agency
from hauggiang_pcmd.lib.dates import format_date_text
from hauggiang_pcmd.lib.number_format import format_number, format_percent, prose_count
from indicators.comparatives import Comparatives
from indicators.entry import measure_for
from indicators.models import Figure, FigureState
from plans.models import ReportingPeriod

SINGLE_DIGIT = re.compile(r"\b(\d)(?= tháng\b)")

Facts = dict[str, str]


def facts_of(figures: Iterable[Figure], comparatives: Comparatives) -> Facts:
    """Numbers by the indicator's code: TK3, TK3.so (against last year), CT1.4.n, .d, .pct, TK1#2 (its second part).

    What did not occur has no entry, so that a text can ask whether there is anything to tell.
    """
    facts: Facts = {}
    for figure in figures:
        if figure.state == FigureState.VALUE and figure.numerator:
            last_year = comparatives.figures.get((comparatives.last_year_id or 0, figure.indicator_id))
            facts.update(_facts_of(figure, last_year))
    return facts


def _facts_of(figure: Figure, last_year: Figure | None) -> Iterator[tuple[str, str]]:
    code, numerator = figure.indicator.code, figure.numerator or Decimal(0)
    yield code, prose(numerator)
    yield f"{code}.so", compared(figure, last_year)
    if figure.denominator and numerator <= figure.denominator:
        yield f"{code}.n", prose(numerator)
        yield f"{code}.d", prose(figure.denominator)
        yield f"{code}.pct", format_percent(numerator, figure.denominator)
    for number, part in enumerate(figure.parts.all(), start=1):
        if part.value:
            yield f"{code}#{number}", prose(part.value)
    if figure.indicator.every:
        yield f"{code}.items", prose(sum((part.value or Decimal(0) for part in figure.parts.all()), Decimal(0)))


def prose(amount: Decimal) -> str:
    """`06`, `12`, `1.234`; with decimals as they stand: `96,4`."""
    return prose_count(int(amount)) if amount == int(amount) else format_number(amount, 1)


def compared(figure: Figure, last_year: Figure | None) -> str:
    """A clause with its comma, or nothing where there is no figure of the same period last year."""
    if last_year is None or last_year.state != FigureState.VALUE or not last_year.numerator:
        return ""
    now, then, unit = _compared_amounts(figure, last_year)
    if now == then:
        return ", bằng cùng kỳ năm trước"
    direction = "tăng" if now > then else "giảm"
    difference = abs(now - then)
    whole = difference.denominator == 1 and unit != POINTS
    amount = prose_count(int(difference)) if whole else format_number(difference, 1)
    return f", {direction} {amount} {unit} so với cùng kỳ năm trước"


POINTS = "điểm phần trăm"


def _compared_amounts(figure: Figure, last_year: Figure) -> tuple[Fraction, Fraction, str]:
    """Shares are compared in points, counts as they are."""
    now, then = Fraction(figure.numerator or 0), Fraction(last_year.numerator or 0)
    if measure_for(figure.indicator).enters_pair and figure.denominator and last_year.denominator:
        return 100 * now / Fraction(figure.denominator), 100 * then / Fraction(last_year.denominator), POINTS
    return now, then, figure.indicator.unit


def names_of(agency: Agency, period: ReportingPeriod) -> Facts:
    """How the texts call the agency, its area, the plan and the time."""
    plan = period.plan
    title = SINGLE_DIGIT.sub(r"0\1", period.title)
    following = f"năm {period.year + 1}" if period.year < plan.year_to else "giai đoạn tiếp theo"
    return {
        "agency": agency.name,
        "area": _uncapitalised(agency.locality.name) if agency.locality else "",
        "plan": f"{plan.kind} số {plan.number}",
        "plan.day": format_date_text(plan.issued_on),
        "Period": title,
        "period": _uncapitalised(title),
        "year": str(period.year),
        "next": following if period.annual else f"những tháng còn lại của năm {period.year}",
    }


def _uncapitalised(name: str) -> str:
    return name[:1].lower() + name[1:]
