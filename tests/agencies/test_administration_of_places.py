"""Agencies, localities and groups as the administrator keeps them."""

import pytest
from django.http import HttpResponse

from agencies.models import Agency, AgencyGroup, Locality, User
from tests.people import as_

pytestmark = pytest.mark.django_db
AGENCIES, LOCALITIES, GROUPS = (f"/quan-tri/agencies/{table}/" for table in ("agency", "locality", "agencygroup"))


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def act(administrator: User, action: str, *rows: object) -> HttpResponse:
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], "index": 0}
    return as_(administrator).post(AGENCIES, chosen, follow=True)


def test_an_agency_is_renamed_and_its_code_stays(administrator: User, agency: Agency) -> None:
    typed = {"name": "Công an tỉnh Mới", "symbol": "CATM", "group": agency.group_id, "duty": "requested"}
    forged = {**typed, "active": "on", "code": "X", "register": 999, "consolidates": "on", "province_code": "X"}
    as_(administrator).post(f"{AGENCIES}{agency.pk}/change/", forged)
    changed = Agency.objects.get(pk=agency.pk)
    assert (changed.name, changed.symbol, changed.duty) == ("Công an tỉnh Mới", "CATM", "requested")
    assert (changed.code, changed.register, changed.consolidates, changed.province_code) == (
        agency.code,
        agency.register,
        False,
        "P",
    )
    history = text(as_(administrator).get(f"{AGENCIES}{agency.pk}/history/"))
    assert "<strong>Tên:</strong> Công an tỉnh Thử → Công an tỉnh Mới" in history
    assert "<strong>Trách nhiệm:</strong> được giao → được đề nghị" in history
    assert "<strong>Địa bàn:</strong> Tỉnh Thử → (trống)" in history


def test_how_an_agency_is_reached_is_kept_with_its_history(administrator: User, agency: Agency) -> None:
    kept = {"name": agency.name, "symbol": agency.symbol, "group": agency.group_id, "duty": agency.duty, "active": "on"}
    reached = {
        "office_email": "vanthu@cat.example", "office_telephone": "0293 3 000 000",
        "head_title": "Giám đốc", "head_email": "giamdoc@cat.example",
    }  # fmt: skip
    as_(administrator).post(f"{AGENCIES}{agency.pk}/change/", {**kept, **reached})
    assert Agency.objects.values(*reached).get(pk=agency.pk) == reached
    history = text(as_(administrator).get(f"{AGENCIES}{agency.pk}/history/"))
    assert "<strong>Thư điện tử của người đứng đầu:</strong> (trống) → giamdoc@cat.example" in history


def test_an_address_that_is_none_is_refused(administrator: User, agency: Agency) -> None:
    kept = {"name": agency.name, "symbol": agency.symbol, "group": agency.group_id, "duty": agency.duty}
    answer = as_(administrator).post(f"{AGENCIES}{agency.pk}/change/", {**kept, "head_email": "giám đốc"})
    assert answer.status_code == 200
    assert not Agency.objects.exclude(head_email="").exists()


def new_agency(of: AgencyGroup, **changed: object) -> dict[str, object]:
    return {
        "register": of.register_id,
        "code": "STP",
        "kind": "judiciary",
        "name": "Sở Tư pháp",
        "symbol": "STP",
        "group": of.pk,
        "duty": "obliged",
        "active": "on",
        **changed,
    }


def test_an_agency_is_added_at_the_end_of_its_province(
    administrator: User, agency: Agency, agency_group: AgencyGroup
) -> None:
    as_(administrator).post(f"{AGENCIES}add/", new_agency(agency_group, locality=agency.locality_id))
    added = Agency.objects.get(code="STP")
    assert (added.province_code, added.position) == ("P", agency.position + 1)
    assert added.history.get().history_user == administrator


def test_an_agency_of_another_plans_group_or_place_is_refused(
    administrator: User, agency: Agency, agency_group: AgencyGroup
) -> None:
    other = type(agency.register).objects.create(code="danh-ba-khac")
    place = Locality.objects.create(register=other, code="Q", name="Tỉnh Khác", type="Tỉnh")
    group = AgencyGroup.objects.create(register=other, number=1, heading="Nhóm khác")
    typed = new_agency(agency_group, group=group.pk, locality=place.pk)
    answer = as_(administrator).post(f"{AGENCIES}add/", typed)
    assert set(answer.context["adminform"].form.errors) == {"group", "locality"}


