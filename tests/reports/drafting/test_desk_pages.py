"""The desk on the screen: by plain posts, by what saves itself, with provenance one click away."""

from django.test import Client

from plans.models import ReportingPeriod
from reports.drafting.taking import take_over_all
from reports.models import Draft
from tests.entry_rounds import read
from tests.reports.drafting.desks import LEADERSHIP, address, press, said, save, texts, under, write_again, written
from tests.reports.seen import specialist_of


def test_the_consolidated_page_leads_to_the_desk_and_the_desk_is_opened_there(
    period: ReportingPeriod, client: Client
) -> None:
    assert address(period) in read(client.get(f"/tong-hop/{period.pk}/")).links
    assert "Mở dự thảo" in read(client.get(address(period))).text
    shown = read(client.post(address(period), follow=True)).text
    assert "Đã mở dự thảo." in shown
    assert "Kết quả các chỉ tiêu" in shown


def test_the_outline_says_how_far_each_heading_is_and_who_is_missing(
    draft: Draft, period: ReportingPeriod, client: Client
) -> None:
    press(client, period, "dua-het")
    write_again(period, "CAT", "Đã ban hành kế hoạch số 15.")
    shown = read(client.get(address(period))).text
    assert "Công tác lãnh đạo, chỉ đạo, ban hành văn bản 2 2 2 1 đoạn có nguồn đã thay đổi" in shown
    assert "6/26 đơn vị đã được tiếp nhận báo cáo." in shown
    assert "Còn 20 đơn vị chưa có báo cáo được tiếp nhận" in shown


def test_agencies_words_stand_beside_with_their_version_and_are_taken_over_by_one_click(
    draft: Draft, period: ReportingPeriod, client: Client
) -> None:
    page = read(client.get(address(period, f"muc/{LEADERSHIP}/")))
    words = said(draft).heading(LEADERSHIP).words
    assert [one.agency for one in words] == ["Công an tỉnh", "Đài Phát thanh và Truyền hình tỉnh"]
    assert f"/bao-cao/{words[0].submission}/phan-loi/{words[0].narrative}/" in page.links
    assert f"Lần ghi {words[0].version}" in page.text
    shown = press(client, period, f"dua-vao:{words[1].narrative}")
    assert "Đã đưa vào dự thảo." in read(shown).text
    assert texts(draft) == ["Đài Phát thanh và Truyền hình tỉnh: Đã phát 04 phóng sự."]


def test_every_paragraph_leads_to_where_it_came_from(draft: Draft, period: ReportingPeriod, client: Client) -> None:
    press(client, period, "dua-het")
    source = under(draft)[0].sources.get()
    links = read(client.get(address(period, f"muc/{LEADERSHIP}/"))).links
    section = f"/bao-cao/{source.narrative.submission_id}/phan-loi/{source.narrative_id}/"
    assert links.count(section) == 2  # beside the paragraph, and beside the agency's words
    assert client.get(section).status_code == 200
    links = read(client.get(address(period, "muc/results/"))).links
    found = [link for link in links if link.startswith(f"/ket-qua/{period.pk}/")]
    assert found
    assert all(client.get(link).status_code == 200 for link in {found[0], found[-1]})


def test_by_plain_posts_every_button_saves_all_paragraphs_first(
    draft: Draft, period: ReportingPeriod, client: Client
) -> None:
    press(client, period, "them", **{"doan-moi": "Một."})
    press(client, period, "them", **{"doan-moi": "Hai."})
    one, two = under(draft)
    press(client, period, f"len:{two.pk}", **{f"p{one.pk}-text": "Một sửa."})
    assert texts(draft) == ["Hai.", "Một sửa."]
    press(client, period, f"gop:{two.pk}")
    assert texts(draft) == ["Hai. Một sửa."]
    press(client, period, f"bo:{two.pk}")
    assert texts(draft) == []
    assert "Đã bỏ khỏi mục này (2)" in read(client.get(address(period, f"muc/{LEADERSHIP}/"))).text
    press(client, period, f"dua-lai:{two.pk}")
    press(client, period, f"chuyen:{two.pk}", **{f"p{two.pk}-muc": "next"})
    assert texts(draft, "next") == ["Hai. Một sửa."]


