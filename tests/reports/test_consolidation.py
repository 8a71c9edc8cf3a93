"""The consolidated report: from accepted returns only, attributed, and equal to `results`."""

import io
import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from agencies.models import User
from hauggiang_pcmd.lib.numbers import format_number
from indicators.models import Figure
from plans.models import Plan, ReportingPeriod
from reports.consolidation import consolidate
from reports.consolidation.report import headings_of, matter_of
from reports.document import Annex, OfficialDocument, Quantity, Row
from reports.frozen import thaw
from reports.models import Narrative
from reports.rounds import close_period
from reports.workflow import Action, take
from tests.large_plan import PLAN_52
from tests.reports.rounds import fill, load_and_open, return_of
from tests.rewriting import rewrite

pytestmark = pytest.mark.django_db
PLAN_07 = Path(__file__).parents[1] / "data/quyet-dinh-07.yaml"


def write(period: ReportingPeriod, agency: str, key: str, text: str) -> None:
    rewrite(Narrative.objects.filter(submission=return_of(period, agency), key=key), text=text)


def accept(period: ReportingPeriod, agency: str) -> None:
    for action in (Action.SUBMIT, Action.ACCEPT):
        take(action, return_of(period, agency), by=User.objects.operator())


def text_of(document: OfficialDocument) -> str:
    return document.canonical_json()


def annex(document: OfficialDocument, number: str) -> Annex:
    return next(one for one in document.annexes if one.number == number)


def rows(annex: Annex) -> list[Row]:
    return [row for table in annex.tables for row in table.rows if not row.heading]


def results(period: ReportingPeriod) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("results", period.label, "--plan", period.plan.code, stdout=out)
    found: list[dict[str, Any]] = json.loads(out.getvalue())["results"]
    return found


def test_only_accepted_returns_speak_and_each_under_its_name() -> None:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    write(period, "CAT", "situation.general", "Tình hình ổn định.\n\nKhông có điểm nóng.")
    write(period, "SYT", "situation.general", "Lời chưa tiếp nhận.")
    accept(period, "CAT")
    document = consolidate(period)
    situation = document.parts[0].children[0]
    assert [(one.agency, one.paragraphs) for one in situation.contributions] == [
        ("Công an tỉnh", ("Tình hình ổn định.", "Không có điểm nóng."))
    ]
    assert "Lời chưa tiếp nhận" not in text_of(document)


def test_words_on_a_task_stand_under_the_goal_group_that_the_task_serves() -> None:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    write(period, "CAT", "task.PC2.1", "Đã xử lý các tin báo.")
    write(period, "CAT", "task.PC2.3", "Đã kiểm tra các cơ sở.")
    write(period, "CAT", "task.PC2.2", "Đã khảo sát.")
    accept(period, "CAT")
    achievements = {part.title: part for part in consolidate(period).parts[1].children}
    inspection = next(part for title, part in achievements.items() if title.startswith("Tăng cường thanh tra"))
    assert inspection.contributions[0].paragraphs == ("Đã xử lý các tin báo.", "Đã kiểm tra các cơ sở.")
    leadership = achievements["Công tác lãnh đạo, chỉ đạo, ban hành văn bản"]
    assert leadership.contributions[0].paragraphs == ("Đã khảo sát.",)


