"""For each route and each row that the table names: the arguments of its address, and what its form sends."""

import datetime
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from agencies.models import Agency, AgencyGroup, Locality, User
from agencies.today import today
from hauggiang_pcmd.lib.dates import format_date_table
from plans.models import Plan
from reports.models import DocumentKind, Holiday, Proposal, State, Submission
from reports.templating import TemplateName
from reports.templating.fields import texts_of
from reports.templating.preview import keep_file
from reports.templating.reading import standing_of
from reports.workbook.proposals import propose
from tests.evidence_files import docx, pdf
from tests.issuing import LATE
from tests.permissions.world import UNKNOWN, World, plan_file_of

REPORT = "tong-hop"
"""The address of the consolidated report's template."""
ONLY = "–"
"""The row of a page that is about none."""

Arguments = dict[str, Any]
RECORDS = {"user": User, "agency": Agency, "locality": Locality, "agencygroup": AgencyGroup}


def arguments(world: World, route: str, row: str) -> Arguments:
    """KeyError where a route is new: it needs a line here, as well as one in the table."""
    if route.startswith("admin:"):
        return _of_a_record(world, route, row)
    return ARGUMENTS[route](world, row)


def body(world: World, route: str, row: str) -> dict[str, Any]:
    """What a person's form would send; nothing where the row is not there to be filled."""
    made = BODIES.get(route)
    return made(world, row) if made else {}


def _none(world: World, row: str) -> Arguments:
    return {}


def _plan(world: World, row: str) -> Arguments:
    return {"code": world.plans[row]}


def _period(world: World, row: str) -> Arguments:
    return {"pk": world.periods[row]}


def _return(world: World, row: str) -> Arguments:
    return {"pk": world.returns[row]}


def _indicator(world: World, row: str) -> Arguments:
    """`open, unknown`: an indicator that the plan of that period does not have."""
    period, _, other = row.partition(", ")
    codes = {"": "A1" if "elsewhere" in period else "CT5.1", "unknown": "KHONG", "of elsewhere": "A1"}
    return {"pk": world.periods[period], "code": codes[other]}


def _file(world: World, row: str) -> Arguments:
    period, layout = row.rsplit(", ", 1)
    return {"pk": world.periods[period], "format": layout}


def _further(world: World, row: str) -> Arguments:
    period, kind, layout = row.split(", ")
    return {"pk": world.periods[period], "kind": kind, "format": layout}


def _kind(world: World, row: str) -> Arguments:
    period, kind = row.rsplit(", ", 1)
    return {"pk": world.periods[period], "kind": kind}


def _proposal(world: World, row: str) -> Arguments:
    return {"pk": world.proposals[row]}


def _proposal_file(world: World, row: str) -> Arguments:
    name, layout = row.rsplit(", ", 1)
    return {"pk": world.proposals[name], "format": layout}


def _document(world: World, row: str) -> Arguments:
    return {"pk": world.documents[row]}


def _document_file(world: World, row: str) -> Arguments:
    name, layout = row.rsplit(", ", 1)
    return {"pk": world.documents[name], "format": layout}


def _own_file(world: World, row: str) -> Arguments:
    name, layout = row.rsplit(", ", 1)
    return {"pk": world.returns[name], "format": layout}


def _inside(name: str, found: Callable[[World, str], list[Any]]) -> Callable[[World, str], Arguments]:
    """Something in a return: `own ready, of untouched` names a return and something that belongs to another."""

    def of(world: World, row: str) -> Arguments:
        outer, _, inner = row.partition(", of ")
        inside = found(world, inner or outer)
        return {"pk": world.returns[outer], name: inside[0].pk if inside else UNKNOWN}

    return of


def _of_a_record(world: World, route: str, row: str) -> Arguments:
    if row == ONLY:
        return {}
    if row == "table list":
        return {"app_label": "agencies"}
    model = RECORDS[route.split("_")[1]]
    chosen = {
        "unknown": lambda: UNKNOWN,
        "no number": lambda: "khong-phai-so",
        "operator": lambda: User.objects.operator().pk,
        "one": lambda: (world.people["own"] if model is User else model.objects.first()).pk,
    }
    return {"object_id": chosen[row]()}


