"""A sample document by a template: what a kind of document looks like, before anything is reported."""

from agencies.models import Agency
from hauggiang_pcmd.lib.collation import roman
from plans.models import Plan, ReportingPeriod
from reports.document import OfficialDocument, Part
from reports.models.document_kinds import DocumentKind
from reports.official_form import lower_first, place_of, subject_of
from reports.templating.filling import filled
from reports.templating.names import name_of
from reports.templating.template import Template, TemplateName

HERE = "(Nội dung của mục này do báo cáo điền vào.)"
SEVERAL = ("Tên đơn vị thứ nhất được đôn đốc", "Tên đơn vị thứ hai được đôn đốc")
FILLING = (
    "Đoạn này chỉ để xem bố cục trang: nội dung thật lấy từ các báo cáo đã tiếp nhận và từ kết quả các chỉ tiêu của "
    "kỳ. Mẫu chỉ quyết định phần đầu, tên các mục và phần cuối của văn bản."
)
MAIN = ("situation", "achievements", "assessment", "next", "proposals")
"""Headings of the first level, where the form has two."""


def filled_sample(plan: Plan, name: TemplateName, template: Template) -> Template:
    """The template filled from the plan's latest opened period, else its last, for the first agency of its kind."""
    period = sample_period(plan)
    issuer = _issuer(plan, name)
    more = {"han_nop": "18/6/2025", "cac_don_vi": "các cơ quan, đơn vị"} if name.kind == DocumentKind.LETTER else {}
    place = place_of(plan, issuer) if name.kind == DocumentKind.OWN else plan.place
    return filled(template, period, issuer, place=place, **more)


def sample_document(plan: Plan, name: TemplateName, template: Template) -> OfficialDocument:
    """The form without findings."""
    form, about = filled_sample(plan, name, template), subject_of(sample_period(plan))
    letter = name.kind == DocumentKind.LETTER
    return OfficialDocument(
        title=f"Xem trước mẫu: {name.kind.label}",
        letterhead=form.letterhead(sample_period(plan).department_due.year),
        kind="" if letter else "BÁO CÁO",
        subject=f"đôn đốc báo cáo {lower_first(about)}" if letter else about,
        addressees=SEVERAL if letter else form.addressees,
        preamble=form.preamble,
        parts=(Part(1, "", "", paragraphs=(FILLING,)),) if letter else _parts(form),
        closing=form.closing,
        signature=form.awaiting(),
        recipients=form.copies,
        annexes=(),
        annex_reference="",
    )


def sample_period(plan: Plan) -> ReportingPeriod:
    """The latest that was opened, else the plan's last; every plan has periods."""
    periods = plan.periods.select_related("plan__consolidated_by")
    opened = periods.filter(opened_at__isnull=False).order_by("-data_to").first()
    return opened or periods.order_by("-data_to")[0]


def _issuer(plan: Plan, name: TemplateName) -> Agency:
    """The department, or the first agency of the kind whose own reports the template is for."""
    if name.kind != DocumentKind.OWN:
        return plan.consolidated_by
    for agency in plan.register.agencies.select_related("locality").order_by("group__number", "position"):
        if name_of(name.kind, agency.kind) == name:
            return agency
    return plan.consolidated_by


def _parts(form: Template) -> tuple[Part, ...]:
    """Every heading in its place; the last ones with enough words that the signature stands on a second page."""
    made: list[Part] = []
    for key, title in form.headings:
        if key in MAIN or not made:
            made.append(Part(1, roman(len(made) + 1), title))
        else:
            above = made[-1]
            below = Part(2, str(len(above.children) + 1), title, (HERE, FILLING))
            made[-1] = Part(1, above.number, above.title, children=(*above.children, below))
    return tuple(one if one.children else Part(1, one.number, one.title, (HERE, FILLING)) for one in made)
