"""What an agency's own figures say, as sentences: each against its target and against the same period last year."""

from indicators.checks import Earlier
from indicators.comparatives import Comparatives
from indicators.figure_wording import changes, figure_words, own_result
from indicators.models import Figure, FigureState
from indicators.prose import voice_of

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
    """`CT1.1. Cấp xã …: 7/10 xã (70,0%), mục tiêu ít nhất 70%; …`"""
    indicator = figure.indicator
    words = figure_words(figure)
    said = "chưa có số liệu" if figure.state == FigureState.MISSING else words[:1].lower() + words[1:]
    aim = f"mục tiêu {voice_of(indicator).aim(indicator)}" if indicator.threshold is not None else ""
    result = own_result(figure, earlier.last_year)
    compared = changes(figure, None, earlier.last_year)
    clauses = [said, aim, result.sentence[:1].lower() + result.sentence[1:], *compared]
    return f"{indicator.code}. {indicator.title}: {'; '.join(one.rstrip('.') for one in clauses if one)}."
