"""Which tables the database keeps a history of, which it never lets change, and which it leaves alone, and why.

Every table of the portal stands in exactly one of the three; a test walks the models. What is changed here is in force
with the next `migrate`.
"""

from reports.watching.declaration import Author, Guard, Watched, changed

FIGURE_VALUES = ("state", "numerator", "denominator", "note", "explanation")
FIGURE_LOCKED = "Số liệu này đã khóa. Muốn sửa, đơn vị tổng hợp trả lại hoặc mở lại báo cáo trước."
SECTION_LOCKED = "Phần lời này đã khóa. Muốn sửa, đơn vị tổng hợp trả lại hoặc mở lại báo cáo trước."
FIGURE_OUTSIDE = "Số liệu này đã đánh dấu gửi riêng (báo cáo mật), không nhập trên cổng. Muốn nhập, bỏ dấu đó trước."
SECTION_OUTSIDE = "Phần lời này đã đánh dấu gửi riêng (báo cáo mật), không viết trên cổng. Muốn viết, bỏ dấu đó trước."
NEXT_VERSION = "Mỗi lần sửa phải mang số lần ghi kế tiếp; hãy sửa trên cổng."
BLANK_STAYS_BLANK = (
    "(OLD.version = 0 AND NEW.version = 0 AND OLD.state = 'missing' AND NEW.state = 'missing' "
    f"AND NOT {changed('numerator', 'note', 'explanation')})"
)
NOT_NEXT = "NEW.version <> OLD.version + 1"
ONE_STEP = "NEW.version NOT IN (OLD.version, OLD.version + 1)"


def _outside(column: str) -> str:
    """SQL: the part is marked as sent outside the portal."""
    return f"EXISTS (SELECT 1 FROM reports_sentoutside WHERE {column} = NEW.id AND withdrawn_at IS NULL)"


PART_VALUES = ("value", "applies", "reason", "locality_id", "subperiod", "item", "figure_id")

_FIGURE = Watched(
    "indicators_figure",
    (*FIGURE_VALUES, "version"),
    version="{row}.version",
    authors=(Author("entered_by_id", "entered_at"),),
    blank="{row}.version = 0 AND {row}.state = 'missing' AND {row}.note = '' AND {row}.explanation = ''",
    guards=(
        Guard(
            "locked",
            ("UPDATE",),
            f"OLD.locked_at IS NOT NULL AND {changed(*FIGURE_VALUES, 'version')}",
            FIGURE_LOCKED,
        ),
        Guard("deleted", ("DELETE",), "OLD.locked_at IS NOT NULL", FIGURE_LOCKED),
        Guard("outside", ("UPDATE",), f"NEW.state <> 'missing' AND {_outside('figure_id')}", FIGURE_OUTSIDE),
        Guard(
            "version",
            ("UPDATE",),
            f"({changed(*FIGURE_VALUES)} AND {NOT_NEXT} AND NOT {BLANK_STAYS_BLANK}) OR {ONE_STEP}",
            NEXT_VERSION,
        ),
        Guard(
            "moved",
            ("UPDATE",),
            changed("id", "period_id", "agency_id", "indicator_id"),
            "Một số liệu không chuyển sang đơn vị, kỳ hay chỉ tiêu khác được.",
        ),
    ),
)


def _figure_of(row: str) -> str:
    return f"(SELECT {{column}} FROM indicators_figure WHERE id = {row}.figure_id)"


_PART = Watched(
    "indicators_figurepart",
    ("value", "applies", "reason"),
    owner="figure_id",
    version="(SELECT version FROM indicators_figure WHERE id = {row}.figure_id)",
    blank="{row}.value IS NULL AND {row}.reason = ''",
    guards=(
        Guard(
            "locked",
            ("UPDATE",),
            f"{changed(*PART_VALUES)} AND {_figure_of('OLD').format(column='locked_at')} IS NOT NULL",
            FIGURE_LOCKED,
        ),
        Guard("added", ("INSERT",), f"{_figure_of('NEW').format(column='locked_at')} IS NOT NULL", FIGURE_LOCKED),
        Guard("deleted", ("DELETE",), f"{_figure_of('OLD').format(column='locked_at')} IS NOT NULL", FIGURE_LOCKED),
    ),
)