def _holiday(world: World, row: str) -> Arguments:
    """A day of the plan's list: `here, of elsewhere` names a plan and a day on another's list."""
    outer, _, inner = row.partition(", of ")
    listed = Holiday.objects.filter(plan__code=world.plans[inner or outer]).first()
    return {"code": world.plans[outer], "pk": listed.pk if listed else UNKNOWN}


_figure = _inside("figure", World.figures)
_section = _inside("section", World.sections)
_thread = _inside("thread", World.threads)
_workbook = _inside("upload", World.workbooks)


def _letter(world: World, row: str) -> Arguments:
    return {"pk": world.letters[row]}


def _letter_file(world: World, row: str) -> Arguments:
    name, layout = row.rsplit(", ", 1)
    return {**_letter(world, name), "format": layout}


def _workbook_copy(world: World, row: str) -> Arguments:
    name, which = row.rsplit(", ", 1)
    return {**_workbook(world, name), "which": which}


def _heading(world: World, row: str) -> Arguments:
    period, _, key = row.partition(", ")
    return {"pk": world.periods[period], "key": {"": "leadership", "unknown": "khong-co"}[key]}


def _paragraph(world: World, row: str) -> Arguments:
    """The paragraph stands in the draft of the open period."""
    return {"pk": world.periods[row], "paragraph": world.paragraph}


def _template(world: World, row: str) -> Arguments:
    plan, _, kind = row.partition(", ")
    return {"code": world.plans[plan], "name": "hoa-don" if kind == "no such kind" else REPORT}


def _template_preview(world: World, row: str) -> Arguments:
    """A preview of the consolidated report's template that was made; `of another`: asked for under another template."""
    plan, _, kind = row.partition(", ")
    code, digest, file = world.plans[plan], "a" * 64, "trang-dau.png"
    if found := Plan.objects.filter(code=code).first():
        keep_file(found, TemplateName(DocumentKind.CONSOLIDATED), digest, file, b"PNG")
    asked = {"not made": "b" * 64}.get(kind, digest)
    return {"code": code, "name": "cong-van" if kind == "of another" else REPORT, "digest": asked, "file": file}