def test_the_outline_is_the_official_one() -> None:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    document = consolidate(period)
    assert [f"{part.number}. {part.title}" for part in document.parts] == [
        "I. TÌNH HÌNH",
        "II. KẾT QUẢ THỰC HIỆN",
        "III. ĐÁNH GIÁ CHUNG",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    below = [part.title for part in document.parts[1].children]
    assert below[:2] == ["Công tác lãnh đạo, chỉ đạo, ban hành văn bản", "Kết quả các chỉ tiêu"]
    assert below[-3:] == [
        "Cấp xã làm tốt công tác phòng, chống ma túy, mại dâm",
        "Kinh phí thực hiện",
        "Chế độ báo cáo",
    ]
    assert len(below) == 2 + 5 + 3
    assert document.annexes[0].title == "Kết quả thực hiện các chỉ tiêu"
    assert [one.number for one in document.annexes] == ["I", "II", "III", "IV", "V"]
    assert document.addressees == ("Ủy ban nhân dân tỉnh Hậu Giang.",)
    assert document.letterhead.superior == "UBND TỈNH HẬU GIANG"
    assert document.signature.lines == ("GIÁM ĐỐC",)
    assert document.recipients == ("Như trên;", "Lưu: VT, PCTNXH.")
    assert document.closing.endswith("./.")


def test_every_heading_has_a_key_of_its_own() -> None:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    keys = [part.key for part in consolidate(period).all_parts()]
    goals = [f"goal.II.{number}" for number in range(1, 6)]
    assert keys == [
        *("situation", "situation.general", "situation.services"),
        *("achievements", "leadership", "results", *goals, "communes", "budget", "reporting"),
        *("assessment", "assessment.achieved", "assessment.difficulties", "assessment.causes"),
        *("next", "proposals"),
    ]


def test_content_that_was_frozen_before_headings_had_keys_is_read() -> None:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    content = consolidate(period).canonical_json()
    old = thaw(re.sub(r'"key":"[^"]*",', "", content))
    assert [part.title for part in old.all_parts()] == [part.title for part in thaw(content).all_parts()]
    assert {part.key for part in old.all_parts()} == {""}


def test_words_know_where_they_were_written() -> None:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    write(period, "CAT", "task.PC2.1", "Đã xử lý các tin báo.")
    accept(period, "CAT")
    inspection = next(one for one in headings_of(matter_of(period)) if one.key == "goal.II.3")
    (words,) = inspection.words
    narrative = Narrative.objects.get(pk=words.narrative)
    assert (narrative.text, narrative.version, narrative.submission_id) == (
        "Đã xử lý các tin báo.",
        words.version,
        words.submission,
    )
    assert (words.agency, words.task) == ("Công an tỉnh", "PC2.1")


def test_the_plan_is_cited_in_full() -> None:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    assert (
        "Kế hoạch số 52/KH-UBND ngày 25/3/2022 của Ủy ban nhân dân tỉnh Hậu Giang thực hiện Chương trình phòng, chống "
        "mại dâm giai đoạn 2021 - 2025 trên địa bàn tỉnh Hậu Giang, Sở Lao động - Thương binh và Xã hội báo cáo kết quả"
    ) in consolidate(period).preamble[0]


@pytest.mark.parametrize(
    ("plan_file", "labels"), [(PLAN_52, ("2023-NAM", "2024-NAM")), (PLAN_07, ("2024-N", "2025-N"))]
)
def test_annex_i_holds_the_numbers_of_results(plan_file: Path, labels: tuple[str, str], tmp_path: Path) -> None:
    periods = load_and_open(plan_file, *labels)
    for seed, label in enumerate(labels):
        fill(plan_file, label, tmp_path, seed=seed, missing=0.1)
    found = results(periods[1])
    printed = rows(annex(consolidate(periods[1]), "I"))
    assert [row.cells[1] for row in printed] == [one["indicator"] for one in found]
    hiding = set(Plan.objects.get().indicators.filter(suppress_below__isnull=False).values_list("code", flat=True))
    for row, one in zip(printed, found, strict=True):
        if one["indicator"] in hiding:
            continue
        numerator, denominator, value = row.cells[5:8]
        assert isinstance(numerator, Quantity)
        assert isinstance(denominator, Quantity)
        assert isinstance(value, Quantity)
        if not one["reported"]:
            assert (numerator.text, value.text) == ("–", "–")
            continue
        assert numerator.value == Decimal(one["numerator"])
        assert denominator.value == (None if one["denominator"] is None else Decimal(one["denominator"]))
        if one["percent"] is not None:
            assert value.value is not None
            assert round(value.value, 1) == pytest.approx(Decimal(one["percent"]), abs=Decimal("0.1"))


def test_area_columns_add_up_to_the_provincial_result(tmp_path: Path) -> None:
    (period,) = load_and_open(PLAN_52, "2024-NAM")
    fill(PLAN_52, "2024-NAM", tmp_path)
    for table in annex(consolidate(period), "II").tables:
        *areas, total = table.rows
        for column in range(2, len(total.cells)):
            last = total.cells[column]
            cells = [row.cells[column] for row in areas]
            amounts = [cell.value for cell in cells if isinstance(cell, Quantity) and cell.value is not None]
            told = len(amounts) == len([cell for cell in cells if isinstance(cell, Quantity) and cell.text != "–"])
            if isinstance(last, Quantity) and last.value is not None and not last.percent and told:
                assert sum(amounts) == last.value, (table.caption, column)


def test_small_counts_leave_the_department_hidden(tmp_path: Path) -> None:
    (period,) = load_and_open(PLAN_52, "2024-NAM")
    lines = ["agency,indicator,locality,quarter,part,numerator,denominator,nil"]
    lines += [f"UB93{place},CT4.2,,,,{n},{d}," for place, (n, d) in enumerate([(2, 9), *[(8, 12)] * 7])]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    call_command("load_figures", str(path), "--period", "2024-NAM", "--state", "accepted", stdout=io.StringIO())
    table = next(t for t in annex(consolidate(period), "II").tables if any("CT4.2" in c.group for c in t.columns))
    first = next(place for place, column in enumerate(table.columns) if "CT4.2" in column.group)
    shown = [cell.text for cell in (row.cells[first] for row in table.rows) if isinstance(cell, Quantity)]
    assert shown.count("không nêu") == 2, "the small one, and another so that the sum does not give it away"
    assert "2" not in shown
    assert shown[-1] == format_number(Fraction(58))


def test_a_plan_of_another_field_says_nothing_of_plan_52(tmp_path: Path) -> None:
    (period,) = load_and_open(PLAN_07, "2024-N")
    fill(PLAN_07, "2024-N", tmp_path)
    said = text_of(consolidate(period))
    assert "Lam Giang" in said
    for foreign in ("mại dâm", "Hậu Giang", "huyện", "PCTNXH", "52/KH"):
        assert foreign not in said


def test_who_is_missing_is_named(tmp_path: Path) -> None:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    accept(period, "CAT")
    said = text_of(consolidate(period))
    assert "Đơn vị chưa có báo cáo được tiếp nhận: Sở Lao động - Thương binh và Xã hội, Sở Văn hóa" in said
    assert [row.cells[6] for row in rows(annex(consolidate(period), "IV"))].count("Đã tiếp nhận") == 1


def test_closing_a_period_leaves_its_report_as_it_is(tmp_path: Path) -> None:
    (period,) = load_and_open(PLAN_52, "2024-6T")
    fill(PLAN_52, "2024-6T", tmp_path)
    before = results(period)
    close_period(period, by=User.objects.operator())
    assert results(period) == before
    assert not Figure.objects.filter(locked_at__isnull=True).exists()
