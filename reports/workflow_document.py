"""docs/workflow.md, written from `workflow.STEPS`: what people read is what the portal does."""

from collections.abc import Sequence

from agencies.models import Role
from reports.conditions import (
    Condition,
    nobody_reviews,
    not_their_own,
    nothing_is_open,
    paper_is_here,
    period_is_open,
    sent_by_them,
)
from reports.models import State, Submission
from reports.workflow import STEPS, Action, Step

HEADING = """# Các bước của một báo cáo

Trang này được viết tự động từ bảng bước trong mã nguồn (`reports/workflow.py`); không sửa bằng tay. Viết lại bằng
`script/manage workflow_document >docs/workflow.md`.
"""

BELOW = """Đầu mối chỉ làm với báo cáo của đơn vị mình, chuyên viên và lãnh đạo với mọi báo cáo gửi về đơn vị tổng hợp.
Dòng lệnh nạp số liệu hàng loạt (`load_figures`): được để trống ô còn thiếu, không được để lỗi, và tự tiếp nhận phần
vừa nạp.

Mỗi bước được ghi lại cùng người thực hiện, thời điểm, lý do và phiên bản của báo cáo; không bước nào sửa hay xóa được.
Khi hai người cùng bấm một lúc, một người thực hiện được bước, người kia được báo là báo cáo vừa được xử lý.

- **Gửi** khóa mọi số liệu và phần lời.
- **Rút lại** đưa báo cáo về chỗ trước khi gửi: lần gửi đầu về “Đang nhập” và coi như chưa gửi (ngày gửi lần đầu không
  giữ lại), lần gửi sau về “Trả lại” với đúng những phần đã mở; ngày gửi lần đầu vẫn giữ.
- **Bắt đầu xem xét** được ghi khi có người bấm, hoặc cùng với ý kiến đầu tiên, việc trả lại, tiếp nhận. Từ đó đơn vị
  không rút lại được nữa.
- **Trả lại** chỉ mở những số liệu, phần lời được chọn, mỗi phần có lý do và một trao đổi; các phần khác vẫn khóa. Phải
  chọn rõ mới trả lại toàn bộ, khi đó mọi phần được mở. Phần bị trả lại phải được sửa hoặc trả lời thì mới gửi lại được.
- **Tiếp nhận** cần mọi trao đổi đã xong. Người đã gửi, hoặc đã nhập một số liệu, một phần lời bất kỳ, không tự tiếp
  nhận.
- **Mở lại** báo cáo đã tiếp nhận làm thành phiên bản mới (2, 3, …); số liệu thôi được tính cho đến khi tiếp nhận lần
  nữa.

Đúng hạn hay nộp muộn tính theo ngày gửi lần đầu.
"""

CONDITIONS: dict[Condition, str] = {
    period_is_open: "kỳ chưa khóa",
    not_their_own: "người tiếp nhận không phải là người đã gửi, đã nhập hay viết phần nào của báo cáo",
    nothing_is_open: "mọi trao đổi đã xong",
    paper_is_here: "chuyên viên chỉ gửi thay khi đã ghi nhận báo cáo giấy của đơn vị",
    nobody_reviews: "chưa ai bắt đầu xem xét",
    sent_by_them: "chuyên viên chỉ rút lại báo cáo do chính mình gửi hộ",
}
SENDS_BACK = "chọn phần trả lại, mỗi phần một lý do, hoặc toàn bộ với một lý do"
NEEDS_REASON = "phải ghi lý do"
CHECKS_READINESS = "không còn thiếu, không còn lỗi, cảnh báo đã có lý do"


def workflow_document() -> str:
    """The whole page in Markdown."""
    return f"{HEADING}\n{_diagram()}\n## Ai làm bước nào\n\n{_steps()}\n{BELOW}\n## Các tình trạng\n\n{_states()}"


def _diagram() -> str:
    names = [f'    state "{state.label}" as {state.value}' for state in State]
    arrows = [
        f"    {source} --> {target.value}: {step.label}"
        for step in STEPS.values()
        for source in _in_order(step.sources)
        for target in step.targets
    ]
    lines = ["```mermaid", "stateDiagram-v2", *names, f"    [*] --> {State.DRAFT.value}: Mở kỳ", *arrows, "```", ""]
    return "\n".join(lines)


def _steps() -> str:
    rows = [(step.label, _from(step), _to(step), _who(step), _when(step)) for step in STEPS.values()]
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


def _to(step: Step) -> str:
    return " hoặc ".join(str(target.label) for target in step.targets)


def _in_order(sources: frozenset[State]) -> list[str]:
    return [state.value for state in State if state in sources]


def _who(step: Step) -> str:
    return "; ".join(str(role.label) for role in Role if role in step.roles)


def _when(step: Step) -> str:
    """A condition without words here fails: then this page would leave it out."""
    words = [CONDITIONS[condition] for condition in step.conditions]
    words += [CHECKS_READINESS] if step.checks_readiness else []
    words += [SENDS_BACK] if step.sends_back else []
    words += [NEEDS_REASON] if step.needs_reason else []
    return "; ".join(words)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
