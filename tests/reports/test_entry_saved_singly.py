"""A figure or a section that is left saves itself: the answer is its place on the page alone, and it is calm."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from agencies.models import Role
from agencies.today import today
from indicators.models import Figure, FigureRevision
from reports.entering.presence import who_is_here
from reports.models import Presence, State, Submission
from reports.outside.marking import mark
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.rounds import person
from tests.reports.sheets import CODES, Sheet, pair

pytestmark = pytest.mark.django_db

Asked = Callable[..., AbstractContextManager[object]]


def save(sheet: Sheet, code: str, version: int = 0, query: str = "", **typed: str | list[str]) -> HttpResponse:
    """What the page sends when the figure is left with these texts in its inputs; `giu_so_cua_toi` is a button."""
    return press(sheet, sheet.figure(CODES[code]), version, query, **typed)


def press(sheet: Sheet, figure: Figure, version: int, query: str = "", **typed: str | list[str]) -> HttpResponse:
    own = {f"f{figure.pk}-{name}": text for name, text in typed.items() if "_" not in name}
    pressed = {name.replace("_", "-"): text for name, text in typed.items() if "_" in name}
    address = reverse("figure-save", args=[sheet.submission.pk, figure.pk])
    sent = {f"f{figure.pk}-version": str(version), **own, **pressed}
    return sheet.client.post(address + query, sent, headers={"HX-Request": "true"})


class TestFigure:
    def test_the_answer_is_its_row_with_facts(self, police: Sheet) -> None:
        answer = save(police, "CT31", numerator="56", denominator="75")
        assert answer.status_code == 200
        assert pair(police.figure("CT3.1")) == ("value", 56, 75)
        text = read(answer).text
        assert "Đã lưu lúc" in text
        assert "56 tin (năm mươi sáu) / 75 tin (bảy mươi lăm)" in text
        assert "56/75 = 74,7%" in text
        assert "CT3.2" not in text
        assert f'name="f{police.figure("CT3.1").pk}-version" value="1"' in answer.content.decode()

    def test_the_answer_says_how_far_the_sheet_is_as_the_page_does(self, police: Sheet) -> None:
        asked = Figure.objects.filter(period=police.period, agency=police.submission.agency).count()
        mark(police.submission, [police.figure("CT3.2")], number="12/BC-CAT", dated=today(), by=police.user)
        for code, given in (("CT31", 2), ("TK5", 3)):
            answer = save(police, code, numerator="5")
            assert f"Đã nhập {given}/{asked} số liệu" in read(answer).text
            assert f"Đã nhập {given}/{asked} số liệu" in read(police.open()).text
        assert answer.content.decode().count("data-beside=") == 2

    def test_what_cannot_be_read_is_said_without_alarm(self, police: Sheet) -> None:
        answer = save(police, "CT31", numerator="1,234", denominator="75")
        assert answer.status_code == 422
        body = answer.content.decode()
        assert "Không đọc được" in body or "1,234" in body
        assert "Chưa lưu ô này vì còn chỗ chưa đọc được" in body
        for alarm in ("Lỗi:", "field-error", "has-errors", "aria-invalid"):
            assert alarm not in body
        assert pair(police.figure("CT3.1")) == ("missing", None, None)

    def test_what_the_check_would_refuse_is_saved_with_a_remark(self, police: Sheet) -> None:
        answer = save(police, "CT31", numerator="80", denominator="75")
        assert answer.status_code == 200
        assert "Tử số 80 lớn hơn mẫu số 75." in read(answer).text
        assert "field-error" not in answer.content.decode()

    def test_on_the_page_of_the_check_what_is_still_wrong_is_said_as_there(self, police: Sheet) -> None:
        page = police.open("?kiem-tra=1").content.decode()
        assert f'data-block="{police.url}{police.figure("CT3.1").pk}/?kiem-tra=1"' in page
        answer = save(police, "CT31", query="?kiem-tra=1", numerator="80", denominator="75")
        assert "Lỗi: Tử số 80 lớn hơn mẫu số 75." in read(answer).text

    def test_a_save_whose_answer_was_lost_is_no_conflict_with_oneself(self, police: Sheet) -> None:
        save(police, "CT31", numerator="56", denominator="75")
        assert save(police, "CT31", numerator="56", denominator="75").status_code == 200
        assert police.figure("CT3.1").version == 1

    def test_the_second_of_two_people_meets_the_conflict_and_chooses(
        self, police: Sheet, specialist_at_police: Sheet
    ) -> None:
        save(police, "CT31", numerator="45", denominator="60")
        answer = save(specialist_at_police, "CT31", numerator="54", denominator="60")
        assert answer.status_code == 409
        text = read(answer).text
        assert "thành 45/60 (75,0%). Anh/chị nhập 54/60. Giữ số nào?" in text
        assert "Trước đó chưa có" in text
        figure = police.figure("CT3.1")
        assert pair(figure) == ("value", 45, 60)
        theirs = save(specialist_at_police, "CT31", numerator="54", denominator="60", lay_so_dang_luu=str(figure.pk))
        assert 'value="45"' in theirs.content.decode()
        mine = save(specialist_at_police, "CT31", numerator="54", denominator="60", giu_so_cua_toi=f"{figure.pk}-1")
        assert mine.status_code == 200
        assert pair(police.figure("CT3.1")) == ("value", 54, 60)

    def test_places_in_which_two_people_differ_are_named(self, district: Sheet, police: Sheet) -> None:
        parts = list(district.figure("CT1.1").parts.select_related("locality"))
        save(district, "CT11", places=[str(parts[0].pk)])
        specialist = Sheet(district.period, district.agency, person(Role.SPECIALIST, district.period.plan))
        text = read(save(specialist, "CT11", places=[str(parts[1].pk)])).text
        assert f"{parts[0].locality}: có → không; {parts[1].locality}: không → có" in text

    def test_saving_says_where_one_is(self, police: Sheet, specialist_at_police: Sheet) -> None:
        save(police, "CT31", numerator="5", denominator="6")
        (found,) = who_is_here(police.submission, specialist_at_police.user)
        assert found.sentence == f"{police.user} đang ở bảng số liệu, ô CT3.1, vừa xong."

    def test_a_return_that_was_handed_in_meanwhile_takes_nothing(self, police: Sheet) -> None:
        Submission.objects.filter(pk=police.submission.pk).update(
            state=State.SUBMITTED, first_submitted_on=timezone.localdate()
        )
        answer = save(police, "CT31", numerator="5", denominator="6")
        assert answer.status_code == 409
        assert "Chưa lưu. Báo cáo đã gửi" in read(answer).text
        assert not Presence.objects.exists()

    def test_a_figure_that_need_not_be_mended_is_shut_and_takes_nothing(self, police: Sheet) -> None:
        figure = police.figure("CT3.1")
        Figure.objects.filter(pk=figure.pk).update(locked_at=timezone.now())
        page = read(police.open())
        assert "Không phải sửa" in page.text
        assert f'id="f{figure.pk}-numerator"' in police.open().content.decode()
        assert police.open().content.decode().count(f'data-block="{police.url}{figure.pk}/"') == 0
        answer = save(police, "CT31", numerator="5", denominator="6")
        assert answer.status_code == 409
        assert "Phần này không bị trả lại nên đã khóa" in read(answer).text
        assert not FigureRevision.objects.filter(figure=figure).exists()

    def test_inputs_of_another_figure_are_refused(self, police: Sheet) -> None:
        other = police.figure("CT3.2")
        address = reverse("figure-save", args=[police.submission.pk, police.figure("CT3.1").pk])
        sent = {f"f{other.pk}-version": "0", f"f{other.pk}-nil": "1"}
        assert police.client.post(address, sent).status_code == 400
        assert police.client.post(address, {}).status_code == 400


class TestSection:
    @pytest.fixture
    def address(self, police: Sheet) -> str:
        section = police.submission.narratives.get(key="leadership")
        return reverse("section", args=[police.submission.pk, section.pk])

    def leave(self, sheet: Sheet, address: str, text: str, version: int = 0, **pressed: str) -> HttpResponse:
        sent = {"text": text, "version": version, **{name.replace("_", "-"): one for name, one in pressed.items()}}
        return as_(sheet.user).post(address, sent, headers={"HX-Request": "true"})

    def test_the_answer_is_its_box(self, police: Sheet, address: str) -> None:
        answer = self.leave(police, address, "Đã ban hành. 012345678901")
        assert answer.status_code == 200
        body = answer.content.decode()
        assert "Đã lưu lúc" in body
        assert "<html" not in body
        assert "Hãy xóa phần được tô." in body
        assert 'name="version" value="1"' in body

    def test_an_empty_text_is_no_error_while_one_writes(self, police: Sheet, address: str) -> None:
        self.leave(police, address, "Đã ban hành.")
        answer = self.leave(police, address, "", version=1)
        assert answer.status_code == 200
        assert "Lỗi" not in read(answer).text

    def test_a_text_that_cannot_be_kept_is_said_without_alarm(self, police: Sheet, address: str) -> None:
        answer = self.leave(police, address, "a" * 20_001)
        assert answer.status_code == 422
        assert "nhiều nhất 20000 ký tự" in read(answer).text
        assert "field-error" not in answer.content.decode()

    def test_the_second_of_two_people_meets_the_conflict_and_chooses(
        self, police: Sheet, specialist_at_police: Sheet, address: str
    ) -> None:
        self.leave(police, address, "Của công an.")
        answer = self.leave(specialist_at_police, address, "Của chuyên viên.")
        assert answer.status_code == 409
        assert "Chưa lưu phần này: có người khác vừa sửa" in read(answer).text
        theirs = self.leave(specialist_at_police, address, "Của chuyên viên.", lay_dang_luu="1")
        assert ">Của công an.</textarea>" in theirs.content.decode()
        mine = self.leave(specialist_at_police, address, "Của chuyên viên.", giu_cua_toi="1")
        assert mine.status_code == 200
        assert 'name="version" value="2"' in mine.content.decode()


QUERIES = {"figure": 19, "section": 18}
"""Of one save. The session and the person take three, the savepoints of the transactions six and four, how far the
sheet is one."""


@pytest.mark.parametrize("filled", [False, True])
def test_a_save_costs_the_same_whatever_there_is(filled: bool, police: Sheet, django_assert_num_queries: Asked) -> None:
    if filled:
        for code in ("CT31", "CT32", "TK5", "TK6"):
            save(police, code, numerator="5")
    save(police, "CT31", version=int(filled), numerator="6", denominator="8")
    figure, section = police.figure("CT3.1"), police.submission.narratives.all()[3]
    with django_assert_num_queries(QUERIES["figure"]):
        assert press(police, figure, figure.version, numerator="7", denominator="8").status_code == 200
    address = reverse("section", args=[police.submission.pk, section.pk])
    with django_assert_num_queries(QUERIES["section"]):
        answer = police.client.post(address, {"text": "Đã làm.", "version": "0"}, headers={"HX-Request": "true"})
        assert answer.status_code == 200
