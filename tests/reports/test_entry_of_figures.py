"""The sheet of figures: what is typed is saved where it can be read, and nothing typed is ever lost."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.urls import reverse

from agencies.models import Role, User
from indicators.models import Figure, FigureRevision
from plans.models import ReportingPeriod
from reports.models import State, Submission
from reports.rounds import close_period
from tests.entry_rounds import figure_of, put, read, sent_by
from tests.people import as_
from tests.reports.rounds import person, return_of

pytestmark = pytest.mark.django_db

CAT, DISTRICT, MEDIA = "CAT", "UB935", "PTTH"


class Sheet:
    """One agency's sheet of 2024-6T as a person sees it."""

    def __init__(self, period: ReportingPeriod, agency: str, user: User) -> None:
        self.period, self.agency, self.user = period, agency, user
        self.submission, self.client = return_of(period, agency), as_(user)
        self.url = reverse("figures", args=[self.submission.pk])

    def figure(self, indicator: str) -> Figure:
        return figure_of(self.period, self.agency, indicator)

    def name(self, indicator: str, part: str) -> str:
        return f"f{self.figure(indicator).pk}-{part}"

    def open(self, query: str = "") -> HttpResponse:
        return self.client.get(self.url + query)

    def post(self, query: str = "", page: HttpResponse | None = None, **typed: str | list[str]) -> HttpResponse:
        """What the page sends with `CT31_numerator="5"` typed into CT3.1."""
        return self.client.post(self.url + query, self.sent(page, **typed))

    def sent(self, page: HttpResponse | None = None, **typed: str | list[str]) -> dict[str, list[str]]:
        sent = sent_by(page or self.open())
        for name, value in typed.items():
            code, _, part = name.partition("_")
            key = self.name(CODES[code], part) if code in CODES else name.replace("_", "-")
            sent[key] = value if isinstance(value, list) else [value]
        return sent


CODES = {
    "CT11": "CT1.1", "CT12": "CT1.2", "CT21": "CT2.1", "CT31": "CT3.1", "CT32": "CT3.2", "CT51": "CT5.1",
    "CT52": "CT5.2", "TK5": "TK5", "TK6": "TK6",
}  # fmt: skip


@pytest.fixture
def police(periods_52: list[ReportingPeriod]) -> Sheet:
    return Sheet(periods_52[-1], CAT, person(Role.FOCAL_POINT, periods_52[-1].plan, CAT))


@pytest.fixture
def district(periods_52: list[ReportingPeriod]) -> Sheet:
    return Sheet(periods_52[-1], DISTRICT, person(Role.FOCAL_POINT, periods_52[-1].plan, DISTRICT))


@pytest.fixture
def specialist_at_police(periods_52: list[ReportingPeriod]) -> Sheet:
    return Sheet(periods_52[-1], CAT, person(Role.SPECIALIST, periods_52[-1].plan))


def pair(figure: Figure) -> tuple[str, Decimal | None, Decimal | None]:
    return figure.state, figure.numerator, figure.denominator


def test_says_what_to_type_with_the_words_of_the_plan(police: Sheet) -> None:
    page = read(police.open())
    for words in (
        "Bảng số liệu",
        "Tội phạm liên quan đến mại dâm được xử lý theo quy định",
        "“Hàng năm, 100% tội phạm liên quan đến mại dâm được xử lý theo quy định của pháp luật",
        "Mẫu số: Tổng số vụ tội phạm liên quan đến mại dâm phát hiện trong năm",
        "≥ 100%",
        "Đơn vị tính là vụ; bị can/bị cáo là số phụ.",
        "Số liệu từ 15/12/2023 đến 14/6/2024",
    ):
        assert words in page.text
    codes = [word for word in page.words if word.startswith(("CT", "TK")) and word[-1].isdigit()]
    assert codes == ["CT3.1", "CT3.2", "CT5.1", *(f"TK{number}" for number in (3, 4, 5, 6, 7, 8, 14, 15))]


def test_saves_and_reads_back_in_figures_and_words(police: Sheet) -> None:
    answer = police.post(CT31_numerator="56", CT31_denominator="75")
    assert answer.status_code == 302
    assert answer.url == f"{police.url}#f{police.figure('CT3.1').pk}"
    assert pair(police.figure("CT3.1")) == ("value", 56, 75)
    page = read(police.open())
    assert "Đã lưu lúc" in page.text
    assert "56 tin (năm mươi sáu) / 75 tin (bảy mươi lăm)" in page.text
    assert "56/75 = 74,7%" in page.text
    assert "chưa đạt mức ≥ 100%; còn thiếu 19 tin; chưa đến hạn đánh giá" in page.text


