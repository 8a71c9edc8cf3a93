"""Live references in text: what is printed, what an editor sees, and what is kept of what a person typed."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hauggiang_pcmd.lib.collation import nfc
from hauggiang_pcmd.lib.refusal import Refused
from reports.references import (
    Facts,
    Reference,
    confirmed,
    escaped,
    printed,
    references,
    relinked,
    seen_in,
    shown,
    stale,
    stored,
    tokens,
)

FACTS = {"CT1.1.so": "61/75", "CT1.1.ty-le": "81,3%", "TK5.so": "1.234,5", "CT1.1.so-sanh": "tăng 8,0 điểm phần trăm"}
LATER = FACTS | {"CT1.1.so": "62/75", "CT1.1.ty-le": "82,7%"}

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}|"), max_size=30).map(nfc)
LINES = st.text(st.sampled_from("ab ế%|}{{.,81\n"), max_size=20)
HANDS = WORDS.map(lambda words: " ".join(words.split())).filter(bool)
KEYS = st.sampled_from(list(FACTS))
LIVE = st.builds(Reference, KEYS)
BY_HAND = st.builds(Reference, KEYS, HANDS, st.sampled_from([*FACTS.values(), "80,0%"]))
MARKED = st.lists(st.one_of(LINES.map(escaped), WORDS, LIVE.map(str), BY_HAND.map(str)), max_size=8).map("".join)


def edited(text: str, facts: Facts, before: str = "", after: str = "") -> str:
    """The page shows the text, a person types around it and saves."""
    return stored(f"{before}{shown(text, facts)}{after}", facts, seen_in(text, facts))


def still_stale(text: str) -> set[tuple[str, str]]:
    return {(one.key, one.printed) for one in stale(text, FACTS)}


def test_a_live_reference_prints_what_the_figure_is() -> None:
    text = "Có {CT1.1.so} xã ({CT1.1.ty-le})."
    assert printed(text, FACTS) == "Có 61/75 xã (81,3%)."
    assert printed(text, LATER) == "Có 62/75 xã (82,7%)."
    assert stale(text, LATER) == []


def test_an_editor_sees_the_value_and_its_key() -> None:
    assert shown("đạt {CT1.1.ty-le}", FACTS) == "đạt {81,3%|CT1.1.ty-le}"
    assert shown("đạt {CT1.1.ty-le|hơn 81%|81,3%}", FACTS) == "đạt {hơn 81%|CT1.1.ty-le}"


def test_words_put_in_by_hand_are_stale_once_the_figure_changes() -> None:
    text = stored("đạt {hơn 81%|CT1.1.ty-le}", FACTS, {"CT1.1.ty-le": "81,3%"})
    assert text == "đạt {CT1.1.ty-le|hơn 81%|81,3%}"
    assert stale(text, FACTS) == []
    (one,) = stale(text, LATER)
    assert (one.key, one.printed, one.beside, one.now) == ("CT1.1.ty-le", "hơn 81%", "81,3%", "82,7%")
    assert "“hơn 81%” được viết khi CT1.1.ty-le là “81,3%”; hiện nay là “82,7%”" in one.sentence


def test_stale_words_stay_stale_while_only_their_surroundings_are_edited() -> None:
    text = "đạt {CT1.1.ty-le|hơn 81%|81,3%}"
    again = edited(text, LATER, before="Toàn tỉnh ", after=", rất tốt.")
    assert again == f"Toàn tỉnh {text}, rất tốt."
    assert len(stale(again, LATER)) == 1


def test_stale_words_are_confirmed_or_give_way_to_the_figure() -> None:
    text = "đạt {CT1.1.ty-le|hơn 81%|81,3%} ở {CT1.1.so|61 xã|61/75}"
    assert stale(confirmed(text, LATER), LATER) == []
    assert printed(confirmed(text, LATER), LATER) == "đạt hơn 81% ở 61 xã"
    assert printed(relinked(text, LATER), LATER) == "đạt 82,7% ở 62/75"
    assert relinked(text, LATER, "CT1.1.so") == "đạt {CT1.1.ty-le|hơn 81%|81,3%} ở {CT1.1.so}"


def test_a_figure_that_changed_while_the_page_was_open_leaves_its_reference_live() -> None:
    seen = {"CT1.1.ty-le": "81,3%"}
    assert stored("đạt {81,3%|CT1.1.ty-le}", LATER, seen) == "đạt {CT1.1.ty-le}"
    by_hand = stored("đạt {trên 81%|CT1.1.ty-le}", LATER, seen)
    assert len(stale(by_hand, LATER)) == 1, "it was written beside the figure that the page showed"


@pytest.mark.parametrize("typed", ["{CT1.1.ty-le}", "{|CT1.1.ty-le}", "{ 81,3% | CT1.1.ty-le }", "{81,3%|CT1.1.ty-le}"])
def test_a_reference_can_be_typed(typed: str) -> None:
    assert stored(f"đạt {typed}.", FACTS, {}) == "đạt {CT1.1.ty-le}."


def test_a_key_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match=r"“CT1\.1\.tyle”; có phải “CT1\.1\.ty-le” \(hiện là “81,3%”\)\?"):
        stored("đạt {CT1.1.tyle}", FACTS, {})
    with pytest.raises(Refused, match="danh sách số liệu"):
        stored("đạt {xyz.khong-co}", FACTS, {})


@pytest.mark.parametrize("typed", ["đạt {81,3%|CT1.1.ty-le", "đạt 81,3%|CT1.1.ty-le}", "{CT1.1.ty-le|a|b}"])
def test_a_broken_reference_is_refused_and_named(typed: str) -> None:
    with pytest.raises(Refused, match=r"(T|t)ham chiếu “"):
        stored(typed, FACTS, {})


@pytest.mark.parametrize("typed", ["tập {1, 2}", "{", "}", "{{", "a|b", "{a|b}", "{}", "hàm f{x}", "{{}}{"])
def test_braces_that_are_no_reference_stay_as_they_were_typed(typed: str) -> None:
    kept = stored(typed, FACTS, {})
    assert printed(kept, FACTS) == shown(kept, FACTS) == typed
    assert references(kept) == []


def test_an_agencys_braces_never_become_a_reference() -> None:
    assert printed(escaped("Mã {CT1.1.so} và {{x}}"), FACTS) == "Mã {CT1.1.so} và {{x}}"
    assert references(escaped("Mã {CT1.1.so}")) == []


def test_a_reference_to_a_figure_that_is_gone_is_stale_and_survives_editing() -> None:
    text = "có {CT9.9.so} và {CT9.8.so|hai|2}"
    assert [one.now for one in stale(text, FACTS)] == [None, None]
    assert "không còn trong báo cáo" in stale(text, FACTS)[0].sentence
    assert edited(text, FACTS, after=".") == f"{text}."


@given(MARKED)
def test_saving_what_was_shown_changes_nothing(text: str) -> None:
    assume(all(not isinstance(one, Reference) or one.hand != FACTS[one.key] for one in tokens(text)))
    try:
        again = edited(text, FACTS)
    except Refused:
        return  # loose pieces that happen to look like a broken reference
    assert printed(again, FACTS) == printed(text, FACTS)
    assert still_stale(again) == still_stale(text)


@given(st.lists(st.one_of(WORDS, LIVE.map(str)), max_size=8).map("".join), WORDS, WORDS)
def test_a_live_reference_never_comes_to_be_by_hand_when_its_surroundings_are_edited(
    text: str, before: str, after: str
) -> None:
    again = stored(f"{before}{shown(text, FACTS)}{after}", LATER, seen_in(text, FACTS))
    assert references(again) == references(text)
    assert printed(again, LATER) == before + printed(text, LATER) + after


@given(st.text(st.sampled_from("ab {}|.,8ế\n"), max_size=60))
def test_nothing_a_person_typed_is_lost(typed: str) -> None:
    try:
        kept = stored(typed, FACTS, {})
    except Refused:
        return
    if not references(kept):
        assert printed(kept, FACTS) == typed


@given(WORDS, HANDS, WORDS)
def test_words_by_hand_print_as_they_were_typed(before: str, hand: str, after: str) -> None:
    kept = stored(f"{before}{{{hand}|CT1.1.so}}{after}", FACTS, {})
    assert printed(kept, FACTS) == before + hand + after
    assert re.sub(r"\s+", " ", hand) == hand
