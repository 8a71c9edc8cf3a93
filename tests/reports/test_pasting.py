"""A column or block copied from a spreadsheet: shown cell by cell as it is read, and written only when confirmed."""

from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import Role, User
from hauggiang_pcmd.lib.refusal import Refused
from indicators.forms import figure_form
from indicators.models import FigureRevision
from plans.models import ReportingPeriod
from reports.entering.pasting import LONGEST, MOST_CELLS, NIL, NO_INPUT, Preview, preview_of, targets_of
from reports.readiness import figures_of
from reports.rounds import close_period
from tests.entry_rounds import PageReader, figure_of, put, read, sent_by
from tests.people import as_
from tests.reports.rounds import person
from tests.reports.sheets import Sheet, pair

pytestmark = pytest.mark.django_db


def preview(sheet: Sheet, text: str, code: str = "", name: str = "numerator") -> Preview:
    sheet.submission.period = sheet.period
    targets = targets_of([figure_form(figure) for figure in figures_of(sheet.submission)])
    return preview_of(text, targets, sheet.name(code, name) if code else "")


def shown(found: Preview) -> list[tuple[str, str, str]]:
    """Code, input and what would stand in it, or why not."""
    return [
        (cell.target.code if cell.target else "", cell.target.name if cell.target else "", cell.text or cell.problem)
        for cell in found.cells
    ]


class TestPreview:
    def test_a_column_goes_down_the_inputs_from_the_one_it_is_pasted_into(self, police: Sheet) -> None:
        found = preview(police, "70\r\n1.234\r\n", "CT5.1")
        assert shown(found) == [("CT5.1", "numerator", "70"), ("CT5.1", "denominator", "1.234")]
        assert found.cells[1].words == "1.234 người (một nghìn hai trăm ba mươi tư)"

    def test_without_a_place_it_begins_at_the_first_input(self, police: Sheet) -> None:
        assert shown(preview(police, "24"))[0][:2] == ("CT3.1", "numerator")

    def test_what_cannot_be_read_says_why_and_keeps_its_place(self, police: Sheet) -> None:
        found = preview(police, "1,234\n12", "CT5.1")
        assert "có thể là 1.234 (một nghìn hai trăm ba mươi tư) hoặc 1,234" in found.cells[0].problem
        assert shown(found)[1] == ("CT5.1", "denominator", "12")
        assert (found.filled, found.problems) == (1, 1)

    def test_the_number_of_decimals_is_that_of_the_input(self, police: Sheet) -> None:
        assert "chỉ nhận số nguyên" in preview(police, "12,5", "CT5.1").cells[0].problem
        assert preview(police, "12,5", "TK5").cells[0].text == "12,5"

    def test_a_blank_cell_leaves_its_input_as_it_is(self, police: Sheet) -> None:
        found = preview(police, "\n12", "CT5.1")
        assert shown(found) == [("CT5.1", "numerator", ""), ("CT5.1", "denominator", "12")]
        assert found.filled == 1

    def test_what_stands_there_already_is_no_change(self, police: Sheet) -> None:
        put(police.figure("CT5.1"), police.user, numerator=Decimal(70), denominator=Decimal(90))
        assert preview(police, "70\n91", "CT5.1").filled == 1

    def test_a_block_of_two_columns_goes_row_by_row(self, police: Sheet) -> None:
        found = preview(police, "24\t30\n5\t6")
        assert shown(found) == [
            ("CT3.1", "numerator", "24"), ("CT3.1", "denominator", "30"),
            ("CT3.2", "numerator", "5"), ("CT3.2", "denominator", "6"),
        ]  # fmt: skip

    def test_names_and_units_beside_the_numbers_are_left_out(self, police: Sheet) -> None:
        found = preview(police, "Tội phạm được xử lý\tvụ\t24\nĐược phát hiện trong 6 tháng\tvụ\t30")
        assert [cell.text for cell in found.cells] == ["24", "30"]

    def test_a_row_that_names_an_indicator_goes_to_it_in_any_order(self, police: Sheet) -> None:
        block = "TT\tMã\tTên\tTử số\tMẫu số\n1\tTK6\tSố đợt\t3\t\n2\tCT5.1\tTập huấn\t70\t90"
        assert [one for one in shown(preview(police, block)) if one[2]] == [
            ("TK6", "numerator", "3"),
            ("CT5.1", "numerator", "70"),
            ("CT5.1", "denominator", "90"),
        ]

    def test_an_indicator_with_parts_takes_its_pair_or_everything(self, district: Sheet) -> None:
        assert [name for _, name, _ in shown(preview(district, "CT5.2\t30\t64"))] == ["numerator", "denominator"]
        first, second = district.figure("CT5.2").parts.all()
        names = [name for _, name, _ in shown(preview(district, "CT5.2\t30\t10\t20\t64"))]
        assert names == ["numerator", f"p{first.pk}", f"p{second.pk}", "denominator"]

    def test_quoted_cells_hold_lines_and_tabs(self, police: Sheet) -> None:
        found = preview(police, '"Tên\ndài"\t24\n"a\tb"\t30')
        assert [cell.text for cell in found.cells] == ["24", "30"]

    def test_more_values_than_inputs_are_said_to_have_no_place(self, police: Sheet) -> None:
        parts = police.figure("TK15").parts.count()
        found = preview(police, "1\n" * (parts + 2), "TK15")
        assert [cell.problem for cell in found.cells][-2:] == ["", NO_INPUT]

    def test_a_figure_that_is_nil_or_locked_takes_nothing(self, police: Sheet) -> None:
        put(police.figure("CT5.1"), police.user, nil=True)
        assert preview(police, "70", "CT5.1").cells[0].problem == NIL

    @pytest.mark.parametrize("text", ["1" * (LONGEST + 1), "1\n" * (MOST_CELLS + 1)])
    def test_too_much_is_refused(self, police: Sheet, text: str) -> None:
        with pytest.raises(Refused, match="mỗi lần dán nhiều nhất"):
            preview(police, text)

    @pytest.mark.parametrize("text", ["", "\n\n", "\t\t", '"', '"a\n', "\0", "=1+1\t@A1", "٣\u202e\t−5", "a\x85b\x0bc"])
    def test_odd_text_is_shown_and_never_fails(self, police: Sheet, text: str) -> None:
        assert preview(police, text).filled in (0, 1)