_evidence = _inside("evidence", World.evidence)
ARGUMENTS: dict[str, Callable[[World, str], Arguments]] = {
    **dict.fromkeys(("home", "periods", "plan-files"), _none),
    "plan-file": lambda world, row: {"pk": world.uploads[row]},
    **dict.fromkeys(("plan", "plan-history", "hotspots"), _plan),
    **dict.fromkeys(("period-open", "period-close", "period-reopen", "board"), _period),
    **dict.fromkeys(("results", "consolidated", "changes-after", "period-history"), _period),
    **dict.fromkeys(("return", "presence", "figures", "check", "receipt", "review", "accept", "return-back"), _return),
    "paste": _return,
    **dict.fromkeys(("figure-save", "figure-history"), _figure),
    **dict.fromkeys(("reminding", "letter"), _period),
    "letter-made": _letter,
    "letter-file": _letter_file,
    **dict.fromkeys(("begin", "ask", "reopen", "withdraw"), _return),
    "thread": _thread,
    **dict.fromkeys(("section", "section-history"), _section),
    **dict.fromkeys(("versions", "versions-compared"), _return),
    "version": lambda world, row: {**_return(world, row), "number": 1},
    **dict.fromkeys(("holidays", "holiday-add", "templates"), _plan),
    **dict.fromkeys(("template", "template-history"), _template),
    "template-preview": _template_preview,
    "holidays-fill": lambda world, row: {"code": world.plans[row], "year": 2031},
    "holiday": _holiday,
    "overdue": _period,
    **dict.fromkeys(("extend", "open-alone"), _return),
    **dict.fromkeys(("workbook", "workbook-file"), _return),
    "workbook-upload": _workbook,
    "workbook-copy": _workbook_copy,
    **dict.fromkeys(("evidence", "outside", "paper"), _return),
    **dict.fromkeys(("difficulties", "difficulty-new"), _none),
    "difficulty": lambda world, row: {"pk": world.difficulties[row]},
    **dict.fromkeys(("evidence-file", "evidence-remove"), _evidence),
    "results-indicator": _indicator,
    **dict.fromkeys(("desk", "draft-preview"), _period),
    "desk-heading": _heading,
    **dict.fromkeys(("draft-paragraph", "draft-paragraph-history"), _paragraph),
    "draft-source": lambda world, row: {**_paragraph(world, row), "source": world.source},
    "draft-preview-page": lambda world, row: {**_period(world, row), "digest": "0" * 64, "number": 1},
    "consolidated-file": _file,
    "further-file": _further,
    "propose": _kind,
    **dict.fromkeys(("proposal", "proposal-issue", "proposal-send-back"), _proposal),
    "proposal-file": _proposal_file,
    **dict.fromkeys(("documents", "check-paper"), _none),
    "check-code": lambda world, row: {"code": Proposal.objects.get(pk=world.proposals[row]).code},
    **dict.fromkeys(("issued", "replace", "signing", "signed-file-attach"), _document),
    "signed-file": lambda world, row: {**_document(world, row), "file": UNKNOWN},
    "issued-file": _document_file,
    "own-report": _own_file,
    **dict.fromkeys(("healthz", "account_login", "account_logout", "account_inactive", "mfa_authenticate"), _none),
    **dict.fromkeys(("account_change_password", "account_reauthenticate", "mfa_reauthenticate", "mfa_index"), _none),
    **dict.fromkeys(("mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"), _none),
    **dict.fromkeys(("mfa_generate_recovery_codes", "mfa_download_recovery_codes"), _none),
}


def _nil_figure(world: World, row: str) -> dict[str, Any]:
    """ "Không phát sinh" for the return's first figure."""
    figures = world.figures(row.partition(", of ")[0])
    name = f"f{figures[0].pk}" if figures else "f1"
    return {f"{name}-version": figures[0].version if figures else 0, f"{name}-nil": "1"}


def _text(world: World, row: str) -> dict[str, Any]:
    sections = world.sections(row.partition(", of ")[0])
    return {"text": "Nội dung mới.", "version": sections[0].version if sections else 0}


def _question(world: World, row: str) -> dict[str, Any]:
    """About the first figure of the return."""
    figures = world.figures(row)
    key = f"f{figures[0].pk}" if figures else "f1"
    return {"chon": key, f"ly-do-{key}": "Số này lấy từ đâu?"}


def _declarations(world: World, row: str) -> dict[str, Any]:
    return {"no_personal_data": "on", "nothing_classified": "on"}


def _places(world: World, row: str) -> dict[str, Any]:
    found = Locality.objects.filter(register__plan__code=world.plans[row], children=None)
    return {"dia_ban": [place.code for place in found[:3]]}


def _plan_file(world: World, row: str) -> dict[str, Any]:
    return {name: SimpleUploadedFile(*file) for name, file in plan_file_of().items()}


def _workbook_file(world: World, row: str) -> dict[str, Any]:
    return {"tep": SimpleUploadedFile("bao-cao.xlsx", world.workbook(row))}


def _workbook_seen(world: World, row: str) -> dict[str, Any]:
    """What the preview of the first workbook of the return carries."""
    found = world.workbooks(row.partition(", of ")[0])
    if not found:
        return {}
    submission, by = found[0].submission, found[0].uploaded_by
    return {"da-xem": propose(bytes(found[0].data), submission, by=by).digest}


def _owing(world: World, row: str) -> dict[str, Any]:
    found = Submission.objects.filter(period=world.periods[row], state=State.DRAFT)
    return {"bao_cao": [one.pk for one in found], "don_vi": [one.agency_id for one in found]}


