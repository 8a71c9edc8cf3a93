"""A plan file in the database: every word of it, once, and the same again when it is loaded again."""

import datetime
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency, Locality, Register, User
from indicators.models import Indicator, Part
from plans.models import Plan, ReportingPeriod, Subperiod
from reports.plan_files.loading import load_plan
from tests.plans.mutations import DECISION_07, PLAN_52, all_of, changed_plan, drop, plan_values, put

pytestmark = pytest.mark.django_db

PARTS = ("plan", "groups", "sections", "indicators", "statistics", "readings")
LISTS_OF_AGENCIES = {"lead", "coordinating", "reported_by"}
day = datetime.date


def words(value: Any) -> Iterator[str]:
    """Every text inside a value, except lists of agencies, which become rows."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in LISTS_OF_AGENCIES else words(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from words(inner)
    elif isinstance(value, (str, datetime.date)):
        yield str(value)


def stored_words() -> set[str]:
    return {text for model in apps.get_models() for row in model.objects.values() for text in words(row)}


def every_table() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables."""
    dump = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            dump[table] = sorted(cursor.fetchall(), key=repr)
    return dump


@pytest.mark.parametrize("path", [PLAN_52, DECISION_07], ids=["Plan 52", "Decision 07"])
def test_every_word_of_the_file_stands_in_the_database(path: Path) -> None:
    load_plan(path)
    written, stored = plan_values(path), stored_words()
    assert [text for part in PARTS for text in words(written[part]) if text not in stored] == []


def test_sections_keep_the_order_and_the_tree_of_the_document() -> None:
    load_plan(PLAN_52)
    sections = Plan.objects.get().sections.select_related("parent")
    assert [section.number for section in sections if section.parent is None] == ["I", "II", "III", "IV", "V", "VI"]
    assert [section.number for section in sections if section.parent and section.parent.number == "II"] == [
        *("II.1", "II.2", "II.3", "II.4", "II.5")
    ]
    written = plan_values(PLAN_52)["sections"]
    assert sections.get(number="III.1").paragraphs == written[2]["children"][0]["paragraphs"]


def test_every_locality_lies_where_the_file_says_with_its_validity() -> None:
    load_plan(DECISION_07)
    assert list(Locality.objects.values_list("code", "parent__code", "valid_from", "valid_to")) == [
        ("L", None, None, None),
        ("L01", "L", None, None),
        ("L02", "L", None, None),
        ("L03", "L", None, None),
        ("L04", "L", None, None),
        ("L05", "L", None, day(2024, 6, 30)),
        ("L06", "L", None, day(2024, 6, 30)),
        ("L07", "L", day(2024, 7, 1), None),
        ("L08", "L", None, None),
        ("L09", "L", day(2025, 7, 1), None),
    ]


def test_an_indicator_knows_who_leads_coordinates_and_reports() -> None:
    load_plan(PLAN_52)
    indicator = Indicator.objects.get(code="CT3.2")

    def codes(part: Part) -> list[str]:
        return list(indicator.parts_of_agencies.filter(part=part).values_list("agency__code", flat=True))

    assert codes(Part.LEAD) == ["CAT"]
    assert codes(Part.COORDINATING) == ["VKSNDT", "TANDT"]
    assert codes(Part.REPORTED_BY) == ["CAT"]


def test_every_reporting_year_has_its_periods_and_quarters() -> None:
    load_plan(PLAN_52)
    assert [period.label for period in ReportingPeriod.objects.all()] == [
        *("2022-6T", "2022-NAM", "2023-6T", "2023-NAM", "2024-6T", "2024-NAM", "2025-6T", "2025-NAM")
    ]
    half = ReportingPeriod.objects.get(year=2024, code="6T")
    assert (half.data_from, half.data_to) == (day(2023, 12, 15), day(2024, 6, 14))
    assert (half.agencies_due, half.department_due, half.annual) == (day(2024, 6, 18), day(2024, 6, 20), False)
    assert Subperiod.objects.filter(every="quarter").count() == 16
    first = Subperiod.objects.get(year=2024, number=1)
    assert (first.starts, first.ends) == (day(2023, 12, 15), day(2024, 3, 14))


def test_due_days_in_january_belong_to_the_next_year() -> None:
    load_plan(DECISION_07)
    year = ReportingPeriod.objects.get(year=2024, code="N")
    assert (year.agencies_due, year.department_due, year.annual) == (day(2025, 1, 15), day(2025, 1, 25), True)
    assert Subperiod.objects.get(every="month", year=2024, number=2).ends == day(2024, 2, 29)
    assert Subperiod.objects.get(every="month", year=2025, number=2).ends == day(2025, 2, 28)


