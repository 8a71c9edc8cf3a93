"""The plan in its words: all of them, what became of each target, and how the unclear ones are read."""

import pytest
from django.http import HttpResponse

from agencies.models import User
from plans.models import Assignment, Plan, Reading, ReportingPeriod, Section, Target, Task
from plans.searching import Search
from reports.plan_reading import PlanPage, plan_page
from reports.result_lines import lines_of_results
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.seen import focal_point_of, leader_of, specialist_of


def page(plan: Plan, user: User, query: str = "") -> HttpResponse:
    answer = as_(user).get(f"/ke-hoach/{plan.code}/{query}")
    assert answer.status_code == 200
    return answer


def text(answer: HttpResponse) -> str:
    return read(answer).text


def content(period: ReportingPeriod, user: User, query: str = "") -> PlanPage:
    return plan_page(period.plan, user, Search(query), {}, "")


def test_every_sentence_of_the_plan_is_there_word_for_word(period: ReportingPeriod) -> None:
    plan = period.plan
    shown = text(page(plan, focal_point_of(period, "CAT")))
    sentences = [*plan.legal_basis, *plan.preamble, plan.closing, *plan.recipients]
    for section in Section.objects.filter(plan=plan):
        sentences += [section.title, *section.paragraphs]
    sentences += Target.objects.filter(section__plan=plan).values_list("text", flat=True)
    sentences += Task.objects.filter(section__plan=plan).values_list("text", flat=True)
    sentences += Assignment.objects.filter(plan=plan).values_list("text", flat=True)
    assert len(sentences) > 90
    assert [one for one in sentences if " ".join(one.split()) not in shown] == []


def test_every_target_has_its_indicators(period: ReportingPeriod) -> None:
    targets = [target for section in content(period, leader_of(period)).sections for target in section.targets]
    assert [len(target.indicators) for target in targets] == [1, 2, 2, 2, 1, 1, 3, 1, 1, 2]
    assert [one.threshold for one in targets[7].indicators] == ["≥ 100% (phấn đấu)"]


def test_those_who_read_results_see_what_became_of_each_target(period: ReportingPeriod, viewer: User) -> None:
    lines = lines_of_results(period, of_department=False).lines
    shown = text(page(period.plan, viewer))
    assert "Kết quả ghi bên dưới từng chỉ tiêu là của kỳ 6 tháng đầu năm 2024." in shown
    for line in lines:
        value = line.words.value or "–"
        assert f"{line.indicator.title} {line.words.threshold} {value} {line.words.verdict_label}" in shown


def test_agencies_read_the_plan_without_results(period: ReportingPeriod) -> None:
    shown = text(page(period.plan, focal_point_of(period, "CAT")))
    assert "Cấp xã có hình thức tuyên truyền phòng ngừa mại dâm được duy trì thường xuyên ≥ 70%" in shown
    assert "Chưa đủ số liệu" not in shown


def test_the_department_comes_from_a_target_to_its_figures(period: ReportingPeriod, viewer: User) -> None:
    address = f"/ket-qua/{period.pk}/CT1.1/"
    assert address in read(page(period.plan, leader_of(period))).links
    assert address not in read(page(period.plan, viewer)).links


def test_unclear_words_are_explained_where_they_stand(period: ReportingPeriod) -> None:
    found = content(period, leader_of(period))
    at_target = {
        target.number: [reading.code for reading in target.readings]
        for section in found.sections
        for target in section.targets
    }
    assert at_target["II.4.a.2"] == ["MH06", "MH15"]
    sections = {section.number: section for section in found.sections}
    assert [reading.code for reading in sections["II.4"].readings] == ["MH25"]
    assert [reading.code for reading in sections["V"].groups[11].readings] == ["MH18", "MH19"]
    assert {reading.code for reading in found.readings} == {"MH22", "MH23"}


def test_no_reading_is_lost(period: ReportingPeriod) -> None:
    shown = text(page(period.plan, leader_of(period)))
    for reading in Reading.objects.filter(plan=period.plan):
        assert " ".join(reading.reading.split()) in shown, reading.code


def test_the_readers_own_tasks_are_marked(period: ReportingPeriod) -> None:
    groups = [group for one in content(period, focal_point_of(period, "UB935")).sections for group in one.groups]
    assert [group.heading for group in groups if group.own] == ["12. UBND huyện, thị xã, thành phố"]


# --- Search


def test_a_search_without_accents_finds_and_marks(period: ReportingPeriod) -> None:
    answer = page(period.plan, leader_of(period), "?tim=lam+sang+khong+co")
    assert "Không có chỗ nào có “lam sang khong co”." in text(answer)
    answer = page(period.plan, leader_of(period), "?tim=trao+quyen")
    assert "Tìm thấy 1 chỗ có “trao quyen”." in text(answer)
    assert "<mark>trao quyền</mark>" in answer.content.decode()


def test_a_search_keeps_what_holds_the_words_under_its_headings(period: ReportingPeriod) -> None:
    found = content(period, leader_of(period), "nhóm đồng đẳng")
    assert [section.number for section in found.sections] == ["II", "II.4", "III", "III.2"]
    assert [code for section in found.sections for code, _ in section.tasks] == ["NV4.2", "NV4.3"]
    assert found.readings == ()


def test_what_is_searched_for_stays_in_the_box(period: ReportingPeriod) -> None:
    content = page(period.plan, leader_of(period), "?tim=%22%3E%3Cscript%3E").content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;"' in content
    assert '"><script>' not in content


def test_a_search_of_any_length_is_answered(period: ReportingPeriod) -> None:
    assert page(period.plan, leader_of(period), f"?tim={'a' * 5000}").status_code == 200


# --- Who reads it


def test_everyone_with_a_part_in_it_reads_the_plan(period: ReportingPeriod, viewer: User, administrator: User) -> None:
    for user in (viewer, administrator, specialist_of(period), focal_point_of(period, "TANDT")):
        assert page(period.plan, user).status_code == 200


def test_agencies_of_another_plan_do_not(period: ReportingPeriod, specialist: User) -> None:
    assert as_(specialist).get(f"/ke-hoach/{period.plan.code}/").status_code == 404
    assert as_(specialist).get("/ke-hoach/khong-co/").status_code == 404


@pytest.mark.parametrize("words", ["mai dam", ""])
def test_the_administrator_reads_no_results_there(words: str, period: ReportingPeriod, administrator: User) -> None:
    assert "Chưa đủ số liệu" not in text(page(period.plan, administrator, f"?tim={words}"))
