"""Reports of many sizes, from a single paragraph to what strains every rule of the form."""

import datetime
from dataclasses import replace

from reports.document import (
    Annex,
    Check,
    Column,
    Contribution,
    Letterhead,
    OfficialDocument,
    Part,
    Row,
    Signature,
    Table,
)
from tests.reports import sample_tables as tables

DISTRICTS = (
    "UBND thành phố Vị Thanh", "UBND thành phố Ngã Bảy", "UBND huyện Châu Thành A", "UBND huyện Châu Thành",
    "UBND huyện Phụng Hiệp", "UBND huyện Vị Thủy", "UBND huyện Long Mỹ", "UBND thị xã Long Mỹ",
)  # fmt: skip
AGENCIES = (
    "Sở Lao động - Thương binh và Xã hội", "Công an tỉnh", "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Thông tin và Truyền thông", "Sở Y tế", "Sở Tư pháp", "Sở Tài chính", "Sở Giáo dục và Đào tạo",
    "Đài Phát thanh và Truyền hình tỉnh", "Báo Hậu Giang", "Viện Kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Hội Liên hiệp Phụ nữ", "Đoàn thanh niên cộng sản Hồ Chí Minh tỉnh",
    "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh", "Liên đoàn Lao động tỉnh", *DISTRICTS,
)  # fmt: skip
WORDS = (
    "Trong kỳ, đơn vị đã phối hợp với các ngành liên quan và chính quyền cơ sở tuyên truyền, phổ biến pháp luật về "
    "phòng, chống mại dâm đến cán bộ, công chức, người lao động tại các cơ sở kinh doanh dịch vụ và nhân dân; "
    "so với cùng kỳ năm trước tăng 06 cuộc, 1.234 lượt người tham dự, đạt 81,3% kế hoạch đề ra."
)
HEAD = Letterhead("UBND tỉnh Hậu Giang", "Sở Lao động - Thương binh và Xã hội", "BC-SLĐTBXH", "Hậu Giang", year=2025)
REFERENCE = (
    "(Kèm theo Báo cáo số        /BC-SLĐTBXH ngày      tháng      năm        của Sở Lao động - Thương binh và Xã hội)"
)


def minimal() -> OfficialDocument:
    """One paragraph, no annex."""
    return OfficialDocument(
        title="Báo cáo kết quả phòng, chống mại dâm năm 2025",
        letterhead=HEAD,
        kind="Báo cáo",
        subject="Kết quả thực hiện công tác phòng, chống mại dâm năm 2025",
        addressees=("Ủy ban nhân dân tỉnh Hậu Giang",),
        preamble=("Sở Lao động - Thương binh và Xã hội báo cáo kết quả như sau:",),
        parts=(Part(1, "I", "Tình hình", paragraphs=("Tình hình ổn định.",)),),
        closing="Trên đây là báo cáo kết quả công tác phòng, chống mại dâm năm 2025",
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        recipients=("Như trên", "Ban Giám đốc Sở", "Lưu: VT, PCTNXH"),
        annexes=(),
        annex_reference=REFERENCE,
    )


def checked() -> OfficialDocument:
    """Issued: every page bears the code by which it is checked."""
    return replace(typical(), check=Check("7KMQ-2ADX-94TN", "baocao.example.vn/kiem-tra", "1f0c9d8e7b6a5544"))


def typical() -> OfficialDocument:
    """A consolidated report of 26 agencies with its four annexes."""
    subject = (
        "Kết quả thực hiện Kế hoạch số 52/KH-UBND ngày 25 tháng 3 năm 2022 của Ủy ban nhân dân tỉnh Hậu Giang "
        "về phòng, chống mại dâm năm 2025"
    )
    annexes = (
        tables.results(16), tables.districts(DISTRICTS), tables.statistics(30), tables.reporting(AGENCIES),
    )  # fmt: skip
    return replace(minimal(), subject=subject, parts=outline(), annexes=annexes, recipients=RECIPIENTS)


RECIPIENTS = (
    "Như trên", "Cục Phòng, chống tệ nạn xã hội - Bộ LĐ-TBXH", "TT. Tỉnh ủy, HĐND, UBND tỉnh",
    "Các cơ quan, đơn vị có tên tại Mục V của Kế hoạch", "Ban Giám đốc Sở", "Lưu: VT, PCTNXH",
)  # fmt: skip