def test_two_plans_with_equal_codes_live_side_by_side() -> None:
    load_plan(PLAN_52)
    load_plan(DECISION_07)
    assert [agency.name for agency in Agency.objects.filter(code="STP")] == ["Sở Tư pháp", "Sở Tư pháp Lam Giang"]
    assert Register.objects.count() == 2
    before = every_table()
    load_plan(PLAN_52)
    load_plan(DECISION_07)
    assert every_table() == before


@pytest.mark.parametrize("path", [PLAN_52, DECISION_07], ids=["Plan 52", "Decision 07"])
def test_loading_twice_changes_nothing(path: Path) -> None:
    load_plan(path)
    before = every_table()
    report = load_plan(path)
    assert every_table() == before
    assert report.ledger.empty
    assert report.lines()[1] == "Không có gì thay đổi."


def test_loading_twice_asks_and_writes_nothing() -> None:
    load_plan(DECISION_07)
    with CaptureQueriesContext(connection) as queries:
        load_plan(DECISION_07)
    asked = [query["sql"] for query in queries.captured_queries]
    kinds = {sql.split()[0] for sql in asked if "portal_acting" not in sql}  # who acts, for the time of the loading
    assert kinds <= {"SELECT", "SAVEPOINT", "RELEASE"}


def test_checking_a_new_plan_changes_nothing() -> None:
    before = every_table()
    report = load_plan(PLAN_52, check=True)
    assert every_table() == before
    assert report.lines()[1] == f"Chỉ kiểm tra, chưa ghi gì; sẽ tạo {sum(report.ledger.created.values())} dòng."


def test_checking_a_changed_plan_names_the_changes_and_makes_none(tmp_path: Path) -> None:
    load_plan(DECISION_07)
    before = every_table()
    change = all_of(put("groups/1/agencies/0/name", "Sở Y tế và Dân số"), drop("readings"))
    report = load_plan(changed_plan(tmp_path, change, DECISION_07), check=True)
    assert every_table() == before
    assert report.lines()[1] == ("Chỉ kiểm tra, chưa ghi gì; sẽ sửa 1 dòng: đơn vị SYT (tên); bỏ 1 dòng: cách hiểu M1.")


def test_a_changed_plan_leaves_how_agencies_are_reached(tmp_path: Path) -> None:
    load_plan(DECISION_07)
    Agency.objects.filter(code="SYT").update(head_email="giamdoc@syt.example", office_telephone="0293 0000 101")
    load_plan(changed_plan(tmp_path, put("groups/1/agencies/0/name", "Sở Y tế và Dân số"), DECISION_07))
    reached = Agency.objects.values_list("name", "head_email", "office_telephone").get(code="SYT")
    assert reached == ("Sở Y tế và Dân số", "giamdoc@syt.example", "0293 0000 101")


def test_a_wrong_file_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = every_table()
    path = changed_plan(tmp_path, all_of(put("indicators/0/kind", "sum"), drop("plan/number")))
    with pytest.raises(SystemExit) as stopped:
        call_command("load_plan", str(path))
    assert stopped.value.code == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 2
    assert all(line.startswith("ke-hoach.yaml, dòng ") for line in printed.err.splitlines())
    assert every_table() == before


def test_the_command_says_in_two_lines_what_it_loaded(tmp_path: Path) -> None:
    for source in (PLAN_52, PLAN_52.with_name("localities.csv")):
        shutil.copy(source, tmp_path)
    out = io.StringIO()
    call_command("load_plan", str(tmp_path / PLAN_52.name), stdout=out)
    first, second, note = out.getvalue().splitlines()
    assert first == (
        "Kế hoạch 52/KH-UBND (hau-giang-52-kh-ubnd): 26 đơn vị, 84 địa bàn, 16 chỉ tiêu, 15 số liệu hỗ trợ, "
        "8 kỳ báo cáo, 25 cách hiểu."
    )
    assert second.startswith("Đã tạo ")
    assert note.startswith("Ngày nghỉ lễ năm 2022, 2023, 2024, 2025")


def test_the_history_names_the_account_that_loaded_the_file() -> None:
    load_plan(DECISION_07)
    operator = User.objects.operator()
    assert {one.history_user for one in Agency.history.all()} == {operator}
    assert Locality.history.filter(history_user=operator).count() == 10