class Page:
    """The page of one sheet on which a block is pasted without a script."""

    def __init__(self, sheet: Sheet, user: User | None = None) -> None:
        self.sheet, self.client = sheet, as_(user or sheet.user)
        self.url = reverse("paste", args=[sheet.submission.pk])

    def preview(self, text: str, code: str, **more: str) -> HttpResponse:
        return self.client.post(self.url, {"dan": text, "tu": self.sheet.name(code, "numerator"), **more})

    def confirm(self, seen: HttpResponse) -> HttpResponse:
        """The last form of the page, as its button sends it."""
        sent = sent_by(seen)
        return self.client.post(self.url, {name: values[-1] for name, values in sent.items()} | {"dien": "1"})


@pytest.fixture
def pasting(police: Sheet) -> Page:
    return Page(police)


def test_the_preview_writes_nothing_and_the_button_says_how_many(pasting: Page) -> None:
    answer = pasting.preview("70\n90", "CT5.1")
    assert answer.status_code == 200
    assert ("dien", "1") in read(answer).buttons
    assert "Điền 2 ô" in read(answer).words
    assert "Chưa có gì được điền hay lưu." in read(answer).text
    assert not FigureRevision.objects.filter(figure__agency=pasting.sheet.submission.agency).exists()


def test_what_was_shown_is_written_when_confirmed_and_the_history_knows_it(pasting: Page) -> None:
    put(pasting.sheet.figure("CT5.1"), pasting.sheet.user, note="Theo danh sách.")
    answer = pasting.confirm(pasting.preview("70\n90", "CT5.1"))
    figure = pasting.sheet.figure("CT5.1")
    assert answer.url == f"{pasting.sheet.url}#f{figure.pk}"
    assert (pair(figure), figure.note) == (("value", 70, 90), "Theo danh sách.")
    assert FigureRevision.objects.filter(figure=figure).last().via == "pasted"
    assert "Đã điền 2 ô từ bảng tính" in read(pasting.client.get(pasting.sheet.url)).text