_NARRATIVE = Watched(
    "reports_narrative",
    ("text", "version"),
    owner="submission_id",
    version="{row}.version",
    authors=(Author("written_by_id", "written_at"),),
    blank="{row}.version = 0 AND {row}.text = ''",
    guards=(
        Guard("locked", ("UPDATE",), f"OLD.locked_at IS NOT NULL AND {changed('text', 'version')}", SECTION_LOCKED),
        Guard("deleted", ("DELETE",), "OLD.locked_at IS NOT NULL", SECTION_LOCKED),
        Guard("outside", ("UPDATE",), f"NEW.text <> '' AND {_outside('narrative_id')}", SECTION_OUTSIDE),
        Guard("version", ("UPDATE",), f"({changed('text')} AND {NOT_NEXT}) OR {ONE_STEP}", NEXT_VERSION),
        Guard(
            "moved",
            ("UPDATE",),
            changed("id", "submission_id", "key"),
            "Một phần lời không chuyển sang báo cáo hay mục khác được.",
        ),
    ),
)

_DRAFT_PARAGRAPH = Watched(
    "reports_draftparagraph",
    ("text", "version", "heading", "follows", "removed_at"),
    owner="draft_id",
    version="{row}.version",
    authors=(Author("written_by_id", "written_at"),),
    guards=(
        Guard(
            "version",
            ("UPDATE",),
            f"({changed('text', 'heading', 'follows', 'removed_at')} AND {NOT_NEXT}) OR {ONE_STEP}",
            NEXT_VERSION,
        ),
        Guard("moved", ("UPDATE",), changed("id", "draft_id"), "Một đoạn không chuyển sang dự thảo khác được."),
        Guard("deleted", ("DELETE",), "1 = 1", "Đoạn dự thảo chỉ bỏ ra, không xóa được."),
    ),
)

WATCHED = (
    _FIGURE,
    _PART,
    _NARRATIVE,
    _DRAFT_PARAGRAPH,
    Watched("reports_draft", ("period_id", "kind", "reopened_for_id"), owner="period_id"),
    Watched("reports_draftsource", ("narrative_id", "version", "key"), owner="paragraph_id"),
    Watched(
        "reports_submission",
        ("state", "version", "extended_to", "open_until"),
        owner="period_id",
        version="{row}.version",
        authors=(Author("accepted_by_id", "accepted_at"), Author("submitted_by_id", "submitted_at")),
        blank="{row}.state = 'draft'",
    ),
    Watched(
        "plans_reportingperiod",
        ("year", "code", "name", "annual", "data_from", "data_to", "agencies_due", "department_due", "opened_at")
        + ("closed_at",),
        owner="plan_id",
        authors=(Author("opened_by_id", "opened_at"), Author("closed_by_id", "closed_at")),
    ),
    Watched("reports_holiday", ("day", "name", "kind"), owner="plan_id"),
    Watched(
        "reports_extension", ("until", "instead_of", "reason"), owner="submission_id", authors=(Author("by_id", "at"),)
    ),
    Watched("reports_lockexception", ("until", "reason"), owner="submission_id", authors=(Author("by_id", "at"),)),
    Watched(
        "reports_evidence",
        ("figure_id", "narrative_id", "name", "kind", "size", "digest", "stored", "removed_at"),
        owner="submission_id",
        authors=(Author("removed_by_id", "removed_at"), Author("attached_by_id", "attached_at")),
    ),
    Watched(
        "reports_sentoutside",
        ("figure_id", "narrative_id", "number", "dated", "withdrawn_at"),
        owner="submission_id",
        authors=(Author("withdrawn_by_id", "withdrawn_at"), Author("marked_by_id", "marked_at")),
    ),
    Watched(
        "reports_difficulty",
        ("agency_id", "text", "indicator_id", "assignment_id", "state"),
        owner="plan_id",
        authors=(Author("raised_by_id", "raised_at"),),
    ),
    Watched("plans_subperiod", ("year", "every", "number", "starts", "ends"), owner="plan_id"),
    Watched(
        "plans_plan",
        ("code", "number", "title", "short_title", "issued_by", "issued_on", "signer", "year_from", "year_to")
        + ("preamble", "closing", "localities_as_of", "report_recipient", "consolidated_by_id"),
    ),
    Watched("plans_section", ("number", "title", "paragraphs", "parent_id"), owner="plan_id"),
    Watched("plans_target", ("number", "text"), owner="section_id"),
    Watched("plans_task", ("code", "text"), owner="section_id"),
    Watched("plans_assignment", ("code", "text", "group_id"), owner="plan_id"),
    Watched("plans_reading", ("code", "where", "text", "question", "reading"), owner="plan_id"),
    Watched(
        "indicators_indicator",
        ("code", "title", "quote", "kind", "counted", "every", "unit", "numerator", "denominator", "comparison")
        + ("threshold", "threshold_unit", "basis", "decimals", "aspirational", "checklist", "breakdown")
        + ("suppress_below", "reading", "target_id", "withdrawn"),
        owner="plan_id",
    ),
    Watched("indicators_indicatoragency", ("agency_id", "part"), owner="indicator_id"),
    Watched("indicators_hotspot", ("locality_id",), owner="plan_id"),
)

