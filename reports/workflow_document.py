"""docs/workflow.md, written from `workflow.STEPS`: what people read is what the portal does."""

from collections.abc import Sequence

from agencies.models import Role
from reports.models import State, Submission
from reports.workflow import STEPS, Action, Condition, Step, not_their_own, period_is_open

HEADING = """# Các bước của một báo cáo

Trang này được viết tự động từ bảng bước trong mã nguồn (`reports/workflow.py`); không sửa bằng tay. Viết lại bằng
`script/manage workflow_document >docs/workflow.md`.
"""

BELOW = """Đầu mối chỉ làm với báo cáo của đơn vị mình, chuyên viên và lãnh đạo với mọi báo cáo gửi về đơn vị tổng hợp.
Dòng lệnh nạp số liệu hàng loạt (`load_figures`): được để trống ô còn thiếu, không được để lỗi, và tự tiếp nhận phần
vừa nạp.

Mỗi bước được ghi lại cùng người thực hiện, thời điểm và lý do; không bước nào sửa hay xóa được. Khi hai người cùng bấm
một lúc, một người thực hiện được bước, người kia được báo là báo cáo vừa được xử lý. Số liệu khóa lại khi gửi, mở ra
khi bị trả lại; đúng hạn hay nộp muộn tính theo ngày gửi lần đầu.
"""

CONDITIONS: dict[Condition, str] = {
    period_is_open: "kỳ chưa khóa",
    not_their_own: "người tiếp nhận không phải là người đã gửi",
}
NEEDS_REASON = "phải ghi lý do"
CHECKS_READINESS = "không còn thiếu, không còn lỗi, cảnh báo đã có lý do"


def workflow_document() -> str:
    """The whole page in Markdown."""
    return f"{HEADING}\n{_diagram()}\n## Ai làm bước nào\n\n{_steps()}\n{BELOW}\n## Các tình trạng\n\n{_states()}"


def _diagram() -> str:
    names = [f'    state "{state.label}" as {state.value}' for state in State]
    arrows = [
        f"    {source} --> {step.target.value}: {step.label}"
        for step in STEPS.values()
        for source in _in_order(step.sources)
    ]
    lines = ["```mermaid", "stateDiagram-v2", *names, f"    [*] --> {State.DRAFT.value}: Mở kỳ", *arrows, "```", ""]
    return "\n".join(lines)


def _steps() -> str:
    rows = [(step.label, _from(step), f"{step.target.label}", _who(step), _when(step)) for step in STEPS.values()]
    return _table(("Bước", "Từ", "Sang", "Ai", "Điều kiện"), rows)


def _states() -> str:
    rows = [
        (
            str(state.label),
            "có" if Submission(state=state).open_for_entry else "không",
            "có" if state == STEPS[Action.ACCEPT].target else "không",
            ", ".join(step.label for step in STEPS.values() if state in step.sources) or "–",
        )
        for state in State
    ]
    return _table(("Tình trạng", "Nhập, sửa được", "Tính vào kết quả", "Bước tiếp theo"), rows)


def _from(step: Step) -> str:
    return ", ".join(str(State(source).label) for source in _in_order(step.sources))


def _in_order(sources: frozenset[State]) -> list[str]:
    return [state.value for state in State if state in sources]


def _who(step: Step) -> str:
    return "; ".join(str(role.label) for role in Role if role in step.roles)


def _when(step: Step) -> str:
    """A condition without words here fails: then this page would leave it out."""
    words = [CONDITIONS[condition] for condition in step.conditions]
    words += [CHECKS_READINESS] if step.checks_readiness else []
    words += [NEEDS_REASON] if step.needs_reason else []
    return "; ".join(words)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
