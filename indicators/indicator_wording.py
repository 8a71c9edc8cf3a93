"""What an indicator asks for and how it is computed, in Vietnamese words. Pure."""

from fractions import Fraction

from hauggiang_pcmd.lib.numbers import format_number
from indicators.entry import measure_for
from indicators.measures import Count, DistrictShare, Frequency, Growth, HotspotShare, Measure, PlaceShare, Ratio
from indicators.models import Indicator

SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "="}
PER = {"quarter": "quý", "month": "tháng"}

RULES: dict[type[Measure], str] = {
    Ratio: (
        "Cộng tử số và mẫu số của các đơn vị đã được tiếp nhận báo cáo rồi mới tính tỷ lệ; "
        "không lấy trung bình tỷ lệ của các đơn vị."
    ),
    PlaceShare: (
        "Đếm các đơn vị cấp xã khác nhau đã đạt, trên tổng số đơn vị cấp xã có hiệu lực tại thời điểm chốt số liệu "
        "thuộc địa bàn của mọi đơn vị phải báo cáo, kể cả đơn vị chưa báo cáo."
    ),
    HotspotShare: (
        "Đếm các địa bàn trọng điểm có ít nhất một mô hình, trên tổng số địa bàn trong danh mục của đơn vị tổng hợp."
    ),
    DistrictShare: (
        "Đếm các đơn vị trả lời có (đủ mọi nội dung, hoặc nội dung không áp dụng kèm lý do), "
        "trên tổng số đơn vị phải báo cáo, kể cả đơn vị chưa báo cáo."
    ),
    Frequency: (
        "Mỗi đơn vị trong mỗi {per} đã kết thúc được tính là một lượt; đạt khi mọi lượt đều có đủ số tin, bài. "
        "Mẫu số gồm cả các đơn vị chưa báo cáo."
    ),
    Count: "Cộng số của các đơn vị đã được tiếp nhận báo cáo.",
    Growth: (
        "Cộng số kỳ này của các đơn vị đã được tiếp nhận báo cáo, trừ đi tổng của cùng kỳ năm trước, "
        "rồi chia cho tổng của cùng kỳ năm trước."
    ),
}

BASES = {
    "year": "Tính trong năm; kết luận ở kỳ báo cáo năm.",
    "quarter": "Tính theo từng quý đã kết thúc; kết luận ở mọi kỳ.",
    "month": "Tính theo từng tháng đã kết thúc; kết luận ở mọi kỳ.",
    "since_start": "Lũy kế từ đầu giai đoạn; kết luận ở kỳ năm cuối của kế hoạch.",
    "by_end": "Phải đạt vào năm cuối của kế hoạch; kết luận ở kỳ năm cuối.",
    "by_date": "Tính tại thời điểm chốt số liệu.",
}


def threshold_words(indicator: Indicator) -> str:
    """`≥ 70%`, `≥ 1 lần/quý`, `≤ 120 buổi`, `tăng ≥ 5,5%`, `≥ 100% (phấn đấu)`; empty for a statistic."""
    if indicator.threshold is None:
        return ""
    words = _aim(indicator, Fraction(indicator.threshold))
    return f"{words} (phấn đấu)" if indicator.aspirational else words


def _aim(indicator: Indicator, value: Fraction) -> str:
    sign = SIGNS[indicator.comparison]
    if indicator.threshold_unit == "times":
        return f"{sign} {format_number(value)} lần/{PER.get(indicator.every, 'kỳ')}"
    if indicator.threshold_unit != "percent":
        return f"{sign} {format_number(value)} {indicator.threshold_unit}"
    if isinstance(measure_for(indicator), Growth):
        return _rise(indicator.comparison, value)
    return f"{sign} {format_number(value)}%"


def _rise(comparison: str, value: Fraction) -> str:
    """A fall of at least a tenth is set as `<= -10`, and read as "giảm ≥ 10%"."""
    turned = {"<=": ">=", "<": ">"}
    if value < 0 and comparison in turned:
        return f"giảm {SIGNS[turned[comparison]]} {format_number(-value)}%"
    return f"tăng {SIGNS[comparison]} {format_number(value)}%"


def counted_unit(indicator: Indicator) -> str:
    """What a numerator counts: the unit of account; for a frequency, an agency in one quarter or month."""
    per = PER.get(indicator.every)
    return f"lượt đơn vị – {per}" if per else indicator.unit


def rule_words(indicator: Indicator) -> str:
    """How the figures of the agencies add up to the result."""
    return RULES[type(measure_for(indicator))].format(per=PER.get(indicator.every, "kỳ"))


def basis_words(indicator: Indicator) -> str:
    """Over what time the indicator is measured, and when it is judged."""
    return BASES.get(indicator.basis, "") if indicator.threshold is not None else ""