ONLY_ADDED = "Sổ lịch sử chỉ ghi thêm; dòng đã ghi không sửa, không xóa được."
ISSUED = "Văn bản đã phát hành được giữ cố định; không sửa, không xóa được."
PREPARED = "Văn bản đã trình phát hành được giữ cố định; không sửa, không xóa được."
FROZEN = {
    "reports_rowchange": ONLY_ADDED,
    "indicators_figurerevision": ONLY_ADDED,
    "reports_narrativerevision": ONLY_ADDED,
    "reports_draftrevision": ONLY_ADDED,
    "reports_submissionevent": ONLY_ADDED,
    "reports_comment": ONLY_ADDED,
    "reports_difficultyremark": ONLY_ADDED,
    "reports_difficultyinreport": ONLY_ADDED,
    "reports_documenttemplate": ONLY_ADDED,
    "reports_proposal": PREPARED,
    "reports_preparedfile": PREPARED,
    "reports_proposalsentback": PREPARED,
    "reports_issueddocument": ISSUED,
    "reports_signingrecord": ISSUED,
    "reports_signedfile": ISSUED,
}

_SIMPLE_HISTORY = "keeps its history by simple_history: agencies and people, no content of a report"
UNWATCHED = {
    "agencies_register": "a name for a list; what is in it has a history",
    "agencies_agency": _SIMPLE_HISTORY,
    "agencies_agencygroup": _SIMPLE_HISTORY,
    "agencies_locality": _SIMPLE_HISTORY,
    "agencies_user": _SIMPLE_HISTORY,
    "agencies_historicalagency": "is a history",
    "agencies_historicalagencygroup": "is a history",
    "agencies_historicallocality": "is a history",
    "agencies_historicaluser": "is a history",
    "reports_historicalholiday": "is a history",
    "agencies_demonstration": "the day of an invented world",
    "reports_paperreturn": "keeps its history by simple_history",
    "reports_historicalpaperreturn": "is a history",
    "reports_thread": "talk about a part; what was said in it is only added to",
    "reports_presence": "who is working where, for minutes",
    "reports_reminder": "a log of what was sent, no content of a report",
    "reports_outgoingmail": "an outbox",
    "reports_letter": "a letter as it was made; nothing in the portal changes one",
    "reports_letter_agencies": "whom a letter went to",
    "reports_workbookupload": "what was sent in; what it changes is kept where it changes it",
    "reports_planupload": "what was sent in; what it changes is kept where it changes it",
}
