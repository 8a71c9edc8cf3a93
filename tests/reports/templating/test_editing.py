"""A leader writes a new version; what was written stays, nothing of the past changes."""

import io
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from django.db import DatabaseError, connection, transaction

from agencies.models import Role, User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import Plan, ReportingPeriod
from reports.consolidation import consolidate
from reports.models import DocumentKind, DocumentTemplate
from reports.own_report import own_report
from reports.renderers import FORMATS
from reports.templating import Template, TemplateName, editing, template_for
from reports.templating.editing import Draft, TemplateChanged, reuse, revise
from reports.templating.history import versions
from reports.templating.reading import standing_of, standings_of
from reports.templating.rules import Unfit
from reports.templating.sample import sample_document
from reports.templating.template import read_template
from tests.people import open_account
from tests.reports.pdf_reading import ReadPdf, squeezed
from tests.reports.pdf_rules import RULES
from tests.reports.rounds import return_of
from tests.reports.test_own_report import kept
from tests.reports.test_pdf_rules import BOOKS

pytestmark = pytest.mark.django_db

REPORT = TemplateName(DocumentKind.CONSOLIDATED)
RECIPIENTS = ("Như trên", "Ban Giám đốc Sở")


def edited(plan: Plan, by: User, *, name: TemplateName = REPORT, **changes: object) -> DocumentTemplate | None:
    standing = standing_of(plan, name)
    return revise(plan, name, Draft(replace(standing.template, **changes), standing.version, "Thử."), by=by)


def test_what_is_written_counts_from_now_on(periods_52: list[ReportingPeriod], plan: Plan, leader: User) -> None:
    before = consolidate(periods_52[2], with_tables=False)
    made = edited(plan, leader, recipients=RECIPIENTS, signature=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))
    assert made is not None
    assert (made.version, made.by, made.reason) == (1, leader, "Thử.")
    after = consolidate(periods_52[2], with_tables=False)
    assert after.recipients == ("Như trên;", "Ban Giám đốc Sở;", "Lưu: VT, PCTNXH.")
    assert after.signature.lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert before.recipients == ("Như trên;", "Lưu: VT, PCTNXH.")


def test_a_heading_can_be_called_otherwise(periods_52: list[ReportingPeriod], plan: Plan, leader: User) -> None:
    headings = tuple(
        (key, "Nhiệm vụ trọng tâm thời gian tới" if key == "next" else title)
        for key, title in template_for(plan, DocumentKind.CONSOLIDATED).headings
    )
    edited(plan, leader, headings=headings)
    titles = [part.title for part in consolidate(periods_52[2], with_tables=False).parts]
    assert titles[3] == "NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI"


def test_agencies_own_reports_follow_the_template_of_their_kind(
    periods_52: list[ReportingPeriod], plan: Plan, leader: User
) -> None:
    name = TemplateName(DocumentKind.OWN, "district")
    edited(plan, leader, name=name, signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
    assert own_report(return_of(periods_52[2], "UB935")).signature.lines[1] == "KT. CHỦ TỊCH"
    assert own_report(return_of(periods_52[2], "SYT")).signature.lines == ("GIÁM ĐỐC",)


def test_what_says_nothing_new_is_no_version(plan: Plan, leader: User) -> None:
    assert edited(plan, leader) is None
    assert DocumentTemplate.objects.count() == 0


def test_two_leaders_lose_nothing(plan: Plan, leader: User) -> None:
    mine = Draft(replace(template_for(plan, DocumentKind.CONSOLIDATED), archive="VT"), 0, "Của tôi.")
    edited(plan, leader, recipients=RECIPIENTS)
    with pytest.raises(TemplateChanged) as changed:
        revise(plan, REPORT, mine, by=leader)
    assert changed.value.standing.version == 1
    assert standing_of(plan, REPORT).template.recipients == RECIPIENTS
    made = revise(plan, REPORT, replace(mine, seen=1), by=leader)
    assert made is not None
    assert made.version == 2


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.FOCAL_POINT])
def test_only_a_leader_writes(plan: Plan, role: Role) -> None:
    with pytest.raises(Refused, match="Chỉ lãnh đạo"):
        edited(plan, open_account(role, plan.consolidated_by), archive="VT")


def test_a_leader_of_another_plan_does_not_write(plan: Plan, periods_52: list[ReportingPeriod]) -> None:
    other = plan.register.agencies.get(code="SYT")
    with pytest.raises(Refused, match="Chỉ lãnh đạo"):
        edited(plan, open_account(Role.LEADER, other), archive="VT")


def test_what_is_against_the_form_and_without_reason_is_not_kept(plan: Plan, leader: User) -> None:
    with pytest.raises(Unfit, match="không ký thay mặt"):
        edited(plan, leader, signature=("TM. SỞ", "GIÁM ĐỐC"))
    template = replace(template_for(plan, DocumentKind.CONSOLIDATED), archive="VT")
    with pytest.raises(Unfit, match="Lý do sửa"):
        revise(plan, REPORT, Draft(template, 0, "  "), by=leader)
    assert DocumentTemplate.objects.count() == 0


def test_an_earlier_version_used_again_is_a_new_one(plan: Plan, leader: User) -> None:
    edited(plan, leader, recipients=RECIPIENTS)
    edited(plan, leader, archive="VT")
    again = reuse(plan, REPORT, 1, seen=2, by=leader)
    assert again is not None
    assert (again.version, again.reason) == (3, "Dùng lại phiên bản 1.")
    assert standing_of(plan, REPORT).template.archive == "VT, PCTNXH"
    reuse(plan, REPORT, 0, seen=3, by=leader)
    assert standing_of(plan, REPORT).template == standings_of(plan)[REPORT].template
    assert standing_of(plan, REPORT).template.recipients == ("Như trên",)
    with pytest.raises(Refused, match="không có phiên bản 9"):
        reuse(plan, REPORT, 9, seen=4, by=leader)


