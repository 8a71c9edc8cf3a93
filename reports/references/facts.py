"""What can be referred to in the text of a period's report: each key with what it prints now."""

from collections.abc import Iterable

from indicators.results import Result
from indicators.wording import worded
from plans.models import ReportingPeriod
from reports.references.marking import Facts

GONE = "chưa có số liệu"


def facts_of(period: ReportingPeriod, results: Iterable[Result]) -> Facts:
    """The period's facts as readers outside the department may see them; no query."""
    found: dict[str, str] = {}
    for result in results:
        words = worded(result, of_department=False)
        code = result.indicator.code
        found[f"{code}.so"] = words.amount
        found[f"{code}.ty-le"] = words.value or GONE
        found[f"{code}.so-sanh"] = words.comparison or f"chưa có số liệu cùng kỳ năm {period.year - 1} để so sánh"
        if result.verdict is not None:
            found[f"{code}.danh-gia"] = words.verdict_label.lower()
            found[f"{code}.muc-tieu"] = words.threshold
    return found