def test_the_history_shows_every_writing_word_by_word(draft: Draft, client: Client) -> None:
    paragraph = written(draft, "Đã họp hai lần.")
    save(client, paragraph, "Đã họp ba lần.")
    page = client.get(address(draft.period, f"doan/{paragraph.pk}/lich-su/")).content.decode()
    assert "<del>hai </del><ins>ba </ins>" in page
    assert page.index("Lần ghi 2") < page.index("Lần ghi 1")


def test_the_history_reads_as_the_report_does_with_its_figures_marked(draft: Draft, client: Client) -> None:
    paragraph = written(draft, "Đạt {chi-tieu.tong} chỉ tiêu; {{mật}}.")
    save(client, paragraph, "Có {chi-tieu.tong} chỉ tiêu; {mật}, {gần đủ|chi-tieu.dat}.")
    total, met = said(draft).facts["chi-tieu.tong"], said(draft).facts["chi-tieu.dat"]
    page = client.get(address(draft.period, f"doan/{paragraph.pk}/lich-su/")).content.decode()
    assert f'<del>Đạt </del><ins>Có </ins><span class="quoted" title="chi-tieu.tong">{total}</span> chỉ tiêu' in page
    by_hand = f"chi-tieu.dat, viết khi số liệu là “{met}”"
    assert f'<ins>{{mật}}, <span class="quoted" title="{by_hand}">gần đủ</span>.</ins>' in page
    press(client, draft.period, f"bo:{paragraph.pk}")
    shown = read(client.get(address(draft.period, f"muc/{LEADERSHIP}/"))).text
    assert f"Có {total} chỉ tiêu; {{mật}}, gần đủ." in shown


def test_new_words_of_an_agency_are_compared_and_taken(draft: Draft, period: ReportingPeriod, client: Client) -> None:
    take_over_all(draft, LEADERSHIP, by=specialist_of(period), said=said(draft))
    write_again(period, "CAT", "Đã ban hành kế hoạch số 15.")
    (link,) = [one for one in read(client.get(address(period, f"muc/{LEADERSHIP}/"))).links if "/nguon/" in one]
    assert "<del>12.</del><ins>15.</ins>" in client.get(link).content.decode()
    answer = client.post(link, {"lay": "1"}, follow=True)
    assert "Đã lấy lời mới của đơn vị." in read(answer).text
    assert texts(draft)[0] == "Công an tỉnh: Đã ban hành kế hoạch số 15."
    assert client.post(link, {"lay": "1"}).status_code == 409


def test_words_are_never_markup(draft: Draft, client: Client) -> None:
    written(draft, "<img src=x onerror=alert(1)>")
    assert "<img src=x" not in client.get(address(draft.period, f"muc/{LEADERSHIP}/")).content.decode()


def test_a_number_that_matches_no_figure_is_pointed_out(draft: Draft, client: Client) -> None:
    written(draft, "Đã xử lý 98.765 vụ.")
    assert (
        "“98.765” không khớp số liệu nào của báo cáo"
        in read(client.get(address(draft.period, f"muc/{LEADERSHIP}/"))).text
    )


def test_words_by_hand_beside_another_figure_take_the_figure_or_stay_by_one_click(draft: Draft, client: Client) -> None:
    now = said(draft).facts["CT1.1.ty-le"]
    for deed, after in (("giu-loi", f"Đạt {{CT1.1.ty-le|gần hết|{now}}}."), ("so-moi", "Đạt {CT1.1.ty-le}.")):
        paragraph = written(draft, "Đạt {CT1.1.ty-le|gần hết|12,3%}.")
        page = client.get(address(draft.period, f"muc/{LEADERSHIP}/"))
        assert f'value="{deed}:{paragraph.pk}"' in page.content.decode()
        press(client, draft.period, f"{deed}:{paragraph.pk}")
        paragraph.refresh_from_db()
        assert paragraph.text == after
