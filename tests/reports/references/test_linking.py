"""Figures in a text as links to where they are from; nothing else becomes markup."""

from hypothesis import given
from hypothesis import strategies as st

from reports.references import printed
from reports.references.linking import linked, traced

FACTS = {"CT1.1.so": "61/75", "CT4.2.so": "<5/12"}


def address(key: str) -> str:
    return f"/ket-qua/1/{key.rpartition('.')[0]}/"


def shown(text: str) -> str:
    return linked(printed(text, traced(FACTS)), FACTS, address)


def test_a_figure_leads_to_its_result() -> None:
    assert shown("Có {CT1.1.so} xã.") == (
        'Có <a class="figure-link" href="/ket-qua/1/CT1.1/" title="Xem CT1.1.so">61/75</a> xã.'
    )


def test_words_by_hand_are_no_link() -> None:
    assert shown("Có {CT1.1.so|hơn sáu mươi|61/75} xã.") == "Có hơn sáu mươi xã."


def test_nothing_is_markup_but_the_links() -> None:
    assert shown("<b>{CT4.2.so}</b>").startswith("&lt;b&gt;<a ")
    assert "&lt;5/12</a>" in shown("{CT4.2.so}")


@given(st.text(st.sampled_from("\ue0f0\ue0f1\ue0f2CT1.so6/75<a")))
def test_what_people_type_never_makes_a_link_to_anything_else(text: str) -> None:
    page = linked(text, FACTS, address)
    assert page.count("<") == 2 * page.count('<a class="figure-link" href="/ket-qua/1/CT1.1/"')
    assert not any(mark in page for mark in "\ue0f0\ue0f1\ue0f2")
