"""Sentences over random rounds of both plans: every number in them is one that the rules give."""

import random
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.consolidation.headings import Sentence
from reports.consolidation.report import headings_of, matter_of
from reports.references import Facts, printed, references, stale
from reports.references.stray import Number, numbers_in
from tests.indicators.random_figures import random_rows
from tests.indicators.reference import ReferencePlan, expected
from tests.large_plan import PLAN_52
from tests.plans.mutations import DECISION_07
from tests.reports.rounds import fill, load_and_open
from tests.rewriting import rewrite

pytestmark = pytest.mark.django_db
HALF_A_TENTH = Fraction(1, 20)

ROUNDS = [
    (PLAN_52, ("2023-6T", "2024-6T"), 1, 0.0),
    (PLAN_52, ("2024-NAM", "2025-NAM"), 2, 0.05),
    (PLAN_52, ("2025-NAM",), 3, 0.0),
    (DECISION_07, ("2024-N", "2025-N", "2026-N"), 4, 0.0),
    (DECISION_07, ("2024-Q2", "2025-Q2"), 5, 0.1),
]


class Round:
    """A filled round: its sentences beside the results as the rules' second computation has them."""

    def __init__(self, plan_file: Path, labels: tuple[str, ...], seed: int, missing: float, folder: Path) -> None:
        self.period = load_and_open(plan_file, *labels)[-1]
        files = {}
        for place, label in enumerate(labels):
            fill(plan_file, label, folder, seed=seed + place, missing=missing)
            dice = random.Random(seed + place)
            files[label] = random_rows(ReferencePlan(plan_file), label, dice, missing=missing, nil=0.05)
        self.plan = ReferencePlan(plan_file)
        self.results = {one["indicator"]: one for one in expected(self.plan, labels[-1], files)}
        self.specs = {one["code"]: one for one in self.plan.indicators}
        self.facts, self.sentences = said_in(self.period)


def said_in(period: ReportingPeriod) -> tuple[Facts, list[Sentence]]:
    matter = matter_of(period)
    return matter.facts, [one for heading in headings_of(matter) for one in heading.sentences]


@pytest.fixture(scope="module", params=ROUNDS, ids=lambda one: f"{one[0].stem}-{one[1][-1]}")
def filled(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Round]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Round(*request.param, tmp_path_factory.mktemp("round"))
        transaction.set_rollback(True)


def test_every_number_of_a_sentence_is_one_that_the_rules_give(filled: Round) -> None:
    told = [one for one in filled.sentences if one.key]
    assert [one.key for one in told] == list(filled.results)
    for one in told:
        text = printed(one.text, filled.facts)
        found = [number for _, number in numbers_in(without_title(text, filled.specs[one.key]["title"]))]
        wrong = [number.text for number in found if not given_by_the_rules(number, filled, one.key)]
        assert not wrong, (text, filled.results[one.key])


def without_title(text: str, title: str) -> str:
    """Numbers of the plan's own words are not the results'."""
    for words in (title, title[:1].lower() + title[1:]):
        text = text.replace(words, "")
    return text


def given_by_the_rules(number: Number, filled: Round, code: str) -> bool:
    result, spec = filled.results[code], filled.specs[code]
    last = result["same_period_last_year"]
    threshold = Fraction(spec["threshold"]["value"])
    shares = [share for share in (percent_of(result), last and percent_of(last)) if share is not None]
    if number.whole is not None:
        return (number.value, number.whole) in [pair_of(result), (result["reported"], result["expected"])]
    if number.percent:
        moved = [abs(Fraction(last["difference"]))] if last and last["difference"] else []
        changes = [abs(share) for share in shares]
        return number.value == abs(threshold) or any(
            abs(number.value - value) <= HALF_A_TENTH for value in [*changes, *moved]
        )
    gaps = [abs(share - threshold) for share in shares]
    counts = [result["numerator"], result["denominator"], result["shortfall"], threshold]
    if spec["kind"] == "growth" and result["denominator"] is not None:
        counts.append(result["numerator"] + result["denominator"])
    if spec["kind"] == "count":
        counts.append(abs(Fraction(str(result["numerator"])) - threshold))
    if last and last["difference"]:
        gaps.append(abs(Fraction(last["difference"])))
    exact = [Fraction(str(count)) for count in counts if count is not None]
    small = [Fraction(spec["suppress_below"])] if "suppress_below" in spec else []
    return number.value in [*exact, *small] or any(abs(number.value - gap) <= HALF_A_TENTH for gap in gaps)