def test_what_cannot_be_read_is_left_out_of_what_is_written(pasting: Page) -> None:
    pasting.confirm(pasting.preview("1,234\n90", "CT5.1"))
    assert pair(pasting.sheet.figure("CT5.1")) == ("missing", None, 90)


def test_a_figure_that_a_colleague_wrote_since_the_preview_is_left_and_named(pasting: Page) -> None:
    seen = pasting.preview("70\n90\n1", "CT5.1")
    put(pasting.sheet.figure("CT5.1"), User.objects.operator(), numerator=Decimal(1), denominator=Decimal(2))
    pasting.confirm(seen)
    assert pair(pasting.sheet.figure("CT5.1")) == ("value", 1, 2)
    text = read(pasting.client.get(pasting.sheet.url)).text
    assert "CT5.1: có người khác vừa sửa, chưa điền." in text
    assert "Đã điền 1 ô từ bảng tính" in text


def test_nothing_to_put_in_is_said(pasting: Page) -> None:
    answer = pasting.preview("chưa có", "CT5.1", dien="1")
    assert answer.status_code == 422
    assert "Không có ô nào thay đổi" in read(answer).text
    assert "<title>Lỗi: " in answer.content.decode()


def test_the_script_gets_the_table_alone_with_what_to_put_where(pasting: Page) -> None:
    html = pasting.preview("70\n1,234", "CT5.1", manh="1").content.decode()
    assert "<html" not in html
    assert f'data-fill="{pasting.sheet.name("CT5.1", "numerator")}" data-value="70"' in html
    assert html.count("data-fill") == 1
    assert "có thể là 1.234" in html


def test_the_script_is_told_why_not(pasting: Page) -> None:
    answer = pasting.preview("1\n" * 600, "CT5.1", manh="1")
    assert answer.status_code == 422
    assert "mỗi lần dán nhiều nhất" in answer.content.decode()


def test_a_figure_cannot_be_confirmed_without_the_version_that_was_shown(pasting: Page) -> None:
    assert pasting.preview("70", "CT5.1", dien="1").status_code == 400


def test_a_closed_period_takes_nothing(pasting: Page) -> None:
    seen = pasting.preview("70\n90", "CT5.1")
    close_period(pasting.sheet.submission.period, by=person(Role.LEADER, pasting.sheet.period.plan))
    assert pasting.confirm(seen).status_code == 409
    assert "Xem trước" not in read(pasting.client.get(pasting.url)).words
    assert pair(pasting.sheet.figure("CT5.1")) == ("missing", None, None)


def test_others_find_no_such_page(pasting: Page, periods_52: list[ReportingPeriod]) -> None:
    stranger = person(Role.FOCAL_POINT, pasting.sheet.period.plan, "SYT")
    assert Page(pasting.sheet, stranger).preview("1", "CT5.1").status_code == 404
    assert Page(pasting.sheet, person(Role.LEADER, pasting.sheet.period.plan)).preview("1", "CT5.1").status_code == 403
    assert not figure_of(periods_52[-1], "CAT", "CT5.1").revisions.exists()


def test_the_sheet_tells_of_the_keys_and_leads_to_the_page(pasting: Page) -> None:
    found: PageReader = read(pasting.sheet.open())
    assert pasting.url in found.links
    assert "Phím tắt, dán từ Excel" in found.words
