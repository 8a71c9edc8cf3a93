"""The pages that are measured: over the demonstration that `manage.py demo` leaves, and over a large plan beside it."""

import json
from dataclasses import asdict, dataclass

from indicators.models import Figure
from plans.models import ReportingPeriod
from reports.demonstration.accounts import ADMINISTRATOR, LEADER, SPECIALISTS, VIEWER
from reports.models import State, Submission

DISTRICT, POLICE = "dm-ub935", "dm-cat"
DISTRICT_CODE, POLICE_CODE = "UB935", "CAT"
AT_ONCE = 4
WORDS = (
    "Đơn vị đã xây dựng kế hoạch, phân công cán bộ phụ trách, phối hợp với các ngành trên địa bàn tổ chức thực hiện."
)


@dataclass(frozen=True)
class Page:
    name: str
    who: str
    path: str


@dataclass(frozen=True)
class Spot:
    """One figure or section, with the version that it is at and what is typed there; `{}` stands for a number."""

    path: str
    version_name: str
    version: int
    typed: dict[str, str]


@dataclass(frozen=True)
class Save:
    """Something that is saved by itself, at as many spots as there are people who save at once."""

    name: str
    who: str
    spots: list[Spot]


def pages() -> list[Page]:
    """Every page that shows something, for each role that it looks different to."""
    newest, before = ReportingPeriod.objects.opened().newest_first().select_related("plan")[:2]
    own, sent = _return(newest, DISTRICT_CODE), _sent(newest)
    police = _return(newest, POLICE_CODE)
    plan, ky = newest.plan.code, newest.pk
    return [
        Page("đổi mật khẩu của mình", DISTRICT, "/doi-mat-khau/"),
        *_own_pages(own),
        Page("bảng số liệu của Công an tỉnh", POLICE, f"/bao-cao/{police.pk}/so-lieu/"),
        Page("biên nhận, kỳ trước", DISTRICT, f"/bao-cao/{_return(before, DISTRICT_CODE).pk}/bien-nhan/"),
        Page("việc cần làm", SPECIALISTS[0], "/"),
        Page("kỳ báo cáo", SPECIALISTS[0], "/ky-bao-cao/"),
        Page("mở kỳ, xem trước", SPECIALISTS[0], f"/ky-bao-cao/{ky}/mo/"),
        Page("khóa kỳ, xem trước", LEADER, f"/ky-bao-cao/{ky}/khoa/"),
        Page("tiến độ", LEADER, f"/ky-bao-cao/{ky}/tien-do/"),
        Page("xem xét một báo cáo", LEADER, f"/bao-cao/{sent.pk}/xem-xet/"),
        Page("kết quả", LEADER, f"/ket-qua/{ky}/"),
        Page("kết quả, kỳ trước đủ số liệu", LEADER, f"/ket-qua/{before.pk}/"),
        Page("một kết quả", LEADER, f"/ket-qua/{before.pk}/CT1.1/"),
        Page("báo cáo tổng hợp", LEADER, f"/tong-hop/{ky}/"),
        Page("báo cáo tổng hợp, kỳ trước đủ số liệu", LEADER, f"/tong-hop/{before.pk}/"),
        Page("trình phát hành", LEADER, f"/ky-bao-cao/{ky}/trinh/tong-hop/"),
        Page("địa bàn trọng điểm", SPECIALISTS[0], f"/dia-ban-trong-diem/{plan}/"),
        Page("kế hoạch", SPECIALISTS[0], f"/ke-hoach/{plan}/"),
        Page("kế hoạch, tìm", DISTRICT, f"/ke-hoach/{plan}/?tim=tap+huan"),
        Page("tổng quan của lãnh đạo tỉnh", VIEWER, "/"),
        Page("tiến độ, lãnh đạo tỉnh", VIEWER, f"/ky-bao-cao/{ky}/tien-do/"),
        Page("kết quả, lãnh đạo tỉnh", VIEWER, f"/ket-qua/{before.pk}/"),
        Page("trang của quản trị", ADMINISTRATOR, "/"),
        Page("tài khoản", ADMINISTRATOR, "/quan-tri/agencies/user/"),
        Page("đơn vị", ADMINISTRATOR, "/quan-tri/agencies/agency/"),
        Page("địa bàn", ADMINISTRATOR, "/quan-tri/agencies/locality/"),
    ]


