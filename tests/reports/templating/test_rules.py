"""What the form does not allow is said at the box, in Vietnamese; what it allows is kept."""

from dataclasses import replace

import pytest

from plans.models import Plan
from reports.models import DocumentKind
from reports.templating import Template, TemplateName
from reports.templating.editing import unfit
from reports.templating.fields import typed
from reports.templating.names import names_for
from reports.templating.reading import standing_of

pytestmark = pytest.mark.django_db

REPORT = TemplateName(DocumentKind.CONSOLIDATED)
DISTRICT = TemplateName(DocumentKind.OWN, "district")
LETTER = TemplateName(DocumentKind.LETTER)


def start(plan: Plan, name: TemplateName = REPORT) -> Template:
    return standing_of(plan, name).template


def said(plan: Plan, name: TemplateName = REPORT, **changes: object) -> dict[str, list[str]]:
    return unfit(plan, name, replace(start(plan, name), **changes))


def test_every_start_is_fit(plan: Plan) -> None:
    assert {name: unfit(plan, name, start(plan, name)) for name in names_for(plan)} == {
        name: {} for name in names_for(plan)
    }


@pytest.mark.parametrize("lines", [("GIÁM ĐỐC",), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("Q. GIÁM ĐỐC",)])
def test_a_department_signs_by_its_head_or_a_deputy(plan: Plan, lines: tuple[str, ...]) -> None:
    assert said(plan, signature=lines) == {}


