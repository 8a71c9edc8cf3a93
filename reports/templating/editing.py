"""Writing a new version of a template: only added, never over what somebody else wrote meanwhile."""

from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction

from agencies.models import Role, User
from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import Plan
from reports.models import DocumentTemplate
from reports.templating.reading import Standing, read_revision, revisions, standing_of
from reports.templating.rules import Unfit, problems_of
from reports.templating.rules_of_room import room_problems
from reports.templating.sample import filled_sample
from reports.templating.start import start_of
from reports.templating.template import Template, TemplateName

LONGEST_REASON = 500


@dataclass(frozen=True)
class Draft:
    """What a person would have the template say: `seen` is the version that they began with."""

    template: Template
    seen: int
    reason: str


class TemplateChanged(Refused):
    """Somebody else wrote the template after the person had opened it."""

    def __init__(self, standing: Standing) -> None:
        super().__init__("Mẫu này vừa có người khác sửa; nội dung anh/chị gõ chưa được lưu và vẫn còn trên trang.")
        self.standing = standing


def unfit(plan: Plan, name: TemplateName, template: Template) -> dict[str, list[str]]:
    """What is against the rules of form, by the key of the box."""
    return problems_of(name, template) or room_problems(filled_sample(plan, name, template))


def revise(plan: Plan, name: TemplateName, draft: Draft, *, by: User) -> DocumentTemplate | None:
    """Write the next version; None where it says nothing new.

    TemplateChanged where what was seen is not the newest any more; Unfit where the form does not allow it, or there is
    no reason; Refused for anyone but a leader of the department that consolidates the plan.
    """
    if by.role != Role.LEADER or not Plan.objects.overseen_by(by).filter(pk=plan.pk).exists():
        raise Refused("Chỉ lãnh đạo đơn vị tổng hợp sửa mẫu văn bản.")
    if problems := unfit(plan, name, draft.template):
        raise Unfit(problems)
    reason = " ".join(nfc(draft.reason).split())
    if not reason or len(reason) > LONGEST_REASON:
        raise Unfit({"reason": [f"Lý do sửa: ghi ngắn gọn, không quá {LONGEST_REASON} ký tự."]})
    standing = standing_of(plan, name)
    if draft.template == standing.template:
        return None
    if standing.version != draft.seen:
        raise TemplateChanged(standing)
    try:
        return _add(plan, name, replace(draft, reason=reason), by=by)
    except IntegrityError as error:
        raise TemplateChanged(standing_of(plan, name)) from error


@transaction.atomic
def _add(plan: Plan, name: TemplateName, draft: Draft, *, by: User) -> DocumentTemplate:
    return DocumentTemplate.objects.create(
        plan=plan,
        kind=name.kind,
        agency_kind=name.agency_kind,
        version=draft.seen + 1,
        content=draft.template.canonical_json(),
        reason=draft.reason,
        by=by,
    )


def reuse(plan: Plan, name: TemplateName, version: int, *, seen: int, by: User) -> DocumentTemplate | None:
    """An earlier version (0: the start) as the next one. Refused as in `revise`, and where there is no such version."""
    if version == 0:
        template = start_of(plan.subject, name)
    else:
        revision = revisions(plan, name).filter(version=version).first()
        if revision is None:
            raise Refused(f"Mẫu này không có phiên bản {version}.")
        template = read_revision(plan, name, revision)
    what = f"Dùng lại phiên bản {version}" if version else "Dùng lại bản đầu"
    return revise(plan, name, Draft(template, seen, f"{what}."), by=by)
