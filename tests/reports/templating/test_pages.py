"""The pages of templates: a leader edits with a preview, a specialist reads, nothing typed is lost."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agencies.models import User
from plans.models import Plan
from reports.models import DocumentTemplate
from tests.entry_rounds import read, sent_by
from tests.people import as_

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(plan: Plan) -> str:
    return f"/mau-van-ban/{plan.code}/"


@pytest.fixture
def desk(leader: User) -> Client:
    return as_(leader)


def keep(client: Client, url: str, **changes: str) -> object:
    """Change boxes, and save with a reason."""
    return client.post(url, {**sent_by(client.get(url)), "reason": "Thử.", "luu": "1", **changes})


def test_the_list_says_which_versions_count_who_wrote_them_and_why(desk: Client, home: str, leader: User) -> None:
    before = read(desk.get(home)).text
    assert "Báo cáo tổng hợp Bản đầu chưa sửa" in before
    assert "Báo cáo của đơn vị: cấp huyện" in before
    assert "cấp xã" not in before
    keep(desk, f"{home}tong-hop/", archive="VT")
    after = read(desk.get(home)).text
    assert re.search(f"Báo cáo tổng hợp 1 .*{leader.full_name}.* Thử\\.", after)


def test_a_leader_keeps_a_new_version(desk: Client, home: str) -> None:
    answer = keep(desk, f"{home}tong-hop/", recipients="Như trên\nBan Giám đốc Sở")
    assert (answer.status_code, answer["Location"]) == (302, f"{home}tong-hop/")
    page = desk.get(f"{home}tong-hop/")
    assert "Phiên bản 1" in page.content.decode()
    assert sent_by(page)["recipients"] == ["\nNhư trên\nBan Giám đốc Sở"] or "Ban Giám đốc Sở" in page.content.decode()


def test_what_is_wrong_is_said_at_its_box_and_what_was_typed_stays(desk: Client, home: str) -> None:
    answer = keep(desk, f"{home}tong-hop/", signature="PHÓ GIÁM ĐỐC", closing="Xin báo cáo {ten}")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_signature"' in text
    assert "Lỗi: Người ký: cấp phó ký thay" in text
    assert "“{ten}” không phải trường điền tự động" in text
    assert "Xin báo cáo {ten}" in text
    assert not DocumentTemplate.objects.exists()


def test_saving_asks_why(desk: Client, home: str) -> None:
    answer = keep(desk, f"{home}tong-hop/", archive="VT", reason="")
    assert answer.status_code == 422
    assert "Lý do sửa" in answer.content.decode()


def test_a_preview_shows_pages_of_what_is_typed_and_keeps_nothing(desk: Client, home: str) -> None:
    url = f"{home}tong-hop/"
    changes = {"recipients": "Như trên\nBan Giám đốc Sở", "xem-truoc": "1"}
    answer = desk.post(url, {**sent_by(desk.get(url)), **changes})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Ban Giám đốc Sở" in text
    pages = re.findall(r'<img src="([^"]+)"', text)
    assert [page.rpartition("/")[2] for page in pages] == ["trang-dau.png", "trang-cuoi.png"]
    picture = desk.get(pages[0])
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert not DocumentTemplate.objects.exists()
    for file, begins in (("mau.pdf", b"%PDF"), ("mau.docx", b"PK")):
        found = desk.get(pages[0].replace("trang-dau.png", file))
        assert found.content.startswith(begins)
        assert found["Content-Disposition"] == f'attachment; filename="xem-truoc-tong-hop.{file[-4:].strip(".")}"'
    assert desk.get(pages[0].replace("trang-dau.png", "khac.png")).status_code == 404


def test_what_cannot_be_kept_is_not_laid_out(desk: Client, home: str) -> None:
    url = f"{home}tong-hop/"
    answer = desk.post(url, {**sent_by(desk.get(url)), "archive": "", "xem-truoc": "1"})
    assert answer.status_code == 422
    assert "<img" not in answer.content.decode()


def test_two_leaders_see_what_the_other_kept_and_choose(desk: Client, home: str) -> None:
    url = f"{home}tong-hop/"
    mine = {**sent_by(desk.get(url)), "archive": "VT, MINE", "reason": "Của tôi."}
    keep(desk, url, archive="VT, THEIRS")
    answer = desk.post(url, {**mine, "luu": "1"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "vừa lưu phiên bản 1" in text
    assert "THEIRS" in text
    assert "VT, MINE" in text
    assert DocumentTemplate.objects.count() == 1
    assert desk.post(url, {**mine, "giu-cua-toi": "1"}).status_code == 302
    assert "VT, MINE" in DocumentTemplate.objects.get(version=2).content


def test_theirs_can_be_taken(desk: Client, home: str) -> None:
    url = f"{home}tong-hop/"
    mine = {**sent_by(desk.get(url)), "archive": "VT, MINE", "reason": "Của tôi."}
    keep(desk, url, archive="VT, THEIRS")
    assert desk.post(url, {**mine, "lay-dang-luu": "1"})["Location"] == url
    assert DocumentTemplate.objects.count() == 1


def test_a_specialist_reads_and_changes_nothing(specialist: User, home: str) -> None:
    client, url = as_(specialist), f"{home}tong-hop/"
    page = client.get(url)
    assert "disabled" in page.content.decode()
    assert "Lưu phiên bản mới" not in page.content.decode()
    assert client.post(url, {"xem-truoc": "1", "version": "0"}).status_code == 403
    assert client.post(f"{url}lich-su/", {"dung-lai": "0", "version": "0"}).status_code == 403


def test_the_history_shows_words_that_went_and_came_and_takes_a_version_back(desk: Client, home: str) -> None:
    url = f"{home}tong-hop/"
    keep(desk, url, recipients="Như trên\nBan Giám đốc Sở")
    page = desk.get(f"{url}lich-su/").content.decode()
    assert re.search(r"<ins>[^<]*Ban Giám đốc Sở", page)
    answer = desk.post(f"{url}lich-su/", {"dung-lai": "0", "version": "1"})
    assert answer.status_code == 302
    assert DocumentTemplate.objects.get(version=2).reason == "Dùng lại bản đầu."
    assert desk.post(f"{url}lich-su/", {"dung-lai": "1", "version": "1"}).status_code == 409


def test_a_version_must_be_a_number(desk: Client, home: str) -> None:
    url = f"{home}tong-hop/"
    assert desk.post(url, {**sent_by(desk.get(url)), "version": "-1"}).status_code == 400


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("page", ["", "tong-hop/", "tong-hop/lich-su/"])
def test_pages_cost_the_same_however_many_versions_there_are(desk: Client, home: str, page: str) -> None:
    keep(desk, f"{home}tong-hop/", archive="VT, 0")
    before = queries(desk, home + page)
    for number in range(1, 6):
        keep(desk, f"{home}tong-hop/", archive=f"VT, {number}")
    assert DocumentTemplate.objects.count() == 6
    assert queries(desk, home + page) == before


def test_headings_say_that_they_do_not_rename_what_agencies_fill_in(desk: Client, home: str) -> None:
    said = "ô đơn vị viết lời cho mục ấy vẫn mang tên cũ"
    assert said in read(desk.get(f"{home}tong-hop/")).text
    assert said not in read(desk.get(f"{home}cong-van/")).text