def test_an_unchanged_page_writes_nothing(police: Sheet) -> None:
    police.post(CT31_numerator="56", CT31_denominator="75", TK5_numerator="12,5")
    written = FigureRevision.objects.count()
    assert police.post().status_code == 302
    assert FigureRevision.objects.count() == written


def test_a_number_that_cannot_be_read_keeps_its_text_and_holds_up_no_other(police: Sheet) -> None:
    answer = police.post(CT31_numerator="1,234", CT31_denominator="5000", CT32_numerator="3", CT32_denominator="4")
    assert answer.status_code == 422
    assert pair(police.figure("CT3.1")) == ("missing", None, None)
    assert pair(police.figure("CT3.2")) == ("value", 3, 4)
    page = read(answer)
    name = police.name("CT3.1", "numerator")
    assert page.sent[name] == ["1,234"]
    assert page.sent[police.name("CT3.1", "denominator")] == ["5000"]
    assert f"#{name}" in page.links
    assert name in page.ids
    assert "Đã lưu 1 số liệu khác" in page.text
    assert answer.content.decode().count("Lỗi: ") >= 2, "in the title and at the field"


def test_the_page_shown_again_can_be_mended_and_sent(police: Sheet) -> None:
    answer = police.post(CT31_numerator="1,234", CT31_denominator="5000", CT32_numerator="3")
    again = police.post(page=answer, CT31_numerator="1.234")
    assert again.status_code == 302
    assert pair(police.figure("CT3.1")) == ("value", 1234, 5000)


def test_nil_together_with_numbers_is_an_error_at_its_place(police: Sheet) -> None:
    answer = police.post(CT31_numerator="5", CT31_nil="1")
    assert answer.status_code == 422
    assert "Vừa đánh dấu “Không phát sinh trong kỳ” vừa có số" in read(answer).text
    assert police.post(CT31_nil="1").status_code == 302
    assert pair(police.figure("CT3.1")) == ("nil", 0, 0)


def test_an_entry_error_does_not_hinder_saving_a_draft(police: Sheet) -> None:
    """It is remarked on, counts for nothing yet, and is an error once the person asks to check."""
    assert police.post(CT31_numerator="80", CT31_denominator="75").status_code == 302
    assert pair(police.figure("CT3.1")) == ("value", 80, 75)
    remark, page = "Tử số 80 lớn hơn mẫu số 75.", read(police.open())
    assert remark in page.text
    assert f"Lỗi: {remark}" not in page.text
    assert "80/75 =" not in page.text
    checked = read(police.open("?kiem-tra=1"))
    assert f"Lỗi: {remark}" in checked.text
    assert f"#{police.name('CT3.1', 'numerator')}" in checked.links


def test_half_an_entry_is_kept_and_said_to_be_half(police: Sheet) -> None:
    police.post(CT31_numerator="5")
    assert "Nhập dở" in read(police.open()).text
    assert "Lỗi: Chưa nhập mẫu số." in read(police.open("?kiem-tra=1")).text


def test_communes_are_ticked_and_counted(district: Sheet) -> None:
    parts = [str(part.pk) for part in district.figure("CT1.1").parts.all()]
    assert district.post(CT11_places=parts[:7]).status_code == 302
    page = read(district.open())
    assert "7/10 = 70,0%" in page.text
    assert "đạt mức ≥ 70%" in page.text
    assert page.sent[district.name("CT1.1", "places")] == parts[:7]
    district.post(CT11_places=[], CT11_none="1")
    assert pair(district.figure("CT1.1")) == ("value", 0, 10)


def test_earlier_figures_stand_beside_the_inputs(police: Sheet, periods_52: list[ReportingPeriod]) -> None:
    last_year, year, _ = periods_52
    put(figure_of(last_year, CAT, "CT3.1"), police.user, numerator=Decimal(40), denominator=Decimal(50))
    put(figure_of(year, CAT, "CT3.1"), police.user, numerator=Decimal(95), denominator=Decimal(100))
    page = read(police.open())
    assert "40/50 (80,0%)" in page.text
    assert "95/100 (95,0%)" in page.text
    assert "Năm 2023" in page.words
    assert "6 tháng đầu năm 2023" in page.words
    police.post(CT31_numerator="45", CT31_denominator="50")
    assert "tăng 10,0 điểm phần trăm so với cùng kỳ năm trước" in read(police.open()).text


def test_an_unusual_figure_asks_for_a_reason_and_keeps_it(police: Sheet, periods_52: list[ReportingPeriod]) -> None:
    put(figure_of(periods_52[0], CAT, "TK6"), police.user, numerator=Decimal(10))
    assert police.name("TK6", "explanation") not in read(police.open()).ids
    police.post(TK6_numerator="42")
    page = read(police.open())
    assert "Số kỳ này 42, gấp 4,2 lần cùng kỳ năm trước (10)." in page.text
    assert police.name("TK6", "explanation") in page.ids
    police.post(TK6_explanation="Mở đợt cao điểm.")
    assert police.figure("TK6").explanation == "Mở đợt cao điểm."