def outline(words: str = WORDS, repeat: int = 1) -> tuple[Part, ...]:
    """The five headings with what agencies wrote under them."""
    everyone = tuple(Contribution(agency, (words,) * repeat) for agency in AGENCIES)
    answers = tuple(
        Contribution(agency, (words,) * repeat, about=task) for task in tables.TASKS for agency in AGENCIES[1:4]
    )
    groups = tuple(
        Part(2, str(place), f"{task}", contributions=answers[place * 3 - 9 : place * 3 - 6])
        for place, task in enumerate(tables.TASKS, start=3)
    )
    results = (
        Part(2, "1", "Lãnh đạo, chỉ đạo, ban hành văn bản", contributions=everyone[:3]),
        Part(2, "2", "Kết quả các chỉ tiêu", ("Kết quả chi tiết tại Phụ lục I.",), items=ITEMS),
        *groups,
        Part(2, "6", "Cấp xã làm tốt công tác phòng, chống ma túy, mại dâm", ("Có 61/75 xã, phường, thị trấn.",)),
        Part(2, "7", "Kinh phí", ("Tổng kinh phí 1.234,5 triệu đồng.",), contributions=everyone[3:5]),
        Part(2, "8", "Chế độ báo cáo", ("Đúng hạn: 20/26 cơ quan; nộp muộn: 04; chưa nộp: 02.",)),
    )
    return (
        Part(1, "I", "Tình hình", children=(
            Part(2, "1", "Đặc điểm, tình hình tệ nạn mại dâm", contributions=everyone),
            Part(2, "2", "Cơ sở kinh doanh dịch vụ, người lao động", children=(
                Part(3, "a", "Cơ sở kinh doanh dịch vụ", ("Toàn tỉnh có 512 cơ sở.",)),
                Part(3, "b", "Người lao động", ("Có 1.204 người lao động.",), contributions=everyone[-2:]),
            )),
        )),
        Part(1, "II", "Kết quả thực hiện", children=results),
        Part(1, "III", "Đánh giá chung", children=(
            Part(2, "1", "Kết quả đạt được", contributions=everyone[:2]),
            Part(2, "2", "Khó khăn, tồn tại, hạn chế", contributions=everyone[2:4]),
            Part(2, "3", "Nguyên nhân", contributions=everyone[4:6]),
        )),
        Part(1, "IV", "Phương hướng, nhiệm vụ", (WORDS,)),
        Part(1, "V", "Kiến nghị, đề xuất", contributions=everyone[6:8]),
    )  # fmt: skip


ITEMS = (
    "Cấp xã có hình thức tuyên truyền được duy trì thường xuyên: 61/75 xã, phường, thị trấn, đạt 81,3% (từ 70%).",
    "Cơ sở kinh doanh dịch vụ được kiểm tra trong năm: 395/512 cơ sở, đạt 77,1% (từ 80%), còn thiếu 15 cơ sở.",
)


def large() -> OfficialDocument:
    """Tables of 120 rows and more, with a head of two rows and one of one."""
    places = tuple(f"{DISTRICTS[place % 8]} số {place}" for place in range(1, 121))
    annexes = (tables.results(130), tables.districts(places, indicators=3))
    return replace(typical(), annexes=annexes)


LONG_WORD = "Nghiêng" * 40
"""No page is wide enough for it."""


def awkward() -> OfficialDocument:
    """Words wider than the page, empty headings, a cell longer than a page, a name of four lines, line breaks."""
    columns = (
        Column("TT", 3, numeric=True), Column(LONG_WORD[:70], 8), Column("Nội dung", 30), Column("Đơn vị", 8),
        Column("Số", 6, numeric=True, group="Kết quả của các cơ quan, đơn vị"),
        Column("Tỷ lệ", 6, numeric=True, group="Kết quả của các cơ quan, đơn vị"),
    )  # fmt: skip
    story = " ".join(f"{WORDS} Đoạn {place}." for place in range(40))
    rows = [
        Row((tables.whole(place), LONG_WORD, WORDS, "xã,\nphường", tables.whole(10**12), tables.percent(1, 3)))
        for place in range(1, 12)
    ]
    rows.insert(6, Row((tables.whole(99), "Chuyện dài", story, LONG_WORD, "–", "–")))
    annex = Annex("", f"Bảng khó {LONG_WORD}", (Table(LONG_WORD, columns, tuple(rows)),), (LONG_WORD, WORDS))
    parts = (
        Part(1, "I", "Tình hình"),
        Part(1, "II", f"Kết quả {LONG_WORD}", children=(Part(2, "1", LONG_WORD), Part(2, "2", WORDS))),
        Part(1, "III", "Đánh giá", (f"Dòng một\nDòng hai {LONG_WORD}",), (LONG_WORD,), (Contribution(LONG_WORD, ()),)),
    )
    issuer = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam thành phố trực thuộc tỉnh Hậu Giang"
    head = replace(HEAD, superior="Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", issuer=issuer)
    signature = Signature(("TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Thị Ánh Nguyệt")
    return replace(
        minimal(), letterhead=head, subject=f"{WORDS} {LONG_WORD}", parts=parts, annexes=(annex,),
        recipients=(*RECIPIENTS, LONG_WORD), signature=signature,
    )  # fmt: skip


def dated() -> OfficialDocument:
    """What the clerk has given number and day, signed by its head."""
    head = replace(HEAD, number="5", day=datetime.date(2026, 1, 5))
    return replace(minimal(), letterhead=head, signature=Signature(("GIÁM ĐỐC",), "Trần Thị Bích Ngọc"))


def far_place() -> OfficialDocument:
    """A place so long that place and date fit on one line in the smaller size only. Found among generated documents."""
    return replace(minimal(), letterhead=replace(HEAD, place="Thành phố Vị Thanh"))


def headed() -> OfficialDocument:
    """Headings all over the pages, with one to three lines between them."""
    parts = tuple(Part(2, str(place), f"Việc thứ {place}", (WORDS[: 60 * (place % 4 + 1)],)) for place in range(1, 61))
    return replace(minimal(), parts=(Part(1, "I", "Tình hình"), *parts))


def ending_after(lines: int) -> OfficialDocument:
    """A report whose signature comes after so many lines."""
    return replace(minimal(), parts=(Part(1, "I", "Tình hình", ("Tình hình ổn định.",) * lines),))
