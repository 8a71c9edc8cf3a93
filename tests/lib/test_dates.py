"""Days are written as each place wants them and read one way only."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hauggiang_pcmd.lib.dates import (
    UnreadableDate,
    format_date_table,
    format_date_text,
    format_moment,
    format_time,
    month_day,
    official_date,
    read_date,
)


def test_a_day_has_no_zeros_in_text_and_all_of_them_in_tables():
    assert format_date_text(date(2022, 3, 25)) == "25/3/2022"
    assert format_date_text(date(2024, 1, 5)) == "5/1/2024"
    assert format_date_table(date(2022, 3, 25)) == "25/03/2022"
    assert format_date_table(date(2024, 1, 5)) == "05/01/2024"


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2024, 3, 5), "ngày 05 tháng 3 năm 2024"),
        (date(2024, 1, 9), "ngày 09 tháng 01 năm 2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 9, 30), "ngày 30 tháng 9 năm 2024"),
        (date(2025, 12, 1), "ngày 01 tháng 12 năm 2025"),
        (date(2025, 10, 10), "ngày 10 tháng 10 năm 2025"),
    ],
)
def test_a_document_is_dated_with_zeros_for_days_below_ten_and_for_months_one_and_two_only(day, printed):
    assert official_date(day) == printed


def test_moments_are_shown_in_the_portals_zone():
    just_before_midnight = datetime(2025, 12, 10, 16, 59, tzinfo=UTC)
    after_midnight = datetime(2025, 12, 10, 17, 5, tzinfo=UTC)
    assert format_time(just_before_midnight) == "23:59"
    assert format_moment(just_before_midnight) == "23:59 ngày 10/12/2025"
    assert format_moment(after_midnight) == "00:05 ngày 11/12/2025"


def test_a_moment_without_a_zone_is_not_shown_as_if_it_had_one():
    with pytest.raises(ValueError, match="naive datetime"):
        format_moment(datetime(2025, 12, 10, 14, 5))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/03/2022", date(2022, 3, 25)),
        ("25/3/2022", date(2022, 3, 25)),
        ("5/3/2022", date(2022, 3, 5)),
        (" 05/03/2022 ", date(2022, 3, 5)),
        ("29/02/2024", date(2024, 2, 29)),
        ("01/02/2024", date(2024, 2, 1)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_typed_day_comes_before_its_month(text, day):
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("03/25/2022", "không có tháng 25"),
        ("00/03/2022", "không có ngày 0"),
        ("31/04/2024", "tháng 4 năm 2024 có 30 ngày"),
        ("29/02/2023", "tháng 2 năm 2023 có 28 ngày"),
        ("25/0/2022", "không có tháng 0"),
        ("25/03/0022", "năm phải từ 1900"),
        ("25/03/9999", "năm phải từ 1900"),
        ("25/03/22", "năm đủ bốn chữ số"),
        ("2022-03-25", "25/03/2022"),
        ("2022/03/25", "25/03/2022"),
        ("25-3-2022", "25/03/2022"),
        ("25.3.2022", "25/03/2022"),
        ("2022-25-03", "ví dụ 25/03/2022"),
        ("25/03", "ngày/tháng/năm"),
        ("25032022", "ngày/tháng/năm"),
        ("hôm nay", "Không đọc được ngày “hôm nay”"),
        ("٢٥/٠٣/٢٠٢٢", "ngày/tháng/năm"),
        ("25/03/2022 10:00", "ngày/tháng/năm"),
        ("25/03/2022\x00", "�"),
        ("1" * 500, "1…”"),
    ],
)
def test_a_day_in_any_other_form_is_refused_with_what_to_type(text, said):
    with pytest.raises(UnreadableDate, match=said.replace("(", r"\(")):
        read_date(text)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_printed_day_is_read_back_as_itself(day):
    assert read_date(format_date_table(day)) == day
    assert read_date(format_date_text(day)) == day


@pytest.mark.parametrize(
    ("spec", "day"),
    [
        ("06-14", date(2024, 6, 14)),
        ("12-15 previous", date(2023, 12, 15)),
        ("01-20 next", date(2025, 1, 20)),
        ("02-29", date(2024, 2, 29)),
        ("02-29 previous", date(2023, 2, 28)),
        ("02-29 next", date(2025, 2, 28)),
        ("02-28", date(2024, 2, 28)),
        ("12-31", date(2024, 12, 31)),
    ],
)
def test_a_day_of_the_calendar_falls_in_its_year_or_the_one_beside_it(spec, day):
    assert month_day(spec, 2024) == day


@pytest.mark.parametrize(
    "spec",
    [
        "",
        "6-14",
        "06/14",
        "13-01",
        "00-10",
        "06-31",
        "02-30",
        "06-14 last",
        "06-14  next",
        " 06-14",
        "06-14\n",
        "0६-14",
    ],
)
def test_a_calendar_day_that_is_none_is_refused(spec):
    with pytest.raises(ValueError, match="“"):
        month_day(spec, 2024)
