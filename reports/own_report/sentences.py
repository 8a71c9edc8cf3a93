"""What an agency's own figures say, in the words of the consolidated report: each against its aim and last year."""

from indicators.checks import Earlier
from indicators.comparatives import Comparatives
from indicators.entry import measure_for, threshold_of
from indicators.figure_wording import own_amount
from indicators.measures import Tally, Verdict, judge
from indicators.models import Figure, FigureState
from indicators.prose import Told
from indicators.prose.names import title_of
from indicators.results import LastYear, Result, compared

NONE = "Kế hoạch không giao đơn vị báo cáo chỉ tiêu nào."


def figure_sentences(figures: list[Figure], comparatives: Comparatives) -> tuple[str, ...]:
    """A sentence an indicator; the supporting statistics stand in the annex alone."""
    siblings = {figure.indicator_id: figure for figure in figures}
    sentences = tuple(
        _sentence(figure, comparatives.earlier(figure, siblings))
        for figure in figures
        if not figure.indicator.is_statistic
    )
    return ("Số liệu chi tiết tại Phụ lục kèm theo. Cụ thể:", *sentences) if sentences else (NONE,)


def _sentence(figure: Figure, earlier: Earlier) -> str:
    """`Có 07/10 xã, phường, thị trấn (70,0%) …, đạt chỉ tiêu …`, or that there is no figure."""
    indicator = figure.indicator
    half = measure_for(indicator).enters_pair and figure.denominator is None
    if figure.state == FigureState.MISSING or figure.numerator is None or (half and figure.state != FigureState.NIL):
        return f"Chưa có số liệu về chỉ tiêu “{title_of(indicator)}”."
    result = _own_result(figure, earlier)
    if result.remark:
        return f"Đơn vị không có đối tượng thuộc chỉ tiêu “{title_of(indicator)}”."
    told = Told(result, figure.period.year - 1, own=True)
    facts = told.facts()
    return told.sentence(lambda name, words: words or facts[name])


def _own_result(figure: Figure, earlier: Earlier) -> Result:
    """The figure as if the agency were the whole plan."""
    indicator, measure, threshold = figure.indicator, measure_for(figure.indicator), threshold_of(figure.indicator)
    amount, tally = own_amount(figure, earlier.last_year)
    due = figure.period.due_within(indicator.basis)
    return Result(
        indicator=indicator,
        amount=amount,
        percent=measure.percent(amount),
        verdict=_verdict(figure, tally, due=due),
        shortfall=measure.shortfall(amount, threshold, indicator.decimals) if threshold else None,
        expected=1,
        reported=1,
        missing=(),
        last_year=_last_year(figure, earlier.last_year),
        due=due,
        remark=measure.undetermined(tally),
    )


def _verdict(figure: Figure, tally: Tally, *, due: bool) -> Verdict | None:
    threshold = threshold_of(figure.indicator)
    return judge(measure_for(figure.indicator), tally, threshold, due=due) if threshold else None


def _last_year(figure: Figure, past: Figure | None) -> LastYear | None:
    """None where the agency reported nothing then."""
    if past is None or past.numerator is None:
        return None
    amount, _ = own_amount(figure, past)
    _, before = own_amount(past, None)
    return compared(measure_for(figure.indicator), amount, before)
