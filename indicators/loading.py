"""The indicators and supporting statistics of a plan, brought in line with the plan file."""

from collections.abc import Iterable
from typing import Any

from agencies.models import Agency, Locality
from indicators.models import Figure, Hotspot, Indicator, IndicatorAgency, Part
from plans.loading_rows import Ledger
from plans.models import Plan, Target
from plans.planfile_values import IndicatorEntry, PlanFile

FIXED_BY_FIGURES = ("kind", "counted", "every")


def load_indicators(plan: Plan, plan_file: PlanFile, ledger: Ledger) -> None:
    """Indicators, statistics, who leads, coordinates and reports them, and the list of hotspots.

    What figures were entered under is not changed: how an indicator counts, or that it was ever asked for.
    """
    existing = {row.code: row for row in plan.indicators.all()}
    wanted = _indicators(plan, plan_file)
    _refuse_other_counting(existing, wanted, ledger)
    indicators = ledger.bring(Indicator, existing, wanted)
    _load_parts(plan, plan_file, indicators, existing, ledger)
    _load_hotspots(plan, plan_file, ledger)
    gone = [row for code, row in existing.items() if code not in wanted and not row.withdrawn]
    for row in gone:
        row.withdrawn = True
        ledger.save(row, ["withdrawn"])
        ledger.updated.append(f"{ledger.name(row, row.code)} (không còn dùng)")


def remove_unused_indicators(plan: Plan, plan_file: PlanFile, ledger: Ledger) -> None:
    """Delete withdrawn indicators for which nothing was ever entered."""
    codes = {entry.code for entry in plan_file.all_indicators}
    for row in plan.indicators.filter(withdrawn=True, figures=None).exclude(code__in=codes):
        ledger.remove_or_refuse(row, row.code)


def _indicators(plan: Plan, plan_file: PlanFile) -> dict[str, dict[str, Any]]:
    targets = dict(Target.objects.filter(section__plan=plan).values_list("number", "pk"))
    return {
        entry.code: _indicator(plan, entry, targets, position)
        for entries in (plan_file.indicators, plan_file.statistics)
        for position, entry in enumerate(entries)
    }


def _indicator(plan: Plan, entry: IndicatorEntry, targets: dict[str, int], position: int) -> dict[str, Any]:
    copied = ("code", "is_statistic", "title", "quote", "kind", "counted", "every", "unit", "numerator", "denominator")
    also = ("basis", "decimals", "aspirational", "suppress_below", "reading", "ref")
    threshold = entry.threshold
    return {name: getattr(entry, name) for name in copied + also} | {
        "plan_id": plan.pk,
        "position": position,
        "target_id": targets[entry.target] if entry.target else None,
        "comparison": threshold.comparison if threshold else "",
        "threshold": threshold.value if threshold else None,
        "threshold_unit": threshold.unit if threshold else "",
        "checklist": list(entry.checklist),
        "breakdown": list(entry.breakdown),
        "assigned_by": [{"ref": source.ref, "explicit": source.explicit} for source in entry.assigned_by],
        "withdrawn": False,
    }


def _refuse_other_counting(existing: dict[str, Indicator], wanted: dict[str, dict[str, Any]], ledger: Ledger) -> None:
    """An indicator with figures keeps how it counts, and never takes fewer decimals than they may have."""
    for code, row in existing.items():
        values = wanted.get(code, {})
        other = [name for name in FIXED_BY_FIGURES if values.get(name, getattr(row, name)) != getattr(row, name)]
        if values.get("decimals", row.decimals) < row.decimals:
            other.append("decimals")
        if other and (entered := Figure.objects.filter(indicator=row, version__gt=0).select_related("period").first()):
            changes = ", ".join(f"{name} từ “{getattr(row, name)}” sang “{values[name]}”" for name in other)
            ledger.problems.append(
                f"chỉ tiêu {code}: không đổi {changes} được vì đã có số liệu (kỳ {entered.period.label})"
            )


def _load_parts(
    plan: Plan, plan_file: PlanFile, indicators: dict[str, Indicator], known: Iterable[str], ledger: Ledger
) -> None:
    """Who leads, coordinates and reports. `known` are the codes of the indicators that are not new."""
    kept = {indicator.pk for indicator in indicators.values()}
    agencies = dict(Agency.objects.filter(register_id=plan.register_id).values_list("code", "pk"))
    existing = {
        (row.indicator_id, row.agency_id, row.part): row
        for row in IndicatorAgency.objects.filter(indicator__plan=plan, indicator__withdrawn=False)
    }
    wanted = {
        (indicators[entry.code].pk, agencies[code], part): {
            "indicator_id": indicators[entry.code].pk,
            "agency_id": agencies[code],
            "part": part,
            "position": position,
        }
        for entry in plan_file.all_indicators
        for part, codes in _parts(entry)
        for position, code in enumerate(codes)
    }
    gone = [key for key in existing if key not in wanted and key[0] in kept]
    changed = {
        key for key, values in wanted.items() if key not in existing or existing[key].position != values["position"]
    }
    rows = Ledger(ledger.by)
    rows.bring(IndicatorAgency, existing, wanted)
    IndicatorAgency.objects.filter(pk__in=[existing[key].pk for key in gone]).delete()
    codes = {indicators[code].pk: code for code in indicators if code in known}
    ledger.created.update(rows.created)
    for code in sorted({codes[key[0]] for key in changed.union(gone) if key[0] in codes}):
        ledger.updated.append(f"chỉ tiêu {code} (đơn vị chủ trì, phối hợp, báo cáo)")


def _parts(entry: IndicatorEntry) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield Part.LEAD.value, entry.lead.codes
    yield Part.COORDINATING.value, entry.coordinating.codes
    yield Part.REPORTED_BY.value, entry.reported_by.codes


def _load_hotspots(plan: Plan, plan_file: PlanFile, ledger: Ledger) -> None:
    """The file's list is where the portal's begins; from then on people keep it in the portal."""
    if plan_file.hotspots is None:
        return
    listed = set(plan.hotspots.values_list("locality__code", flat=True))
    if listed and listed != set(plan_file.hotspots):
        ledger.notes.append("Danh mục địa bàn trọng điểm trong cổng khác trong tệp: giữ danh mục trong cổng.")
    if listed:
        return
    localities = dict(Locality.objects.filter(register_id=plan.register_id).values_list("code", "pk"))
    wanted = {code: {"plan_id": plan.pk, "locality_id": localities[code]} for code in plan_file.hotspots}
    ledger.bring(Hotspot, {}, wanted)
