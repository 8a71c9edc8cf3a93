"""The sheet of figures: two at once, forged inputs, and what nobody may write any more."""

from collections.abc import Iterator

import pytest

from agencies.models import Role
from indicators.models import Figure, FigureRevision
from plans.models import ReportingPeriod
from reports.models import State, Submission
from reports.rounds import close_period
from tests.entry_rounds import figure_of, read
from tests.reports.rounds import person
from tests.reports.sheets import CAT, Sheet, pair

pytestmark = pytest.mark.django_db


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

    def test_what_stood_there_before_is_shown_beside_both(self, police: Sheet, specialist_at_police: Sheet) -> None:
        police.post(CT31_numerator="40", CT31_denominator="60")
        seen = specialist_at_police.open()
        police.post(CT31_numerator="45")
        answer = specialist_at_police.post(page=seen, CT31_numerator="54")
        text = read(answer).text
        assert "Trước đó 40/60 Đang lưu" in text
        assert ") 45/60 (75,0%) Anh/chị nhập 54/60" in text

    def test_mine_is_kept_by_its_own_button_and_by_no_other(self, police: Sheet, specialist_at_police: Sheet) -> None:
        seen = specialist_at_police.open()
        police.post(CT31_numerator="45", CT31_denominator="60")
        answer = specialist_at_police.post(page=seen, CT31_numerator="54", CT31_denominator="60")
        assert specialist_at_police.post(page=answer, luu="1").status_code == 409, "saving alone decides nothing"
        button = ("giu-so-cua-toi", f"{police.figure('CT3.1').pk}-1")
        assert button in read(answer).buttons
        assert specialist_at_police.post(page=answer, giu_so_cua_toi=button[1]).status_code == 302
        assert pair(police.figure("CT3.1")) == ("value", 54, 60)

    def test_a_choice_does_not_overwrite_what_came_after_it_was_offered(
        self, police: Sheet, specialist_at_police: Sheet
    ) -> None:
        seen = specialist_at_police.open()
        police.post(CT31_numerator="45", CT31_denominator="60")
        answer = specialist_at_police.post(page=seen, CT31_numerator="54", CT31_denominator="60")
        police.post(CT31_numerator="46")
        again = specialist_at_police.post(page=answer, giu_so_cua_toi=f"{police.figure('CT3.1').pk}-1")
        assert again.status_code == 409
        assert "thành 46/60" in read(again).text
        assert pair(police.figure("CT3.1")) == ("value", 46, 60)

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