def _paper(world: World, row: str) -> dict[str, Any]:
    today = format_date_table(timezone.localdate())
    names = {"signer_name": "Nguyễn Văn Tín", "signer_position": "Giám đốc", "number": "12/BC-SYT"}
    return {**names, "dated": today, "received_on": today, "scan": SimpleUploadedFile("quet.pdf", pdf())}


def _evidence_file(world: World, row: str) -> dict[str, Any]:
    return {"place": "", "file": SimpleUploadedFile("quyet-dinh.docx", docx(word__new_dot_xml="<x/>"))}


def _longer(world: World, row: str) -> dict[str, Any]:
    return {"until": format_date_table(today() + datetime.timedelta(days=9)), "reason": "Bổ sung số liệu."}


def _draft_text(world: World, row: str) -> dict[str, Any]:
    return {f"p{world.paragraph}-text": "Lời mới.", f"p{world.paragraph}-stand": "1|{}"}


def _signing(world: World, row: str) -> dict[str, Any]:
    return {"number": "05", "dated": format_date_table(today()), "signer": "Nguyễn Văn Tín", "position": "Giám đốc"}


def _template_texts(world: World, row: str) -> dict[str, Any]:
    """The boxes as they stand, but for who keeps a copy."""
    plan = Plan.objects.filter(code=world.plans[row.partition(", ")[0]]).first()
    if plan is None:
        return {}
    name = TemplateName(DocumentKind.CONSOLIDATED)
    return {**texts_of(name, standing_of(plan, name).template), "archive": "VT, X", "version": "0", "reason": "Thử"}


BODIES: dict[str, Callable[[World, str], dict[str, Any]]] = {
    **dict.fromkeys(("reminding", "letter"), _owing),
    "template": _template_texts,
    "template-history": lambda world, row: {"dung-lai": "0", "version": "0"},
    "presence": lambda world, row: {"cho": "so-lieu"},
    "figures": _nil_figure,
    "paste": lambda world, row: {"dan": "7"},
    "figure-save": _nil_figure,
    "section": _text,
    "evidence": _evidence_file,
    "outside": lambda world, row: {"number": "12/BC-STP", "dated": "01/03/2024", "everything": "on"},
    "paper": _paper,
    "difficulty-new": lambda world, row: {"text": "Thiếu kinh phí.", "about": ""},
    "difficulty": lambda world, row: {"text": "Đã ghi nhận.", "state": "answered"},
    "check": _declarations,
    "return-back": lambda world, row: {"reason": "Số liệu chưa khớp.", "whole": "on"},
    "reopen": lambda world, row: {"reason": "Số liệu chưa khớp.", "whole": "on"},
    "ask": _question,
    "thread": lambda world, row: {"text": "Số lấy từ sổ theo dõi."},
    "propose": lambda world, row: {"missing_reason": LATE},
    "replace": lambda world, row: {"missing_reason": LATE, "reason": "Số liệu đã sửa."},
    "proposal-send-back": lambda world, row: {"reason": "Chưa đúng thể thức."},
    "desk-heading": lambda world, row: {"viec": "them", "doan-moi": "Đã họp giao ban."},
    "draft-paragraph": _draft_text,
    "signing": _signing,
    "signed-file-attach": lambda world, row: {"file": SimpleUploadedFile("ban-ky.pdf", pdf())},
    "check-code": lambda world, row: {"tep": SimpleUploadedFile("ban-in.pdf", b"%PDF-1.7")},
    "hotspots": _places,
    "plan-files": _plan_file,
    "holiday-add": lambda world, row: {"day": "05/06/2031", "name": "Nghỉ bão", "kind": "off"},
    "holiday": lambda world, row: {"remove": "1"},
    **dict.fromkeys(("extend", "open-alone"), _longer),
    "workbook": _workbook_file,
    "workbook-upload": _workbook_seen,
}