@pytest.mark.parametrize(
    "lines", [("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
)
def test_a_committee_signs_for_all_its_members(plan: Plan, lines: tuple[str, ...]) -> None:
    assert said(plan, DISTRICT, signature=lines) == {}


@pytest.mark.parametrize(
    ("name", "lines", "words"),
    [
        (REPORT, ("TM. BAN GIÁM ĐỐC", "GIÁM ĐỐC"), "không ký thay mặt (TM.)"),
        (TemplateName(DocumentKind.OWN, "department"), ("TM. SỞ", "GIÁM ĐỐC"), "không ký thay mặt (TM.)"),
        (DISTRICT, ("CHỦ TỊCH",), "dòng đầu là “TM. ỦY BAN NHÂN DÂN”"),
        (REPORT, ("KT. GIÁM ĐỐC",), "phải có dòng chức vụ"),
        (REPORT, ("KT. GIÁM ĐỐC", "GIÁM ĐỐC"), "bắt đầu bằng “PHÓ”"),
        (REPORT, ("PHÓ GIÁM ĐỐC",), "phải có dòng “KT.”"),
        (DISTRICT, ("CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"), "“TM.” đứng ở dòng đầu"),
        (REPORT, ("GIÁM ĐỐC", "Nguyễn Văn An"), "giống họ tên"),
        (REPORT, ("ThS. Trần Bình",), "giống họ tên hoặc danh xưng"),
        (REPORT, ("Đại tá Lê Minh",), "giống họ tên hoặc danh xưng"),
        (REPORT, ("GIÁM ĐỐC", "A", "B", "C"), "không quá 3 dòng"),
        (REPORT, (), "không để trống"),
    ],
)
def test_who_may_not_sign_so(plan: Plan, name: TemplateName, lines: tuple[str, ...], words: str) -> None:
    assert words in " ".join(said(plan, name, signature=lines)["signature"])


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("issuer", "", "không để trống"),
        ("addressees", (), "không để trống"),
        ("archive", "", "không để trống"),
        ("opening", "", "không để trống"),
        ("addressees", ("Kính gửi: Ủy ban nhân dân tỉnh",), "không gõ “Kính gửi:”"),
        ("archive", "Lưu: VT", "không gõ “Lưu:”"),
        ("symbol", "Số: BC-SLĐ", "không gõ “Số:”"),
        ("recipients", ("Như trên;",), "bỏ dấu ở cuối"),
        ("recipients", ("Như trên", "- Ban Giám đốc"), "không gõ gạch đầu dòng"),
        ("recipients", ("Ban Giám đốc", "Như trên"), "dòng đầu phải là “Như trên”"),
        ("recipients", ("Như trên", "Ban Giám đốc", "Ban Giám đốc"), "ghi hai lần"),
        ("closing", "Trên đây là báo cáo./.", "không gõ dấu “./.”"),
        ("opening", "Thực hiện {ke_hoach}", "kết thúc bằng dấu hai chấm"),
        ("opening", "Thực hiện {ke_hoch}, báo cáo:", "“{ke_hoch}” không phải trường điền tự động"),
        ("opening", "Thực hiện {ke_hoach, báo cáo:", "“{” không phải trường điền tự động"),
        ("opening", "Trước {han_nop}:", "“{han_nop}” không phải trường"),
        ("legal_basis", ("Luật Phòng, chống mại dâm",), "phải bắt đầu bằng “Căn cứ”"),
        ("legal_basis", ("Căn cứ Luật này;",), "bỏ dấu ở cuối"),
        ("symbol", "BC SLĐ", "viết liền"),
        ("symbol", "TB-SLĐ", "bắt đầu bằng “BC-”"),
        ("symbol", f"BC-{'S' * 40}", "dài quá một dòng"),
        ("issuer", "Ban Chỉ đạo phòng, chống tội phạm và tệ nạn xã hội " * 4, "dài quá 4 dòng"),
        ("issuer", "Ban Chỉ đạo phòng, chống tội phạm\nvà tệ nạn xã hội", "dài quá bề rộng của khối"),
        ("issuer", "Ban Chỉ đạo phòng,\ntỉnh", "dòng cuối quá ngắn"),
        ("superior", "Ủy ban nhân dân tỉnh Hậu Giang, khối các cơ quan chuyên môn thuộc tỉnh", "dài quá 2 dòng"),
        ("addressees", ("Ủy ban nhân dân tỉnh Hậu Giang và Ban Chỉ đạo phòng, chống AIDS, ma túy",), "dài quá một"),
        ("place", "Thành phố " * 12, "Địa danh: dài quá một dòng"),
        ("signature", ("GIÁM ĐỐC " * 6,), "dài quá một dòng của khối chữ ký"),
        ("recipients", ("Như trên", "Bà Lan, số 0912345678"), "số điện thoại hoặc số căn cước"),
        ("closing", "x" * 900, "dài quá 800 ký tự"),
    ],
)
def test_what_the_form_does_not_allow(plan: Plan, field: str, value: object, words: str) -> None:
    kept = value.strip() if isinstance(value, str) else value
    assert words in " ".join(said(plan, **{field: kept})[field])


def test_a_heading_must_have_a_title_without_a_full_stop(plan: Plan) -> None:
    template = start(plan)
    empty = tuple((key, "" if key == "next" else title) for key, title in template.headings)
    stopped = tuple((key, f"{title}." if key == "next" else title) for key, title in template.headings)
    place = f"heading_{[key for key, _ in template.headings].index('next')}"
    assert "không để trống" in said(plan, headings=empty)[place][0]
    assert "bỏ dấu ở cuối" in said(plan, headings=stopped)[place][0]


def test_the_letter_knows_its_own_placeholders_and_asks_for_no_addressee(plan: Plan) -> None:
    assert said(plan, LETTER, opening="Chậm nhất ngày {han_nop}.") == {}
    assert said(plan, LETTER, addressees=()) == {}


def test_what_is_typed_is_kept_composed_and_without_superfluous_spaces(plan: Plan) -> None:
    texts = {"issuer": "Sở  Lao đô\u0323ng \n\n  tỉnh", "recipients": "Như trên\r\n\r\n Ban  Giám đốc "}
    template = typed(start(plan), REPORT, texts)
    assert template.issuer == "Sở Lao đ\u1ed9ng\ntỉnh"
    assert template.recipients == ("Như trên", "Ban Giám đốc")
