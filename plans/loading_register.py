"""The register of a plan: its localities, groups and agencies, brought in line with the plan file."""

from collections.abc import Mapping
from typing import Any

from agencies.models import Agency, AgencyGroup, Locality, Register
from plans.loading_rows import REMOVED_FROM_FILE, Ledger
from plans.planfile_values import LocalityRow, PlanFile


def load_register(plan_file: PlanFile, ledger: Ledger) -> Register:
    code = plan_file.document.code
    register, created = Register.objects.get_or_create(code=code)
    if created:
        ledger.created["danh bạ"] += 1
    localities = _load_localities(register, plan_file, ledger)
    groups = _load_groups(register, plan_file, ledger)
    _load_agencies(register, plan_file, ledger, localities, groups)
    return register


def _load_localities(register: Register, plan_file: PlanFile, ledger: Ledger) -> dict[str, Locality]:
    """Level by level, so that a locality's parent is there before it."""
    existing = {row.code: row for row in Locality.objects.filter(register=register)}
    position = {row.code: place for place, row in enumerate(plan_file.localities)}
    done: dict[str, Locality] = {}
    waiting = list(plan_file.localities)
    while waiting:
        level = [row for row in waiting if not row.parent or row.parent in done]
        wanted = {row.code: _locality(register, row, done, position[row.code]) for row in level}
        done |= ledger.bring(Locality, existing, wanted)
        waiting = [row for row in waiting if row.code not in done]
    return done


def _locality(register: Register, row: LocalityRow, done: Mapping[str, Locality], position: int) -> dict[str, Any]:
    return {
        "register_id": register.pk,
        "code": row.code,
        "name": row.name,
        "type": row.type,
        "parent_id": done[row.parent].pk if row.parent else None,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "position": position,
    }


def _load_groups(register: Register, plan_file: PlanFile, ledger: Ledger) -> dict[int, AgencyGroup]:
    existing = {row.number: row for row in AgencyGroup.objects.filter(register=register)}
    wanted = {
        group.number: {"register_id": register.pk, "number": group.number, "heading": group.heading}
        for group in plan_file.groups
    }
    return ledger.bring(AgencyGroup, existing, wanted)


def _load_agencies(
    register: Register,
    plan_file: PlanFile,
    ledger: Ledger,
    localities: Mapping[str, Locality],
    groups: Mapping[int, AgencyGroup],
) -> None:
    existing = {row.code: row for row in Agency.objects.filter(register=register)}
    province = next(row.code for row in plan_file.localities if not row.parent)
    wanted = {
        agency.code: {
            "register_id": register.pk,
            "group_id": groups[group.number].pk,
            "code": agency.code,
            "name": agency.name,
            "symbol": agency.symbol,
            "kind": agency.kind,
            "duty": agency.duty,
            "consolidates": agency.code == plan_file.reporting.consolidated_by,
            "locality_id": localities[agency.locality].pk if agency.locality else None,
            "province_code": province,
            "position": position,
        }
        for group in plan_file.groups
        for position, agency in enumerate(group.agencies)
    }
    agencies = ledger.bring(Agency, existing, wanted)
    _bring_back([agency for agency in agencies.values() if not agency.active], ledger)


def _bring_back(inactive: list[Agency], ledger: Ledger) -> None:
    """An agency that an earlier file left out reports again; one that a person stopped stays stopped."""
    for agency in inactive:
        if agency.history.latest().history_change_reason == REMOVED_FROM_FILE:
            agency.active = True
            ledger.save(agency, ["active"])
            ledger.updated.append(f"{ledger.name(agency, agency.code)} (báo cáo trở lại)")


def remove_from_register(register: Register, plan_file: PlanFile, ledger: Ledger) -> None:
    """Delete what the file no longer has. An agency with people or figures stops reporting instead."""
    agencies = {agency.code for agency in plan_file.agencies}
    for agency in Agency.objects.filter(register=register, active=True).exclude(code__in=agencies):
        if ledger.remove(agency, agency.code):
            agency.active = False
            ledger.save(agency, ["active"], REMOVED_FROM_FILE)
            ledger.updated.append(f"{ledger.name(agency, agency.code)} (thôi báo cáo)")
    numbers = {group.number for group in plan_file.groups}
    for group in AgencyGroup.objects.filter(register=register, agencies=None).exclude(number__in=numbers):
        ledger.remove_or_refuse(group, group.number)
    _remove_localities(register, plan_file, ledger)


def _remove_localities(register: Register, plan_file: PlanFile, ledger: Ledger) -> None:
    """From below, so that a parent goes after all that lie in it."""
    codes = {row.code for row in plan_file.localities}
    gone = {row.pk: row for row in Locality.objects.filter(register=register).exclude(code__in=codes)}
    while gone:
        parents = {row.parent_id for row in gone.values()}
        for row in [row for row in gone.values() if row.pk not in parents]:
            del gone[row.pk]
            ledger.remove_or_refuse(row, row.code, "ghi valid_to thay vì xóa")