def saves() -> list[Save]:
    """What the focal point of a district saves most: a figure of two numbers, and a section in words."""
    own = _return(ReportingPeriod.objects.opened().newest_first()[0], DISTRICT_CODE)
    path = f"/bao-cao/{own.pk}/"
    figures = Figure.objects.filter(period=own.period, agency=own.agency, indicator__kind="ratio")
    numbers = [
        Spot(f"{path}so-lieu/{one.pk}/", f"f{one.pk}-version", one.version, _two_numbers(one))
        for one in figures.filter(indicator__breakdown=[])[:AT_ONCE]
    ]
    words = [
        Spot(f"{path}phan-loi/{one.pk}/", "version", one.version, {"text": f"{WORDS} Lần {{}}."})
        for one in own.narratives.all()[:AT_ONCE]
    ]
    return [Save("lưu một số liệu", DISTRICT, numbers), Save("lưu một phần lời", DISTRICT, words)]


def _two_numbers(figure: Figure) -> dict[str, str]:
    return {f"f{figure.pk}-numerator": "{}", f"f{figure.pk}-denominator": "90000"}


def _own_pages(own: Submission) -> list[Page]:
    """What the focal point of a district does in the newest period."""
    path = f"/bao-cao/{own.pk}/"
    figure = Figure.objects.get(period=own.period, agency=own.agency, indicator__code="CT1.1")
    section = own.narratives.all()[4]
    return [
        Page("việc của tôi", DISTRICT, "/"),
        Page("báo cáo của đơn vị", DISTRICT, path),
        Page("bảng số liệu của một huyện", DISTRICT, f"{path}so-lieu/"),
        Page("lịch sử một số liệu", DISTRICT, f"{path}so-lieu/{figure.pk}/lich-su/"),
        Page("một phần lời", DISTRICT, f"{path}phan-loi/{section.pk}/"),
        Page("kiểm tra và gửi", DISTRICT, f"{path}kiem-tra/"),
    ]


def large_pages(period: ReportingPeriod) -> list[Page]:
    """The pages that grow with the number of agencies, and one that does not."""
    plan, ky = period.plan.code, period.pk
    return [
        Page("đổi mật khẩu của mình", LEADER, "/doi-mat-khau/"),
        Page("tiến độ", LEADER, f"/ky-bao-cao/{ky}/tien-do/"),
        Page("kết quả", LEADER, f"/ket-qua/{ky}/"),
        Page("một kết quả", LEADER, f"/ket-qua/{ky}/CT1.1/"),
        Page("báo cáo tổng hợp", LEADER, f"/tong-hop/{ky}/"),
        Page("bảng số liệu của Công an tỉnh", LEADER, f"/bao-cao/{_return(period, POLICE_CODE).pk}/so-lieu/"),
        Page("địa bàn trọng điểm", SPECIALISTS[0], f"/dia-ban-trong-diem/{plan}/"),
    ]


def _return(period: ReportingPeriod, agency: str) -> Submission:
    return Submission.objects.select_related("period", "agency").get(period=period, agency__code=agency)


def _sent(period: ReportingPeriod) -> Submission:
    found = Submission.objects.filter(period=period, state=State.SUBMITTED, agency__kind="district").first()
    return found or Submission.objects.filter(period=period, first_submitted_on__isnull=False)[0]


def as_json(found: list[Page] | list[Save]) -> str:
    """For the process that measures, which knows no database."""
    return json.dumps([asdict(page) for page in found], ensure_ascii=False)
