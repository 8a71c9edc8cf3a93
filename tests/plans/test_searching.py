"""Finding words whatever their accents, and marking exactly them."""

from html import unescape

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from hauggiang_pcmd.lib.collation import nfc, search_key
from plans.searching import Search


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("mai dam", "Phòng, chống mại dâm", "Phòng, chống <mark>mại dâm</mark>"),
        ("MẠI DÂM", "phòng, chống mại dâm", "phòng, chống <mark>mại dâm</mark>"),
        ("dia ban", "Địa bàn và địa  bàn", "<mark>Địa bàn</mark> và <mark>địa  bàn</mark>"),
        ("hoà", "hòa hoà", "<mark>hòa</mark> <mark>hoà</mark>"),
        ("a", "aăâ", "<mark>a</mark><mark>ă</mark><mark>â</mark>"),
        ("xã", "xã\nphường", "<mark>xã</mark>\nphường"),
    ],
)
def test_each_place_is_marked_as_it_is_written(query: str, text: str, marked: str) -> None:
    assert Search(query).marked(text) == marked


def test_places_are_counted() -> None:
    search = Search("xa")
    search.marked("xã, phường và xã hội")
    search.marked("không có gì")
    assert search.found == 2


def test_without_words_everything_stays_as_it_is() -> None:
    search = Search("   ")
    assert not search
    assert (search.marked("a < b"), search.found) == ("a &lt; b", 0)


@pytest.mark.parametrize("query", ["<b>", "b>", "&", "'", '"'])
def test_what_looks_like_markup_is_text(query: str) -> None:
    marked = Search(query).marked("a <b> & ' \" c")
    assert "<b>" not in marked
    assert marked.replace("<mark>", "").replace("</mark>", "") == "a &lt;b&gt; &amp; &#x27; &quot; c"


@given(query=st.text(max_size=4), text=st.text(max_size=30))
def test_marking_adds_nothing_but_marks(query: str, text: str) -> None:
    search = Search(query)
    marked = search.marked(text)
    assert unescape(marked.replace("<mark>", "").replace("</mark>", "")) == unescape(
        escape(nfc(text) if search else text)
    )
    assert marked.count("<mark>") == marked.count("</mark>") == search.found


@given(before=st.text(max_size=8), word=st.sampled_from(["mại dâm", "Đồng", "hoà", "XÃ"]), after=st.text(max_size=8))
def test_a_word_is_found_wherever_it_stands(before: str, word: str, after: str) -> None:
    search = Search(search_key(word))
    search.marked(f"{before} {word} {after}")
    assert search.found >= 1
    assert search.finds(f"{before} {word} {after}")