def pair_of(result: dict[str, Any]) -> tuple[Fraction, Fraction | None]:
    denominator = result["denominator"]
    return Fraction(str(result["numerator"])), None if denominator is None else Fraction(str(denominator))


def percent_of(result: dict[str, Any]) -> Fraction | None:
    numerator, denominator = pair_of(result)
    return 100 * numerator / denominator if denominator else None


def test_the_verdict_of_a_sentence_is_that_of_the_rules(filled: Round) -> None:
    words = {
        "met": r"(, đạt|vượt) (chỉ tiêu|mục tiêu phấn đấu)",
        "not_met": r"chưa đạt (chỉ tiêu|mục tiêu phấn đấu)",
        "not_due": "chưa đến hạn đánh giá",
        "no_occurrence": "không đánh giá|không có|chưa có",
        "incomplete": "^Chưa đủ số liệu để đánh giá",
    }
    for one in filled.sentences:
        if one.key:
            text = printed(one.text, filled.facts)
            assert re.search(words[filled.results[one.key]["verdict"]], text), text


def test_an_unchanged_sentence_is_never_stale(filled: Round) -> None:
    for one in filled.sentences:
        assert stale(one.text, filled.facts) == []
        assert all(reference.key in filled.facts for reference in references(one.text))


def test_whoever_is_missing_is_named(filled: Round) -> None:
    names = {agency["code"]: agency["name"] for agency in filled.plan.agencies.values()}
    for one in filled.sentences:
        result = filled.results.get(one.key)
        if result and 0 < len(result["missing"]) < result["expected"] and "danh mục" not in one.text:
            text = printed(one.text, filled.facts)
            assert all(names[code] in text for code in result["missing"]), text


def test_the_same_period_is_named_by_its_year(filled: Round) -> None:
    text = " ".join(printed(one.text, filled.facts) for one in filled.sentences)
    assert f"cùng kỳ năm {filled.period.year - 1}" in text
    assert not re.search(r"cùng kỳ(?! năm 2)", text)


# --- A figure changes


@pytest.fixture
def changed(filled: Round) -> tuple[Round, Sentence, Facts]:
    """One result whose sentence stands, and the facts after one of its figures was corrected."""
    typed = {code for code, spec in filled.specs.items() if spec["kind"] in ("ratio", "count", "growth")}
    told = {one.key: one for one in filled.sentences if f"{{{one.key}.so}}" in one.text and one.key in typed}
    figure = Figure.objects.filter(
        period=filled.period, indicator__code__in=told, counted_at__isnull=False, numerator__gt=0
    ).first()
    assert figure is not None
    chosen = told[figure.indicator.code]
    rewrite(Figure.objects.filter(pk=figure.pk), numerator=0)
    return filled, chosen, said_in(filled.period)[0]


def test_changing_a_figure_changes_the_text(changed: tuple[Round, Sentence, Facts]) -> None:
    filled, chosen, after = changed
    assert printed(chosen.text, after) != printed(chosen.text, filled.facts)
    assert after[f"{chosen.key}.so"] in printed(chosen.text, after)


def test_words_by_hand_are_stale_after_the_figure_changed(changed: tuple[Round, Sentence, Facts]) -> None:
    filled, chosen, after = changed
    key = f"{chosen.key}.so"
    by_hand = chosen.text.replace(f"{{{key}}}", f"{{{key}|rất nhiều|{filled.facts[key]}}}")
    assert stale(by_hand, filled.facts) == []
    assert any(one.key == key and one.now == after[key] for one in stale(by_hand, after))


def test_a_sentence_whose_kind_is_another_now_is_stale(filled: Round) -> None:
    """`Có …` was drafted while there was a result; none is any more."""
    chosen = next(one for one in filled.sentences if one.key and ".tinh-trang|" in one.text)
    rewrite(Figure.objects.filter(period=filled.period, indicator__code=chosen.key), counted_at=None)
    after, _ = said_in(filled.period)
    if after[f"{chosen.key}.tinh-trang"] != filled.facts[f"{chosen.key}.tinh-trang"]:
        assert [one.key for one in stale(chosen.text, after)] == [f"{chosen.key}.tinh-trang"]
