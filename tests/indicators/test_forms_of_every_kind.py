"""Each kind has its form: it shows what stands in a figure, and reads back from its own inputs the same."""

import random
from collections.abc import Iterable
from decimal import Decimal

import pytest
from django.http import QueryDict

from agencies.models import User
from indicators.entering import Entered, enter
from indicators.entry import Entry, PartEntry, entry_of, part_key
from indicators.forms import FORMS, FigureForm, figure_form, remarks_form
from indicators.forms.lines import Past
from indicators.measures import MEASURES
from indicators.models import Figure
from indicators.recording import record
from plans.models import ReportingPeriod
from tests.entry_rounds import figure_of, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def someone(db: None) -> User:
    return User.objects.operator()


def sent_by_form(form: FigureForm, **changes: str) -> QueryDict:
    """What a browser sends from the form's lines, with some inputs changed; None leaves one out."""
    data = QueryDict(mutable=True)
    data[form.add_prefix("version")] = form.version_shown
    data[form.add_prefix("note")] = form.note_box().value
    nil = form.nil_option()
    for line in form.lines(Past(), Past()):
        if line.box:
            data[line.box.name] = line.box.value
        ticked = [
            *line.options,
            *(option for group in (line.ticks.groups if line.ticks else ()) for option in group.options),
        ]
        for option in [*ticked, *([line.ticks.none] if line.ticks else [])]:
            if option.checked:
                data.appendlist(option.name, option.value)
    if nil and nil.checked:
        data[nil.name] = nil.value
    for name, value in changes.items():
        data[form.add_prefix(name)] = value
    return data


def read(figure: Figure, **changes: str) -> FigureForm:
    """The form as sent with these inputs typed into what it shows."""
    return figure_form(figure, sent_by_form(figure_form(figure), **changes))


def said(figure: Figure, **changes: str) -> Entry:
    form = read(figure, **changes)
    assert form.is_valid(), form.errors
    return form.entry()


def errors(figure: Figure, **changes: str) -> dict[str, list[str]]:
    form = read(figure, **changes)
    return {name: list(map(str, texts)) for name, texts in form.errors.items()}


def all_figures(period: ReportingPeriod) -> Iterable[Figure]:
    figures = Figure.objects.filter(period=period).select_related("indicator", "period", "agency")
    return figures.prefetch_related("parts__locality__parent")


def test_every_kind_that_adds_up_can_be_filled_in() -> None:
    assert {(kind, counted) for kind, counted in FORMS if counted != "checklist"} == set(MEASURES)


def test_what_a_form_shows_is_read_back_as_the_same(periods_52: list[ReportingPeriod], someone: User) -> None:
    """Over every figure of a round, blank, nil or filled at random: an unchanged page changes nothing."""
    assert changed_by_an_unchanged_page(periods_52[-1], someone) == []


def test_the_same_holds_for_a_plan_of_other_kinds(periods_07: list[ReportingPeriod], someone: User) -> None:
    assert changed_by_an_unchanged_page(periods_07[-1], someone) == []


def changed_by_an_unchanged_page(period: ReportingPeriod, someone: User) -> list[Figure]:
    dice = random.Random(7)
    for figure in all_figures(period):
        record(figure, at_random(figure, dice), by=someone)
    forms = [figure_form(figure, sent_by_form(figure_form(figure))) for figure in all_figures(period)]
    assert all(form.is_valid() for form in forms)
    assert enter(forms, by=someone) == Entered((), ())
    return [form.figure for form in forms if form.says_other_than(entry_of(form.figure))]


def at_random(figure: Figure, dice: random.Random) -> Entry:
    """Anything that may stand in a figure, sensible or not."""
    form = figure_form(figure)
    if dice.random() < 0.2:
        return Entry(nil=True) if form.can_be_nil else Entry()
    places = 10**figure.indicator.decimals
    typed = {
        part_key(part): PartEntry(Decimal(dice.choice([0, 1]))) for part in figure.parts.all() if dice.random() < 0.8
    }
    if figure.indicator.checklist:
        typed |= {key: PartEntry(None, applies=False, reason="Không có.") for key in typed if dice.random() < 0.3}
    whole = {name for name in ("numerator", "denominator") if name in form.fields and dice.random() < 0.8}
    if figure.indicator.counted:
        return Entry(parts=typed, numerator=Decimal(dice.choice([0, 1])) if whole else None)
    return Entry(parts=typed, **{name: Decimal(dice.randint(0, 5000)) / places for name in whole})


def test_numbers_are_read_the_vietnamese_way_and_one_way_only(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "CAT", "CT3.1")
    entry = said(figure, numerator="1.234", denominator="12 345")
    assert (entry.numerator, entry.denominator) == (1234, 12345)
    found = errors(figure, numerator="1,234", denominator="15")
    assert list(found) == ["numerator"]
    assert "1.234" in found["numerator"][0]


