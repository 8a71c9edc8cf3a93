"""One agency's figure in Vietnamese words, beside the input and on paper. Pure; it hides nothing from that agency."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hauggiang_pcmd.lib.numbers import format_number, format_percent, format_points, read_back
from indicators.checks import answer_words, comparable
from indicators.entry import Entry, measure_for, threshold_of
from indicators.indicator_wording import PER, threshold_words
from indicators.measures import Amount, DistrictShare, Frequency, Growth, Tally, Verdict, judge
from indicators.models import Figure, FigureState, Indicator
from indicators.wording import amount_words, shortfall_words, value_words

NOT_YET = "chưa có"
NIL = "không phát sinh"


@dataclass(frozen=True)
class OwnResult:
    """What a figure amounts to by itself, as it will count: `56/75 = 74,7%`, and how that stands to the threshold."""

    text: str
    verdict: Verdict | None = None
    sentence: str = ""


def figure_words(figure: Figure | None) -> str:
    """`chưa có`, `không phát sinh`, `56/75 (74,7%)`, `Có`, `1.234`: a figure as it stands; "" where there is none."""
    if figure is None:
        return ""
    if figure.state == FigureState.NIL:
        return NIL
    indicator, measure = figure.indicator, measure_for(figure.indicator)
    pair = pair_words(indicator, figure.numerator, figure.denominator)
    if figure.numerator is None or isinstance(measure, DistrictShare) or not figure.denominator:
        return pair
    percent = format_percent(figure.numerator, figure.denominator, _limit(indicator))
    return f"{pair} ({percent})"


def pair_words(indicator: Indicator, numerator: Decimal | None, denominator: Decimal | None) -> str:
    """The two numbers of a figure without their percentage; a district's answer as Có or Chưa."""
    measure = measure_for(indicator)
    if numerator is None:
        return f"–/{format_number(denominator)}" if measure.enters_pair and denominator is not None else NOT_YET
    if isinstance(measure, DistrictShare):
        return answer_words(numerator)
    top = format_number(numerator)
    return top if denominator is None else f"{top}/{format_number(denominator)}"


def difference_words(figure: Figure, past: Figure | None) -> str:
    """`+8,0 điểm %` between shares, `+12` between numbers; empty where one of the two has no value."""
    if past is None or {figure.state, past.state} != {FigureState.VALUE.value}:
        return ""
    if figure.indicator.counted == "district" or figure.numerator is None or past.numerator is None:
        return ""
    if figure.denominator and past.denominator:
        points = 100 * (Fraction(figure.numerator) / Fraction(figure.denominator))
        return f"{format_points(points - 100 * (Fraction(past.numerator) / Fraction(past.denominator)))} điểm %"
    return format_points(figure.numerator - past.numerator, figure.indicator.decimals)


def entry_words(indicator: Indicator, entry: Entry, pair: tuple[Decimal | None, Decimal | None]) -> str:
    """What a person typed, as `figure_words` puts what is stored; `pair` is what it comes to."""
    return NIL if entry.nil else pair_words(indicator, *pair)


def own_amount(figure: Figure, last_year: Figure | None) -> tuple[Amount, Tally]:
    """The figure alone as if it were the whole plan's; growth is against the same agency's last year."""
    numerator, denominator = Fraction(figure.numerator or 0), Fraction(figure.denominator or 0)
    tally = Tally(
        expected=1,
        reported=1,
        numerator=numerator,
        reported_denominator=denominator,
        known_denominator=denominator,
        places=int(denominator),
        places_ticked=int(numerator),
        last_year=Fraction(last_year.numerator or 0) if last_year else Fraction(0),
    )
    return measure_for(figure.indicator).total(tally), tally


def own_result(figure: Figure, last_year: Figure | None) -> OwnResult:
    """Empty while the figure is missing or half filled in."""
    indicator, measure = figure.indicator, measure_for(figure.indicator)
    half = measure.enters_pair and figure.denominator is None
    if figure.state == FigureState.MISSING or figure.numerator is None or half:
        return OwnResult("")
    amount, tally = own_amount(figure, last_year)
    threshold = threshold_of(indicator)
    if figure.state == FigureState.NIL and not amount.denominator:
        return OwnResult("Không phát sinh", None, "không cộng vào tử số và mẫu số" if measure.enters_pair else "")
    text = _result_text(figure, amount)
    if threshold is None or measure.undetermined(tally) or (isinstance(measure, Growth) and not amount.denominator):
        return OwnResult(text)
    verdict = judge(measure, tally, threshold, due=figure.period.due_within(indicator.basis))
    if verdict is Verdict.NO_OCCURRENCE:
        return OwnResult(text, verdict, "không cộng vào tử số và mẫu số")
    shortfall = measure.shortfall(amount, threshold, indicator.decimals)
    return OwnResult(text, verdict, _against_threshold(indicator, verdict, shortfall))