def test_save_and_go_on_leads_to_the_first_empty_section(police: Sheet) -> None:
    first = police.submission.narratives.filter(required=True).first()
    answer = police.post(tiep_tuc="1", CT31_nil="1")
    assert answer.url == reverse("section", args=[police.submission.pk, first.pk])
    assert police.post("?kiem-tra=1", tiep_tuc="1").url == reverse("check", args=[police.submission.pk])
    assert police.post("?kiem-tra=1").url == f"{police.url}?kiem-tra=1"


def test_what_a_specialist_enters_is_said_to_be_entered_for_the_agency(specialist_at_police: Sheet) -> None:
    specialist_at_police.post(CT31_numerator="5", CT31_denominator="6")
    figure = specialist_at_police.figure("CT3.1")
    assert figure.entered_by == specialist_at_police.user
    text = read(specialist_at_police.open()).text
    assert f"Chuyên viên {specialist_at_police.user} nhập hộ" in text


class TestTwoAtOnce:
    """The specialist has the page open while the agency writes."""

    def test_nothing_is_overwritten_unseen(self, police: Sheet, specialist_at_police: Sheet) -> None:
        seen = specialist_at_police.open()
        police.post(CT31_numerator="45", CT31_denominator="60")
        answer = specialist_at_police.post(page=seen, CT31_numerator="54", CT31_denominator="60")
        assert answer.status_code == 409
        assert pair(police.figure("CT3.1")) == ("value", 45, 60)
        page = read(answer)
        assert f"{police.user} đã sửa ô này lúc" in page.text
        assert "thành 45/60 (75,0%). Anh/chị nhập 54/60. Giữ số nào?" in page.text
        assert page.sent[police.name("CT3.1", "numerator")] == ["54"]

    def test_saving_again_keeps_mine(self, police: Sheet, specialist_at_police: Sheet) -> None:
        seen = specialist_at_police.open()
        police.post(CT31_numerator="45", CT31_denominator="60")
        answer = specialist_at_police.post(page=seen, CT31_numerator="54", CT31_denominator="60")
        assert specialist_at_police.post(page=answer).status_code == 302
        assert pair(police.figure("CT3.1")) == ("value", 54, 60)

    def test_theirs_is_kept_by_its_own_button(self, police: Sheet, specialist_at_police: Sheet) -> None:
        seen = specialist_at_police.open()
        police.post(CT31_numerator="45", CT31_denominator="60")
        answer = specialist_at_police.post(page=seen, CT31_numerator="54", CT31_denominator="60", TK6_numerator="2")
        button = ("lay-so-dang-luu", str(police.figure("CT3.1").pk))
        assert button in read(answer).buttons
        again = specialist_at_police.post(page=answer, lay_so_dang_luu=button[1])
        assert again.status_code == 302
        assert again.url.endswith(f"#f{button[1]}")
        assert pair(police.figure("CT3.1")) == ("value", 45, 60)
        assert pair(police.figure("TK6")) == ("value", 2, None), "what stood elsewhere on the page is saved"

    def test_an_old_page_takes_back_nothing_its_reader_left_alone(
        self, police: Sheet, specialist_at_police: Sheet
    ) -> None:
        police.post(CT31_numerator="1", CT31_denominator="60")
        seen = specialist_at_police.open()
        police.post(CT31_numerator="45")
        assert specialist_at_police.post(page=seen, TK6_numerator="7").status_code == 302
        assert pair(police.figure("CT3.1")) == ("value", 45, 60)
        assert pair(police.figure("TK6")) == ("value", 7, None)

    def test_the_same_number_twice_is_no_conflict(self, police: Sheet, specialist_at_police: Sheet) -> None:
        seen = specialist_at_police.open()
        police.post(CT31_numerator="45", CT31_denominator="60")
        assert specialist_at_police.post(page=seen, CT31_numerator="45", CT31_denominator="60").status_code == 302
        assert police.figure("CT3.1").version == 1


