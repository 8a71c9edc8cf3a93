"""Raising a difficulty, answering it, closing it; nothing that was said is ever changed."""

from django.db import transaction

from agencies.access import is_department, is_focal_point
from agencies.models import Agency, User
from agencies.today import today
from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.personal_data import looks_personal
from hauggiang_pcmd.lib.refusal import Refused
from indicators.models import Indicator
from plans.models import Assignment, Plan
from reports.difficulties.flowing import flow_into_open_report
from reports.models import Difficulty, DifficultyRemark, DifficultyState

LONGEST = 4000
PERSONAL = (
    "Nội dung có dãy số giống số căn cước hoặc số điện thoại. Cổng không nhận thông tin cá nhân; hãy xóa dãy số đó."
)
Subject = Indicator | Assignment | None


@transaction.atomic
def raise_difficulty(plan: Plan, agency: Agency, text: str, *, about: Subject = None, by: User) -> Difficulty:
    """A new difficulty in the agency's words; goes into the agency's open report at once, if there is one.

    Refused for anyone but the agency's focal point, without words, or with personal data.
    """
    if not (is_focal_point(by) and Agency.objects.acted_for_by(by).filter(pk=agency.pk).exists()):
        raise Refused("Chỉ đầu mối của đơn vị nêu vướng mắc của đơn vị mình.")
    difficulty = Difficulty.objects.create(
        plan=plan,
        agency=agency,
        text=clean_words(text),
        indicator=about if isinstance(about, Indicator) else None,
        assignment=about if isinstance(about, Assignment) else None,
        raised_by=by,
        day=today(),
    )
    flow_into_open_report(difficulty, by=by)
    return difficulty


@transaction.atomic
def remark(difficulty: Difficulty, text: str, *, state: str = "", by: User) -> DifficultyRemark:
    """Add an answer, a further word or a change of state, whoever it concerns.

    The department may set any state but `new`. An agency's word on what was answered or solved opens it again, unless
    the agency itself says that it is solved. Refused for others, and where nothing is said.
    """
    if not Difficulty.objects.visible_to(by).filter(pk=difficulty.pk).exists():
        raise Refused("Vướng mắc này không thuộc phạm vi của anh/chị.")
    fresh = Difficulty.objects.select_for_update(of=("self",)).get(pk=difficulty.pk)
    after = _state_after(fresh, state, by)
    words = "" if after == DifficultyState.SOLVED and not text.strip() else clean_words(text, needed=state == "")
    if after == DifficultyState.ANSWERED and not words:
        raise Refused("Ghi nội dung trả lời.")
    if not words and after == fresh.state:
        raise Refused("Chưa có nội dung, tình trạng cũng không đổi.")
    Difficulty.objects.filter(pk=fresh.pk).update(state=after)
    return DifficultyRemark.objects.create(difficulty=fresh, text=words, state=after, by=by, day=today())


def _state_after(difficulty: Difficulty, wanted: str, by: User) -> str:
    if is_department(by):
        if wanted and wanted not in (DifficultyState.AT_WORK, DifficultyState.ANSWERED, DifficultyState.SOLVED):
            raise Refused("Chọn tình trạng: đang xử lý, đã trả lời hoặc đã giải quyết.")
        return wanted or difficulty.state
    if wanted == DifficultyState.SOLVED:
        return wanted
    if wanted:
        raise Refused("Đơn vị chỉ ghi thêm ý kiến hoặc xác nhận đã giải quyết.")
    reopened = difficulty.state in (DifficultyState.ANSWERED, DifficultyState.SOLVED)
    return DifficultyState.AT_WORK if reopened else difficulty.state


def clean_words(text: str, *, needed: bool = True) -> str:
    cleaned = nfc(text).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if needed and not cleaned:
        raise Refused("Ghi nội dung.")
    if len(cleaned) > LONGEST:
        raise Refused(f"Nội dung dài {len(cleaned)} ký tự, nhiều nhất {LONGEST} ký tự.")
    if looks_personal(cleaned):
        raise Refused(PERSONAL)
    return cleaned