def test_the_history_says_who_changed_what_and_why(plan: Plan, leader: User) -> None:
    edited(plan, leader, recipients=RECIPIENTS)
    newest, first = versions(plan, REPORT)
    assert (newest.number, newest.reason, newest.newest) == (1, "Thử.", True)
    assert leader.full_name in newest.who
    (change,) = newest.changes
    assert change.label == "Nơi nhận"
    assert "".join(bit.text for bit in change.bits if bit.kind == "new").strip().endswith("Ban Giám đốc Sở")
    assert (first.number, first.changes) == (0, ())


@pytest.mark.parametrize(
    "write",
    [
        lambda made: made.save(update_fields=["content"]),
        lambda made: DocumentTemplate.objects.update(content="{}"),
        lambda made: made.delete(),
        lambda made: execute("UPDATE reports_documenttemplate SET version = 7"),
        lambda made: execute("DELETE FROM reports_documenttemplate"),
    ],
    ids=["save", "update", "delete", "raw update", "raw delete"],
)
def test_the_database_lets_no_version_change(
    plan: Plan, leader: User, write: Callable[[DocumentTemplate], object]
) -> None:
    made = edited(plan, leader, recipients=RECIPIENTS)
    assert made is not None
    made.content = "{}"
    with pytest.raises(DatabaseError, match="chỉ ghi thêm"), transaction.atomic():
        write(made)
    assert "Ban Giám đốc Sở" in DocumentTemplate.objects.get(version=1).content


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_content_of_an_older_portal_is_still_read(plan: Plan) -> None:
    start = template_for(plan, DocumentKind.CONSOLIDATED)
    old = '{"archive":"VT","headings":{"next":"Nhiệm vụ","gone":"Mục cũ"},"unknown":"x","signature":["GIÁM ĐỐC"]}'
    template = read_template(old, start)
    assert (template.archive, template.heading("next"), template.has("gone")) == ("VT", "Nhiệm vụ", False)
    assert template.opening == start.opening


LONG = {
    "superior": "Ủy ban nhân dân tỉnh Hậu Giang",
    "issuer": "Ban Chỉ đạo 138\nvề phòng, chống\nmại dâm tỉnh",
    "addressees": ("Ủy ban nhân dân tỉnh Hậu Giang và Ban Chỉ đạo 138 của tỉnh",),
    "legal_basis": ("Căn cứ Pháp lệnh Phòng, chống mại dâm ngày 17/3/2003", "Căn cứ {ke_hoach}"),
    "signature": ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    "recipients": ("Như trên", *(f"Cơ quan, đơn vị thứ {n} có tên rất dài trong danh sách nơi nhận" for n in range(9))),
}  # fmt: skip


@pytest.fixture
def long_one(plan: Plan) -> Template:
    return replace(template_for(plan, DocumentKind.CONSOLIDATED), **LONG)


def test_rules_of_form_hold_with_long_values(plan: Plan, long_one: Template) -> None:
    assert BOOKS  # they register the rules
    document = sample_document(plan, REPORT, long_one)
    head = replace(document.letterhead, issuer=document.letterhead.issuer.replace("\n", " "))
    pdf = ReadPdf(replace(document, letterhead=head), FORMATS["pdf"].render(document, draft=True), draft=True)
    assert [rule.sentence for rule in RULES if not kept(rule, pdf)] == []
    lines = [run.text for run in pdf.before_text if run.bold]
    assert lines[:3] == ["BAN CHỈ ĐẠO 138", "VỀ PHÒNG, CHỐNG", "MẠI DÂM TỈNH"]


def test_pdf_and_word_say_what_was_edited(plan: Plan, long_one: Template) -> None:
    document = sample_document(plan, REPORT, long_one)
    pdf = ReadPdf(document, FORMATS["pdf"].render(document, draft=True), draft=True)
    word = docx.Document(io.BytesIO(FORMATS["docx"].render(document, draft=True)))
    text = [paragraph.text for paragraph in word.paragraphs]
    text += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    for words in ("Căn cứ Pháp lệnh Phòng, chống mại dâm ngày 17/3/2003;", "PHÓ GIÁM ĐỐC", "đơn vị thứ 8", "PCTNXH"):
        assert squeezed(words) in pdf.all_text
        assert any(words in one for one in text)
    basis = next(one for one in word.paragraphs if one.text.startswith("Căn cứ"))
    assert basis.runs[0].italic


@pytest.mark.parametrize("name", [TemplateName(DocumentKind.LETTER), TemplateName(DocumentKind.OWN, "district")])
def test_every_kind_has_a_sample(plan: Plan, name: TemplateName) -> None:
    document = sample_document(plan, name, standing_of(plan, name).template)
    assert document.is_letter == (name.kind == DocumentKind.LETTER)
    if name.agency_kind:
        assert document.letterhead.issuer.startswith("UBND ")
        assert document.letterhead.place != "Hậu Giang"


def test_two_at_the_same_moment_make_one_version(plan: Plan, leader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = standing_of(plan, REPORT)
    edited(plan, leader, recipients=RECIPIENTS)
    answers = iter([stale])
    monkeypatch.setattr(editing, "standing_of", lambda *asked: next(answers, None) or standing_of(*asked))
    with pytest.raises(TemplateChanged) as changed:
        revise(plan, REPORT, Draft(replace(stale.template, archive="VT"), 0, "Thử."), by=leader)
    assert changed.value.standing.version == 1
    assert DocumentTemplate.objects.get().content.count("Ban Giám đốc Sở") == 1
