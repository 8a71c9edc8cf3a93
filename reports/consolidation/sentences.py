"""What the figures say, as sentences of an official report: marked text, which follows the figures."""

from indicators.results import Result
from plans.models import ReportingPeriod
from reports.consolidation.headings import Sentence
from reports.outside.reading import NONE_OUTSIDE, OutsideFigures
from reports.references.facts import item_of, sentence_of, told_of
from reports.standings import AgencyStanding

NO_INDICATORS = "Kỳ báo cáo không có chỉ tiêu nào phải đánh giá."

RECEIVED = (
    "Có {bao-cao.da-gui} đơn vị đã gửi báo cáo, trong đó {bao-cao.dung-han}, {bao-cao.nop-muon}; "
    "{bao-cao.tiep-nhan} báo cáo đã được tiếp nhận và tổng hợp trong báo cáo này."
)


def result_sentences(
    period: ReportingPeriod, results: list[Result], outside: OutsideFigures = NONE_OUTSIDE
) -> tuple[Sentence, ...]:
    """A summary by verdict, a sentence an indicator, then what was counted in the period without an aim."""
    judged = [result for result in results if result.verdict is not None]
    said = [Sentence(one.indicator.code, sentence_of(told_of(period, one, outside))) for one in judged]
    summary = Sentence("", _summary(period, judged) if judged else NO_INDICATORS)
    return (summary, *said, *_flows(period, results, outside))


def _summary(period: ReportingPeriod, judged: list[Result]) -> str:
    alone = not any(result.last_year for result in judged)
    return (
        f"Tính đến ngày chốt số liệu, trong {{chi-tieu.tong}} chỉ tiêu của {period.plan.kind} có {{chi-tieu.danh-gia}} "
        "(chi tiết tại các Phụ lục kèm theo). "
        + (f"Chưa có số liệu cùng kỳ năm {period.year - 1} để so sánh. " if alone else "")
        + "Cụ thể:"
    )


def _flows(period: ReportingPeriod, results: list[Result], outside: OutsideFigures) -> tuple[Sentence, ...]:
    """The statistics of what happened in the period, in one sentence; nothing where none was reported."""
    said = _items(period, [one for one in results if one.indicator.basis != "by_date"], outside)
    return (Sentence("", f"Trong kỳ có {said}."),) if said else ()


def stock_sentences(
    period: ReportingPeriod, results: list[Result], outside: OutsideFigures = NONE_OUTSIDE
) -> tuple[Sentence, ...]:
    """The statistics as they stand at the cut-off, in one sentence; nothing where none was reported."""
    said = _items(period, [one for one in results if one.indicator.basis == "by_date"], outside)
    return (Sentence("", f"Tại thời điểm chốt số liệu, trên địa bàn có {said}."),) if said else ()


def _items(period: ReportingPeriod, results: list[Result], outside: OutsideFigures) -> str:
    told = [one for one in results if one.indicator.is_statistic and one.reported]
    return "; ".join(item_of(told_of(period, one, outside)) for one in told)


def reporting_sentences(period: ReportingPeriod, states: list[AgencyStanding]) -> tuple[Sentence, ...]:
    """How many returns were accepted, how many came on time or late, and who is missing, by name."""
    said = [RECEIVED]
    if any(one.outside for one in states):
        said.append("Đơn vị gửi riêng (báo cáo mật) một phần hoặc toàn bộ báo cáo: {bao-cao.don-vi-gui-rieng}.")
    if not all(one.accepted for one in states):
        said.append("Đơn vị chưa có báo cáo được tiếp nhận: {bao-cao.don-vi-chua-tiep-nhan}.")
    return tuple(Sentence("", one) for one in said)