def _result_text(figure: Figure, amount: Amount) -> str:
    indicator, measure = figure.indicator, measure_for(figure.indicator)
    if isinstance(measure, DistrictShare):
        return answer_words(figure.numerator or Decimal(0))
    if isinstance(measure, Frequency):
        return f"{amount_words(indicator, amount)} {PER[indicator.every]} đã kết thúc"
    value = value_words(indicator, amount, measure.percent(amount))
    if not measure.has_denominator:
        return value
    if isinstance(measure, Growth):
        return _growth_text(indicator, amount)
    return f"{amount_words(indicator, amount)} = {value}" if value else amount_words(indicator, amount)


def _growth_text(indicator: Indicator, amount: Amount) -> str:
    if not amount.denominator:
        return "Chưa có số cùng kỳ năm trước để so sánh"
    change = 100 * amount.numerator / amount.denominator
    return f"{amount_words(indicator, amount)} cùng kỳ = {format_points(change)}%"


def _against_threshold(indicator: Indicator, verdict: Verdict, shortfall: Fraction | None) -> str:
    aim = threshold_words(indicator)
    if verdict is Verdict.MET:
        return f"đạt mức {aim}"
    lacking = _lacking(indicator, shortfall)
    later = "chưa đến hạn đánh giá" if verdict is Verdict.NOT_DUE else ""
    return "; ".join(words for words in (f"chưa đạt mức {aim}", lacking, later) if words)


def _lacking(indicator: Indicator, shortfall: Fraction | None) -> str:
    """As for the whole plan, but a single agency lacks quarters, and a single answer nothing that could be counted."""
    measure = measure_for(indicator)
    if isinstance(measure, DistrictShare):
        return ""
    if isinstance(measure, Frequency) and shortfall:
        return f"còn thiếu {format_number(shortfall)} {PER[indicator.every]}"
    return shortfall_words(indicator, shortfall)


def _limit(indicator: Indicator) -> Decimal | None:
    return None if isinstance(measure_for(indicator), Frequency) else indicator.threshold


def spoken(figure: Figure) -> str:
    """What was typed, read back in figures and in words; only for numbers that a person typed as the whole."""
    if figure.state != FigureState.VALUE or figure.indicator.counted or figure.indicator.every:
        return ""
    said = [read_back(figure.numerator, figure.indicator.unit)]
    if measure_for(figure.indicator).enters_pair:
        said.append(read_back(figure.denominator, figure.indicator.unit))
    return " / ".join(words for words in said if words)


def changes(figure: Figure, before: Figure | None, last_year: Figure | None) -> list[str]:
    """Neutral sentences: how the figure moved against the period before, where that compares, and against last year."""
    earlier = [(last_year, "cùng kỳ năm trước")]
    if before is not None and comparable(figure.indicator, figure.period, before.period):
        earlier.insert(0, (before, "kỳ trước"))
    return [sentence for past, name in earlier for sentence in _change(figure, past, name)]


def _change(figure: Figure, past: Figure | None, name: str) -> Iterator[str]:
    if past is None or past.numerator is None or figure.numerator is None:
        return
    if isinstance(measure_for(figure.indicator), DistrictShare):
        return
    percents = [_percent(one) for one in (figure, past)]
    if None not in percents:
        now, then = (percent for percent in percents if percent is not None)
        yield _moved(now - then, " điểm phần trăm", name, 1)
    elif figure.denominator is None and past.denominator is None:
        yield _moved(Fraction(figure.numerator) - Fraction(past.numerator), "", name, None)


def _percent(figure: Figure) -> Fraction | None:
    return 100 * Fraction(figure.numerator or 0) / Fraction(figure.denominator) if figure.denominator else None


def _moved(difference: Fraction, unit: str, name: str, places: int | None) -> str:
    if not difference:
        return f"bằng {name}"
    return f"{'tăng' if difference > 0 else 'giảm'} {format_number(abs(difference), places)}{unit} so với {name}"
