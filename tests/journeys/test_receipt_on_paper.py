"""The receipt as Chromium prints it: one sheet of A4 with everything that proves the sending, and nothing to press."""

import io
import re

import pdfplumber
import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from agencies.models import Role, User
from plans.models import Plan
from reports.models import Submission
from reports.receipts import receipt_of
from reports.rounds import open_period
from reports.workflow import Action, take
from tests.entry_rounds import complete
from tests.journeys.people_at_work import sign_in
from tests.large_plan import PLAN_52
from tests.people import open_account

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

A4 = pytest.approx((595, 842), abs=2)


def test_the_receipt_prints_on_one_sheet_of_a4(page: Page, base_url: str) -> None:
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    open_period(Plan.objects.get().periods.get(year=2024, code="6T"), by=User.objects.operator())
    submission = Submission.objects.select_related("agency", "period__plan").get(agency__code="CAT")
    officer = open_account(Role.FOCAL_POINT, submission.agency)
    complete(submission, officer)
    take(Action.SUBMIT, submission, by=officer)
    receipt = receipt_of(submission)
    assert receipt is not None

    sign_in(page, base_url, officer)
    page.goto(f"{base_url}/bao-cao/{submission.pk}/bien-nhan/")
    expect(page.get_by_role("button", name="In biên nhận")).to_be_visible()
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        (sheet,) = pdf.pages
        assert (sheet.width, sheet.height) == A4
        text = sheet.extract_text()
    joined = re.sub(r"\s+", "", text)
    for said in (receipt.reference, receipt.fingerprint, submission.agency.name, "Gửi lúc", str(officer), "Hạn nộp"):
        assert re.sub(r"\s+", "", said) in joined, said
    for pressed in ("In biên nhận", "Về trang báo cáo", "Đăng xuất", "Việc của tôi"):
        assert pressed not in text