def test_what_cannot_be_read_stays_as_it_was_typed(periods_52: list[ReportingPeriod]) -> None:
    form = read(figure_of(periods_52[-1], "CAT", "CT3.1"), numerator="1,234", denominator="khoảng 15")
    assert [line.box.value for line in form.lines(Past(), Past()) if line.box] == ["1,234", "khoảng 15"]
    assert all(line.box.errors for line in form.lines(Past(), Past()) if line.box)


def test_decimals_are_read_where_the_indicator_has_them(periods_52: list[ReportingPeriod]) -> None:
    money, cases = (figure_of(periods_52[-1], "CAT", code) for code in ("TK5", "TK6"))
    assert said(money, numerator="12,5").numerator == Decimal("12.5")
    assert "thập phân" in errors(money, numerator="12,55")["numerator"][0]
    assert "số nguyên" in errors(cases, numerator="12,5")["numerator"][0]
    assert [figure_form(one).number_box("numerator").mode for one in (money, cases)] == ["decimal", "numeric"]


def test_a_number_too_large_to_keep_is_refused_at_its_place(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "CAT", "TK6")
    assert errors(figure, numerator="10.000.000.000.000") == {"numerator": ["Số lớn quá mức cổng nhận."]}
    assert said(figure, numerator="9.999.999.999.999").numerator == 9_999_999_999_999


def test_a_breakdown_is_read_beside_its_whole(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "UB935", "CT5.2")
    parts = {f"p{part.pk}": number for part, number in zip(figure.parts.all(), ("10", "1.200"), strict=True)}
    entry = said(figure, numerator="1210", denominator="2000", **parts)
    assert {key[1]: part.value for key, part in entry.parts.items()} == {"cấp huyện": 10, "cấp xã": 1200}
    labels = [line.label for line in figure_form(figure).lines(Past(), Past())]
    assert labels[1:3] == ["trong đó: cấp huyện", "cấp xã"]


def test_nil_is_declared_alone(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "CAT", "CT3.1")
    assert said(figure, nil="1") == Entry(nil=True, note="")
    assert list(errors(figure, nil="1", denominator="0")) == ["nil"]


def test_what_stood_before_nil_was_declared_must_be_taken_out(periods_52: list[ReportingPeriod], someone: User) -> None:
    figure = put(figure_of(periods_52[-1], "CAT", "TK6"), someone, numerator=Decimal(4))
    assert "Bỏ dấu" in errors(figure, nil="1")["nil"][0]
    assert said(figure, nil="1", numerator="").nil


def test_communes_are_ticked_and_nothing_ticked_is_missing(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "UB935", "CT1.1")
    first = figure.parts.all()[0]
    assert said(figure).state == "missing"
    entry = said(figure, places=str(first.pk))
    assert sorted(part.value for part in entry.parts.values()) == [0] * 9 + [1]
    assert entry.parts[part_key(first)].value == 1


def test_no_commune_at_all_is_said_and_is_zero(periods_52: list[ReportingPeriod], someone: User) -> None:
    figure = figure_of(periods_52[-1], "UB935", "CT1.1")
    entry = said(figure, none="1")
    assert entry.state == "value"
    stored = put(figure, someone, parts=entry.parts)
    assert (stored.numerator, stored.denominator) == (0, 10)
    assert figure_form(stored).lines(Past(), Past())[0].ticks.none.checked


def test_ticks_together_with_none_are_refused(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "UB935", "CT1.1")
    assert list(errors(figure, none="1", places=str(figure.parts.all()[0].pk))) == ["none"]


def test_communes_of_several_districts_are_grouped_by_district(periods_07: list[ReportingPeriod]) -> None:
    groups = figure_form(figure_of(periods_07[-1], "CA", "A4")).lines(Past(), Past())[0].ticks.groups
    assert [group.label for group in groups] == ["Tỉnh Lam Giang"]
    assert len(groups[0].options) == len(figure_of(periods_07[-1], "CA", "A4").parts.all())


def test_a_district_answers_yes_or_not_yet(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "UB935", "CT2.1")
    assert said(figure).state == "missing"
    assert said(figure, numerator="1").numerator == 1
    assert said(figure, numerator="0").state == "value"
    assert figure_form(figure).nil_option() is None


def test_an_item_that_does_not_apply_says_why(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "UB935", "CT2.3")
    first, second, *_ = figure.parts.all()
    entry = said(
        figure,
        **{f"p{first.pk}": "1", f"p{second.pk}": "na", f"p{second.pk}-reason": "Không có chương trình này."},
    )
    assert entry.parts == {
        part_key(first): PartEntry(Decimal(1)),
        part_key(second): PartEntry(None, applies=False, reason="Không có chương trình này."),
    }