class TestForgedInput:
    """Whatever a page could not send is refused whole: 400, and nothing is changed."""

    @pytest.fixture(autouse=True)
    def _nothing_is_written(self, police: Sheet) -> Iterator[None]:
        yield
        assert not FigureRevision.objects.filter(figure__period=police.period).exists()

    def refused(self, sheet: Sheet, **typed: str | list[str]) -> bool:
        own = "TK6_numerator" if sheet.agency == CAT else "CT21_numerator"
        return sheet.post(**{own: "1", **typed}).status_code == 400

    def test_a_figure_of_another_agency(self, police: Sheet, district: Sheet) -> None:
        foreign = district.figure("CT2.1")
        assert self.refused(police, **{f"f{foreign.pk}-numerator": "1", f"f{foreign.pk}-version": "0"})

    def test_a_figure_of_another_period(self, police: Sheet, periods_52: list[ReportingPeriod]) -> None:
        foreign = figure_of(periods_52[0], CAT, "CT3.1")
        assert self.refused(police, **{f"f{foreign.pk}-numerator": "1", f"f{foreign.pk}-version": "0"})

    def test_a_figure_that_does_not_exist(self, police: Sheet) -> None:
        assert self.refused(police, **{"f999999-numerator": "1"})

    def test_a_commune_of_another_district(self, district: Sheet) -> None:
        foreign = figure_of(district.period, "UB930", "CT1.1").parts.all()[0]
        assert self.refused(district, CT11_places=[str(foreign.pk)])

    def test_a_part_of_another_figure(self, district: Sheet) -> None:
        foreign = figure_of(district.period, "UB930", "CT5.2").parts.all()[0]
        assert self.refused(district, **{f"CT52_p{foreign.pk}": "3"})

    def test_an_answer_that_is_not_offered(self, district: Sheet) -> None:
        assert self.refused(district, CT21_numerator="2")

    def test_an_input_of_another_kind(self, district: Sheet) -> None:
        assert self.refused(district, CT21_nil="1")

    @pytest.mark.parametrize("version", ["", "x", "-1", "1e3", "٣", "9" * 30])
    def test_a_version_that_no_page_has(self, police: Sheet, version: str) -> None:
        assert self.refused(police, CT31_version=version, CT31_numerator="1")

    def test_a_figure_without_its_version(self, police: Sheet) -> None:
        sent = police.sent(TK6_numerator="1")
        del sent[police.name("TK6", "version")]
        assert police.client.post(police.url, sent).status_code == 400


def test_another_agencys_sheet_does_not_exist(police: Sheet, district: Sheet) -> None:
    assert police.client.get(district.url).status_code == 404
    assert police.client.post(district.url, {}).status_code == 404


def test_a_leader_reads_and_enters_nothing(police: Sheet) -> None:
    leader = Sheet(police.period, CAT, person(Role.LEADER, police.period.plan))
    page = read(leader.open())
    assert "người nhập là đầu mối của đơn vị hoặc chuyên viên" in page.text
    assert not [name for name in page.sent if name.startswith("f")], "every input is disabled"
    sent = police.sent(TK6_numerator="1")
    assert leader.client.post(leader.url, sent).status_code == 403
    assert police.figure("TK6").state == "missing"


@pytest.mark.parametrize("state", [State.SUBMITTED, State.ACCEPTED])
def test_a_return_that_was_handed_in_is_read_only(state: State, police: Sheet) -> None:
    """Somebody handed it in while the page was open: what was typed stays in view."""
    seen = police.open()
    stamps = {"first_submitted_on": "2024-06-18", "accepted_by": police.user, "accepted_at": "2024-06-18T08:00Z"}
    Submission.objects.filter(pk=police.submission.pk).update(state=state, **stamps)
    answer = police.post(page=seen, TK6_numerator="71")
    assert answer.status_code == 409
    assert 'value="71"' in answer.content.decode()
    assert police.figure("TK6").state == "missing"
    assert "tiếp nhận" in read(police.open()).text
    assert "Lưu và tiếp tục" not in read(police.open()).words


def test_a_closed_period_says_so(police: Sheet) -> None:
    seen = police.open()
    close_period(police.period, by=person(Role.LEADER, police.period.plan))
    assert police.post(page=seen, TK6_numerator="71").status_code == 409
    assert "Kỳ báo cáo đã khóa" in read(police.open()).text


def test_a_figure_locked_a_moment_ago_is_not_written(police: Sheet) -> None:
    """The return looked open when the page was sent; the lock is what counts."""
    seen = police.open()
    Figure.objects.filter(pk=police.figure("TK6").pk).update(locked_at="2024-06-18T08:00Z")
    answer = police.post(page=seen, CT31_nil="1", TK6_numerator="71")
    assert answer.status_code == 409
    assert "đã khóa" in read(answer).text
    assert police.figure("CT3.1").state == "missing"


def test_items_by_quarter_are_judged_by_quarters(periods_52: list[ReportingPeriod]) -> None:
    media = Sheet(periods_52[-1], MEDIA, person(Role.FOCAL_POINT, periods_52[-1].plan, MEDIA))
    first, second = media.figure("CT1.2").parts.all()
    media.post(**{f"CT12_p{first.pk}": "0", f"CT12_p{second.pk}": "4"})
    text = read(media.open()).text
    assert "1/2 quý đã kết thúc" in text
    assert "chưa đạt mức ≥ 1 lần/quý; còn thiếu 1 quý" in text
