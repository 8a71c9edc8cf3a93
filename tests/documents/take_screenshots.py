"""Takes the pictures of docs/guides and README.md anew: `script/test tests/documents/take_screenshots.py`.

The demonstration is built and walked through in a real browser on the morning of its day. The file's name keeps it out
of the ordinary tests.
"""

import datetime
import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pdfplumber
import pytest
import time_machine
from django.core.management import call_command
from playwright.sync_api import Page, expect

from agencies.models import Agency, Role
from indicators.models import Figure, FigureRevision
from plans.models import Plan, ReportingPeriod
from reports.demonstration.accounts import PASSWORD as DEMONSTRATION
from reports.models import IssuedDocument, Proposal, Submission
from tests.documents.camera import Camera, keep
from tests.large_plan import PLAN_52
from tests.people import PASSWORD, open_account

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
MORNING = datetime.datetime(2025, 12, 10, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PHONE = 390
TRAVEL = time_machine.travel(MORNING, tick=True)
TRAVEL.start()  # before the demonstration is built, so that its clock agrees with its day


@pytest.fixture(scope="session", autouse=True)
def _back_home() -> Iterator[None]:
    yield
    TRAVEL.stop()


@pytest.fixture
def camera(page: Page, base_url: str) -> Camera:
    return Camera(page, base_url)


def period(label: str) -> int:
    year, code = label.split("-")
    return ReportingPeriod.objects.get(year=year, code=code).pk


def report_of(agency: str, label: str = "2025-NAM") -> str:
    return f"/bao-cao/{Submission.objects.get(agency__code=agency, period=period(label)).pk}/"


def test_focal_point_enters(camera: Camera, demonstration: Plan) -> None:
    camera.open("/dang-nhap/")
    camera.shoot("dang-nhap", height=520)
    camera.sign_in("dm-ub935", DEMONSTRATION)
    camera.shoot("viec-cua-toi", height=620)
    camera.open(report_of("UB935"))
    camera.shoot("bao-cao", height=900)
    camera.open(f"{report_of('UB935')}so-lieu/")
    camera.shoot("bang-so-lieu", height=900)
    for name, code in [
        ("xa", "CT1.1"),
        ("quy", "CT1.3"),
        ("ty-le", "CT1.4"),
        ("danh-muc", "CT2.3"),
        ("cac-phan", "CT5.2"),
    ]:
        camera.shoot_piece(f"so-lieu-{name}", camera.figure(code))
    camera.figure("TK12").get_by_role("textbox").first.fill("1,234")
    with camera.page.expect_navigation():
        camera.page.get_by_role("button", name="Lưu", exact=True).click()
    camera.shoot_piece("so-khong-doc-duoc", camera.figure("TK12"))
    camera.open(report_of("UB935"))
    with camera.page.expect_navigation():
        camera.page.get_by_role("link", name="Kết quả thực hiện nhiệm vụ PC12.2").click()
    camera.shoot("phan-loi", height=820)


def test_focal_point_mends_and_works_in_a_spreadsheet(camera: Camera, demonstration: Plan) -> None:
    camera.sign_in("dm-ub933", DEMONSTRATION)
    camera.open(report_of("UB933"))
    camera.shoot("phan-bi-tra-lai", height=720)
    camera.sign_in("dm-ub935", DEMONSTRATION)
    camera.open(f"{report_of('UB935')}excel/")
    camera.shoot("nhap-tu-excel", height=720)


def test_focal_point_on_the_phone(camera: Camera, demonstration: Plan) -> None:
    camera.sign_in("dm-ub935", DEMONSTRATION)
    camera.page.set_viewport_size({"width": PHONE, "height": 844})
    camera.open(f"{report_of('UB935')}so-lieu/")
    camera.page.evaluate("scrollTo(0, 640)")
    camera.shoot("dien-thoai", width=PHONE, height=844)


def test_focal_point_hands_in(camera: Camera, demonstration: Plan) -> None:
    camera.sign_in("dm-ub931", DEMONSTRATION)
    camera.open(f"{report_of('UB931')}kiem-tra/")
    camera.shoot("kiem-tra", height=900)
    camera.sign_in("dm-ub933", DEMONSTRATION)
    camera.shoot("bi-tra-lai", height=620)
    camera.sign_in("dm-ub936", DEMONSTRATION)
    camera.open(f"{report_of('UB936')}so-lieu/")
    camera.shoot_piece("khong-phat-sinh", camera.figure("CT4.1"))
    camera.open(f"{report_of('UB936')}kiem-tra/")
    declarations = camera.page.get_by_role("checkbox")
    expect(declarations).to_have_count(2)
    for place in range(2):
        declarations.nth(place).check()
    camera.page.get_by_role("button", name="Gửi báo cáo").click()
    camera.page.wait_for_url("**/bien-nhan/")
    camera.shoot("bien-nhan", height=900)


def test_specialist_follows_and_reviews(camera: Camera, demonstration: Plan) -> None:
    camera.sign_in("chuyen-vien", DEMONSTRATION)
    camera.shoot("viec-can-lam", height=860)
    camera.open("/ky-bao-cao/")
    camera.shoot("ky-bao-cao", height=660)
    camera.open(f"/ky-bao-cao/{period('2025-NAM')}/tien-do/")
    camera.shoot("tien-do", height=900)
    camera.open(f"{report_of('UB930')}xem-xet/")
    camera.shoot("xem-xet", height=900)
    camera.shoot_piece("tra-lai", camera.page.locator("#tra-lai"))
    camera.open(f"/ky-bao-cao/{period('2025-6T')}/khoa/")
    camera.shoot("khoa-ky", height=560)
    camera.open(f"/dia-ban-trong-diem/{demonstration.code}/")
    camera.shoot("dia-ban-trong-diem", height=760)
    camera.open(f"/ky-bao-cao/{period('2025-NAM')}/don-doc/")
    camera.shoot("don-doc", height=760)
    camera.open(f"/ky-bao-cao/{period('2025-6T')}/cong-van/")
    camera.shoot("cong-van", height=900)
    camera.open("/vuong-mac/")
    camera.shoot("vuong-mac", height=620)
    camera.open(f"/tong-hop/{period('2024-NAM')}/thay-doi/")
    camera.shoot("thay-doi-sau-tong-hop", height=620)
    mended = Figure.objects.get(agency__code="UB937", indicator__code="TK3", period=period("2024-6T"))
    assert FigureRevision.objects.filter(figure=mended, by__role=Role.SPECIALIST).exists()
    camera.open(f"{report_of('UB937', '2024-6T')}so-lieu/{mended.pk}/lich-su/")
    camera.shoot("lich-su", height=560)


def test_specialist_reads_results(camera: Camera, demonstration: Plan) -> None:
    half = period("2025-6T")
    camera.sign_in("chuyen-vien", DEMONSTRATION)
    camera.open(f"/ket-qua/{half}/")
    camera.shoot("ket-qua", height=900)
    camera.open(f"/ket-qua/{half}/CT1.1/")
    camera.shoot("chi-tieu", height=900)
    camera.open(f"/tong-hop/{half}/")
    camera.shoot("tong-hop", height=900)


def test_specialist_drafts(camera: Camera, demonstration: Plan) -> None:
    desk = f"/tong-hop/{period('2025-NAM')}/soan-thao/"
    camera.sign_in("chuyen-vien", DEMONSTRATION)
    camera.open(desk)
    camera.shoot("soan-thao", height=820)
    camera.open(f"{desk}muc/leadership/")
    camera.shoot("soan-thao-muc", height=900)


def test_leaders(camera: Camera, demonstration: Plan) -> None:
    half, year = period("2025-6T"), period("2024-NAM")
    camera.sign_in("lanh-dao", DEMONSTRATION)
    camera.open(f"/trinh-phat-hanh/{Proposal.objects.waiting().get(period=half).pk}/")
    camera.shoot("phat-hanh", height=680)
    camera.open(f"/van-ban/{IssuedDocument.objects.current().get(period=year).pk}/")
    camera.shoot("da-phat-hanh", height=620)
    camera.open(f"/mau-van-ban/{demonstration.code}/")
    camera.shoot("mau-van-ban", height=760)
    camera.sign_in("lanh-dao-tinh", DEMONSTRATION)
    camera.open(f"/?ky={half}")
    camera.shoot("tong-quan", height=900)


def test_anyone_checks_a_paper(camera: Camera, demonstration: Plan) -> None:
    issued = IssuedDocument.objects.current().get(period=period("2024-NAM"))
    camera.open(f"/kiem-tra/{issued.proposal.code}/")
    camera.shoot("kiem-tra-van-ban", height=720)


def test_administrator(camera: Camera, demonstration: Plan) -> None:
    camera.sign_in("quan-tri", DEMONSTRATION)
    camera.shoot("quan-tri", height=600)
    camera.open("/quan-tri/agencies/user/")
    camera.shoot("tai-khoan", height=760)
    for username in ("dm-cat", "dm-ub935"):
        camera.page.get_by_role("row", name=username).get_by_role("checkbox").check()
    camera.page.get_by_label("Việc cần làm").select_option("Cấp mật khẩu mới")
    camera.page.get_by_role("button", name="Thực hiện").click()
    camera.page.get_by_text("Trang này chỉ hiện một lần.").wait_for()
    address = camera.page.get_by_text("Địa chỉ đăng nhập")
    address.evaluate("line => { line.textContent = 'Địa chỉ đăng nhập: https://baocao.example.vn/' }")
    camera.shoot("mat-khau-cap", height=460)
    camera.open("/xac-thuc-hai-buoc/bat/")
    if camera.page.get_by_label("Mật khẩu").count():
        camera.page.get_by_label("Mật khẩu").fill(DEMONSTRATION)
        camera.page.locator("main button").first.click()
        camera.page.wait_for_url("**/xac-thuc-hai-buoc/bat/")
    camera.shoot("xac-thuc-hai-buoc", height=840)


def test_administrator_sends_a_plan_file(camera: Camera, demonstration: Plan, tmp_path: Path) -> None:
    """The agencies get a day more for the annual report."""
    changed = tmp_path / PLAN_52.name
    changed.write_text(PLAN_52.read_text("utf-8").replace("agencies_due: 12-17", "agencies_due: 12-18"), "utf-8")
    camera.sign_in("quan-tri", DEMONSTRATION)
    camera.open("/tep-ke-hoach/")
    camera.page.get_by_label("Tệp kế hoạch (YAML)").set_input_files(changed)
    camera.page.get_by_label("Tệp địa bàn (CSV)").set_input_files(PLAN_52.parent / "localities.csv")
    camera.page.get_by_role("button", name="Kiểm tra tệp").click()
    camera.page.get_by_role("button", name="Nạp kế hoạch").wait_for()
    camera.shoot("tep-ke-hoach", height=600)


def test_specialist_opens_a_period(camera: Camera) -> None:
    """On a portal in service, before anything was reported."""
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    plan = Plan.objects.select_related("consolidated_by").get()
    open_account(Role.SPECIALIST, plan.consolidated_by, "chuyen-vien", full_name="Nguyễn Thị Hoa")
    for agency in Agency.objects.exclude(code="HCCB"):
        open_account(Role.FOCAL_POINT, agency)
    camera.sign_in("chuyen-vien", PASSWORD)
    camera.open(f"/ky-bao-cao/{period('2025-NAM')}/mo/")
    camera.shoot("mo-ky", height=660)


def test_document(demonstration: Plan, tmp_path: Path) -> None:
    """The first page, the first annex and the charts of a consolidated report."""
    pdf = tmp_path / "bao-cao.pdf"
    call_command("export_report", "2025-6T", format="pdf", output=pdf, stdout=io.StringIO())
    subprocess.run(["pdftoppm", "-png", "-r", "75", pdf, tmp_path / "trang"], check=True)
    pages = sorted(tmp_path.glob("trang-*.png"))
    with pdfplumber.open(pdf) as opened:
        annex = next(place for place, page in enumerate(opened.pages) if page.width > page.height)
        charts = next(place for place, page in enumerate(opened.pages) if "BIỂU ĐỒ" in page.extract_text())
    keep("van-ban-trang-1", pages[0].read_bytes())
    keep("van-ban-phu-luc", pages[annex].read_bytes())
    keep("van-ban-bieu-do", pages[charts].read_bytes())