def test_a_reason_without_an_answer_is_not_lost(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "UB935", "CT2.3")
    first = figure.parts.all()[0]
    form = read(figure, **{f"p{first.pk}-reason": "Không có."})
    assert list(form.errors) == [f"p{first.pk}"]
    assert form.lines(Past(), Past())[0].box.value == "Không có."


def test_items_are_counted_by_quarter(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "PTTH", "CT1.2")
    first, second = figure.parts.all()
    entry = said(figure, **{f"p{first.pk}": "0", f"p{second.pk}": "3"})
    assert [part.value for part in entry.parts.values()] == [0, 3]
    lines = figure_form(figure).lines(Past(), Past())
    assert [line.label for line in lines] == ["Quý 1", "Quý 2"]
    assert lines[0].hint == "15/12/2023 – 14/03/2024"


def test_a_quarter_that_has_not_ended_says_that_it_does_not_count(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "PTTH", "CT1.2")
    figure.period.data_to = figure.period.data_to.replace(day=13)
    hints = [line.hint for line in figure_form(figure).lines(Past(), Past())]
    assert ["chưa kết thúc, chưa tính" in hint for hint in hints] == [False, True]


def test_items_are_counted_by_month_where_the_plan_says_so(periods_07: list[ReportingPeriod]) -> None:
    lines = figure_form(figure_of(periods_07[-1], "BPT", "A3")).lines(Past(), Past())
    assert [line.label for line in lines] == ["Tháng 4", "Tháng 5", "Tháng 6"]


def test_models_are_counted_at_each_listed_area(periods_07: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_07[-1], "UBL01", "B4")
    (part,) = figure.parts.all()
    assert said(figure, **{f"p{part.pk}": "2"}).parts[part_key(part)].value == 2
    assert figure_form(figure).lines(Past(), Past())[0].label == part.locality.name


def test_an_agency_without_a_listed_area_is_told_how_to_answer(periods_07: list[ReportingPeriod]) -> None:
    form = figure_form(figure_of(periods_07[-1], "UBL02", "B4"))
    assert form.lines(Past(), Past()) == []
    assert "không có tên trong danh mục" in form.lead()
    assert said(form.figure, nil="1").nil


def test_growth_asks_for_this_periods_number_only(periods_07: list[ReportingPeriod]) -> None:
    form = figure_form(figure_of(periods_07[-1], "UBL01", "A2"))
    assert [line.box.name for line in form.lines(Past(), Past()) if line.box] == [form.add_prefix("numerator")]


def test_earlier_numbers_stand_beside_the_same_line(periods_52: list[ReportingPeriod], someone: User) -> None:
    """Also of a period with more quarters than this one."""
    year = figure_of(periods_52[1], "PTTH", "CT1.2")
    said_then = {part_key(part): PartEntry(Decimal(number)) for number, part in enumerate(year.parts.all(), start=5)}
    year = put(year, someone, parts=said_then)
    lines = figure_form(figure_of(periods_52[-1], "PTTH", "CT1.2")).lines(Past(year, year.parts.all()), Past())
    assert [(line.label, line.before, line.last_year) for line in lines] == [("Quý 1", "5", ""), ("Quý 2", "6", "")]


def test_remarks_are_kept_in_one_spelling_and_not_without_end(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "CAT", "TK6")
    assert said(figure, note="  Tăng do\r\nrà soát la\u0323i.  ").note == "Tăng do\nrà soát lại."
    assert "nhiều nhất 2000" in errors(figure, note="a" * 2001)["note"][0]


def test_remarks_that_a_page_does_not_send_stay(periods_52: list[ReportingPeriod], someone: User) -> None:
    figure = put(figure_of(periods_52[-1], "CAT", "TK6"), someone, numerator=Decimal(4), note="Đã rà soát.")
    data = QueryDict(f"f{figure.pk}-version=1&f{figure.pk}-explanation=Do+mưa")
    form = remarks_form(figure, data)
    assert form.is_valid()
    assert record(figure, form.entry(), by=someone)
    stored = figure_of(periods_52[-1], "CAT", "TK6")
    assert (stored.numerator, stored.note, stored.explanation) == (4, "Đã rà soát.", "Do mưa")


def test_a_figure_is_bound_only_where_it_was_sent(periods_52: list[ReportingPeriod]) -> None:
    figure = figure_of(periods_52[-1], "CAT", "TK6")
    assert not figure_form(figure, QueryDict("f999999-version=0")).is_bound
