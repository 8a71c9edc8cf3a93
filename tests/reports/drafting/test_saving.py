"""A paragraph saves itself while somebody writes in it, and nothing of two people is lost."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.drafting.writing import write
from reports.models import Draft
from tests.entry_rounds import read
from tests.people import as_
from tests.reports.drafting.desks import LEADERSHIP, address, press, said, save, sent, stand_of, texts, written
from tests.reports.seen import leader_of


def test_a_paragraph_saves_itself_and_is_answered_with_its_block(draft: Draft, client: Client) -> None:
    paragraph = written(draft)
    answer = save(client, paragraph, "Lời sau.")
    assert answer.status_code == 200
    assert answer.content.decode().lstrip().startswith(f'<div id="doan-{paragraph.pk}"')
    assert "Đã lưu lúc" in read(answer).text
    assert f'name="p{paragraph.pk}-stand" value="2|' in answer.content.decode()
    assert texts(draft) == ["Lời sau."]


def test_two_editors_each_see_the_others_words_and_choose(draft: Draft, client: Client) -> None:
    paragraph = written(draft)
    write(paragraph, "Lời của lãnh đạo.", by=leader_of(draft.period), said=said(draft))
    answer = save(client, paragraph, "Lời của tôi.")
    assert answer.status_code == 409
    shown = read(answer)
    assert "đã sửa đoạn này lúc" in shown.text
    assert "Lời của lãnh đạo." in shown.text
    assert "Lời đầu." in shown.text
    assert "Lời của tôi.</textarea>" in answer.content.decode()
    assert texts(draft) == ["Lời của lãnh đạo."]
    assert save(client, paragraph, "Lời của tôi.", **{"giu-cua-toi": f"{paragraph.pk}-2"}).status_code == 200
    assert texts(draft) == ["Lời của tôi."]


def test_what_was_typed_into_a_paragraph_that_a_colleague_cut_stays_on_the_page(draft: Draft, client: Client) -> None:
    paragraph = written(draft)
    press(as_(leader_of(draft.period)), draft.period, f"bo:{paragraph.pk}")
    answer = save(client, paragraph, "Lời viết dở.")
    assert answer.status_code == 409
    assert "đã được bỏ khỏi dự thảo" in read(answer).text
    assert "Lời viết dở." in answer.content.decode()


def test_a_figure_stays_a_reference_while_what_stands_around_it_is_edited(draft: Draft, client: Client) -> None:
    now = said(draft).facts["CT1.1.ty-le"]
    paragraph = written(draft, "Tỷ lệ {CT1.1.ty-le}.")
    page = client.get(address(draft.period, f"muc/{LEADERSHIP}/"))
    assert f"Tỷ lệ {{{now}|CT1.1.ty-le}}." in page.content.decode()
    answer = save(client, paragraph, f"Tỷ lệ đạt {{{now}|CT1.1.ty-le}}.", stand_of(page, paragraph))
    assert texts(draft) == ["Tỷ lệ đạt {CT1.1.ty-le}."]
    save(client, paragraph, "Tỷ lệ đạt {gần hết|CT1.1.ty-le}.", stand_of(answer, paragraph))
    assert texts(draft) == [f"Tỷ lệ đạt {{CT1.1.ty-le|gần hết|{now}}}."]


def test_a_reference_to_a_figure_that_there_is_not_is_told_at_the_paragraph(draft: Draft, client: Client) -> None:
    paragraph = written(draft)
    answer = save(client, paragraph, "Tỷ lệ {CT9.9.ty-le}.")
    assert answer.status_code == 422
    assert "Không có số liệu nào mang mã" in read(answer).text
    assert texts(draft) == ["Lời đầu."]


def test_a_page_without_its_version_is_refused_and_changes_nothing(draft: Draft, client: Client) -> None:
    paragraph = written(draft)
    for stand in ("", "x", "1|[]", "1|{", '1|{"a": 1'):
        assert save(client, paragraph, "Khác.", stand).status_code == 422
    assert texts(draft) == ["Lời đầu."]


def test_words_without_figures_are_saved_without_adding_up_the_results(draft: Draft, client: Client) -> None:
    paragraph = written(draft)
    with CaptureQueriesContext(connection) as queries:
        assert save(client, paragraph, "Lời sau, từ ngày 25/3/2024.").status_code == 200
    assert not [one for one in queries if "indicators_" in one["sql"]]
    assert len(queries) < 20


def test_a_button_costs_no_more_for_paragraphs_that_nobody_wrote_in(draft: Draft, client: Client) -> None:
    where, costs = address(draft.period, f"muc/{LEADERSHIP}/"), []
    for count in (2, 6):
        for _ in range(count):
            one = written(draft, "Tỷ lệ {CT1.1.ty-le}.")
        form = sent(client.get(where), f"len:{one.pk}")
        with CaptureQueriesContext(connection) as queries:
            assert client.post(where, form).status_code == 302
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_what_a_colleague_wrote_meanwhile_hinders_nobody_who_did_not_write_there(draft: Draft, client: Client) -> None:
    one, two = written(draft, "Một."), written(draft, "Hai.")
    where = address(draft.period, f"muc/{LEADERSHIP}/")
    form = sent(client.get(where), f"len:{two.pk}")
    write(one, "Một của lãnh đạo.", by=leader_of(draft.period), said=said(draft))
    assert client.post(where, form).status_code == 302
    assert texts(draft) == ["Hai.", "Một của lãnh đạo."]
    answer = client.post(where, {**form, f"p{one.pk}-text": "Một của tôi."})
    assert answer.status_code == 409
    assert "đã sửa đoạn này lúc" in read(answer).text
    assert texts(draft) == ["Hai.", "Một của lãnh đạo."]
    kept = client.post(where, {**form, "giu-cua-toi": f"{one.pk}-2", "viec": "luu"})
    assert kept.status_code == 302
    assert texts(draft) == ["Hai.", "Một."]
