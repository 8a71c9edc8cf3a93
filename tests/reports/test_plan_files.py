"""The administrator sends a plan file by the browser: checked first, loaded on a second word, once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agencies.models import User
from plans.models import Plan
from reports.models import PlanUpload
from tests.large_plan import PLAN_52
from tests.people import as_

pytestmark = pytest.mark.django_db
LOCALITIES = PLAN_52.parent / "localities.csv"


@pytest.fixture
def office(administrator: User) -> Client:
    return as_(administrator)


def send(client: Client, plan: bytes, localities: bytes, name: str = "ke-hoach.yaml") -> tuple[int, str, str]:
    """Status, address it leads to, and what the page says."""
    files = {"plan": SimpleUploadedFile(name, plan), "localities": SimpleUploadedFile("localities.csv", localities)}
    answer = client.post("/tep-ke-hoach/", files)
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def test_a_good_file_is_checked_then_loaded(office: Client) -> None:
    status, address, _ = send(office, PLAN_52.read_bytes(), LOCALITIES.read_bytes())
    assert status == 302
    assert not Plan.objects.exists()
    shown = office.get(address).content.decode()
    assert "26 đơn vị, 84 địa bàn, 16 chỉ tiêu" in shown
    assert "Chỉ kiểm tra, chưa ghi gì" in shown
    assert not Plan.objects.exists()
    done = office.post(address, follow=True).content.decode()
    assert Plan.objects.get().code == "hau-giang-52-kh-ubnd"
    assert "Đã tạo" in done
    assert PlanUpload.objects.get().loaded_by is not None


def test_it_is_loaded_once(office: Client) -> None:
    _, address, _ = send(office, PLAN_52.read_bytes(), LOCALITIES.read_bytes())
    office.post(address)
    again = office.post(address)
    assert again.status_code == 409
    assert "đã được nạp" in again.content.decode()


@pytest.mark.parametrize(
    ("plan", "localities", "name", "sentence"),
    [
        (b"", LOCALITIES.read_bytes(), "a.yaml", "a.yaml"),
        (b"\xff\xfe", LOCALITIES.read_bytes(), "a.yaml", "UTF-8"),
        (b"[1, 2", LOCALITIES.read_bytes(), "a.yaml", "YAML"),
        (PLAN_52.read_bytes().replace(b"kind: ratio", b"kind: la", 1), LOCALITIES.read_bytes(), "a.yaml", "CT1.4"),
        (PLAN_52.read_bytes(), b"a,b\n", "a.yaml", "localities.csv"),
        (PLAN_52.read_bytes(), LOCALITIES.read_bytes(), "localities.csv", "Hai tệp trùng tên"),
        (b"x" * (5 * 1024 * 1024 + 1), b"", "a.yaml", "Tệp lớn hơn 5 MB"),
        (b"x", b"", "ă" * 81 + ".yaml", "dài quá 80 ký tự"),
        (PLAN_52.read_bytes(), LOCALITIES.read_bytes(), "../../a.yaml", ""),
    ],
)
def test_a_wrong_file_is_refused_in_sentences(
    office: Client, plan: bytes, localities: bytes, name: str, sentence: str
) -> None:
    status, address, said = send(office, plan, localities, name)
    if not sentence:  # a path in the name is no path on the server
        assert PlanUpload.objects.get().plan_name == "a.yaml"
        return
    assert status == 422
    assert not address
    assert sentence in said
    assert "Traceback" not in said
    assert not PlanUpload.objects.exists()
    assert not Plan.objects.exists()


def test_both_files_are_needed(office: Client) -> None:
    said = office.post("/tep-ke-hoach/", {}).content.decode()
    assert "Chọn tệp kế hoạch." in said
    assert "Chọn tệp địa bàn." in said


def test_what_no_longer_fits_is_said_before_loading(office: Client) -> None:
    """The same file again changes nothing; one that fitted an empty portal may not fit the plan that came since."""
    _, address, _ = send(office, PLAN_52.read_bytes(), LOCALITIES.read_bytes())
    _, other, _ = send(office, PLAN_52.read_bytes(), LOCALITIES.read_bytes())
    office.post(address)
    assert "Không có gì thay đổi." in office.get(other).content.decode()


@pytest.mark.parametrize("role", ["specialist", "leader", "viewer"])
def test_nobody_else_sends_plan_files(role: str, request: pytest.FixtureRequest) -> None:
    assert as_(request.getfixturevalue(role)).get("/tep-ke-hoach/").status_code == 403