@pytest.mark.parametrize(
    ("code", "said"),
    [("CAT", "Mã đơn vị này đã có trong danh bạ."), ("Sở X", "Mã chỉ gồm chữ không dấu, chữ số, dấu - và dấu chấm.")],
)
def test_codes_that_are_refused(
    administrator: User, agency: Agency, agency_group: AgencyGroup, code: str, said: str
) -> None:
    answer = as_(administrator).post(f"{AGENCIES}add/", new_agency(agency_group, code=code))
    assert said in text(answer)
    assert Agency.objects.count() == 1


def test_missing_accounts_are_made_for_chosen_agencies(
    administrator: User, department: Agency, agency: Agency, other_agency: Agency
) -> None:
    answer = act(administrator, "open_missing_accounts", agency, other_agency)
    assert [one.user.agency for one in answer.context["given"]] == [agency, other_agency]
    again = act(administrator, "open_missing_accounts", agency, other_agency)
    assert "Các đơn vị đã chọn đều có tài khoản đầu mối." in text(again)


def locality(**changed: object) -> dict[str, object]:
    return {"name": "Tỉnh Thử", "type": "Tỉnh", "parent": "", "valid_from": "", "valid_to": "", **changed}


def test_days_of_validity_are_read_day_first(administrator: User, province: Locality) -> None:
    page = f"{LOCALITIES}{province.pk}/change/"
    as_(administrator).post(page, locality(valid_from="5/6/2021", valid_to="30/06/2025"))
    province.refresh_from_db()
    assert (province.valid_from.month, province.valid_to.day) == (6, 30)
    assert 'value="05/06/2021"' in text(as_(administrator).get(page))
    assert "(trống) → 30/06/2025" in text(as_(administrator).get(f"{LOCALITIES}{province.pk}/history/"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"valid_from": "06/30/2021"}, "Không đọc được ngày này. Hãy gõ ngày/tháng/năm, ví dụ 25/03/2022."),
        ({"valid_from": "30.6.21"}, "Không đọc được ngày này. Hãy gõ ngày/tháng/năm, ví dụ 25/03/2022."),
        (
            {"valid_from": "02/01/2024", "valid_to": "01/01/2024"},
            "Ngày hết hiệu lực phải không trước ngày có hiệu lực.",
        ),
    ],
)
def test_days_that_are_refused(administrator: User, province: Locality, typed: dict[str, str], said: str) -> None:
    answer = as_(administrator).post(f"{LOCALITIES}{province.pk}/change/", locality(**typed))
    assert said in text(answer)


def test_a_locality_does_not_lie_within_itself(administrator: User, province: Locality) -> None:
    inner = Locality.objects.create(register=province.register, code="H", name="Huyện", type="Huyện", parent=province)
    answer = as_(administrator).post(f"{LOCALITIES}{province.pk}/change/", locality(parent=inner.pk))
    assert "Địa bàn không thể nằm trong chính nó." in text(answer)


def test_a_locality_is_added_at_the_end(administrator: User, province: Locality) -> None:
    typed = locality(register=province.register_id, code="H9", name="Huyện Chín", parent=province.pk)
    as_(administrator).post(f"{LOCALITIES}add/", typed)
    assert Locality.objects.get(code="H9").position == province.position + 1


def test_a_groups_heading_is_mended_and_its_number_stays(administrator: User, agency_group: AgencyGroup) -> None:
    as_(administrator).post(f"{GROUPS}{agency_group.pk}/change/", {"heading": "Các sở", "number": 9})
    agency_group.refresh_from_db()
    assert (agency_group.heading, agency_group.number) == ("Các sở", 1)
    assert agency_group.history.first().history_user == administrator


def test_a_row_that_is_not_there_is_said_so(administrator: User) -> None:
    for page in ("change", "history"):
        answer = as_(administrator).get(f"{AGENCIES}987654/{page}/", follow=True)
        assert "Không có đơn vị mang số “987654”." in text(answer)
