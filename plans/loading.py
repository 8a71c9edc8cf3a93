"""A plan file brought into the database: the register, the document word for word, the calendar.

Rows are made or changed by `load_document`; what the file no longer has goes by `remove_what_is_gone`, after the apps
above have let go of it.
"""

from collections.abc import Mapping
from typing import Any

from agencies.models import Agency, AgencyGroup, Register
from plans.loading_calendar import load_calendar
from plans.loading_register import load_register, remove_from_register
from plans.loading_rows import Ledger
from plans.models import Assignment, Plan, Reading, Section, Target, Task
from plans.planfile_values import Document, PlanFile, SectionEntry


def load_document(plan_file: PlanFile, ledger: Ledger) -> Plan:
    """The plan with its register, sections, targets, tasks, assignments, readings, periods and quarters or months."""
    register = load_register(plan_file, ledger)
    plan = _load_plan(register, plan_file, ledger)
    sections = _load_sections(plan, plan_file, ledger)
    _load_targets(plan, plan_file, ledger, sections)
    _load_tasks(plan, plan_file, ledger, sections)
    _load_assignments(plan, plan_file, ledger, sections)
    _load_readings(plan, plan_file, ledger)
    load_calendar(plan, plan_file, ledger)
    return plan


def _load_plan(register: Register, plan_file: PlanFile, ledger: Ledger) -> Plan:
    document, reporting = plan_file.document, plan_file.reporting
    consolidating = Agency.objects.get(register=register, code=reporting.consolidated_by)
    values = _document(document) | {
        "register_id": register.pk,
        "localities_as_of": plan_file.localities_as_of,
        "report_recipient": reporting.recipient,
        "consolidated_by_id": consolidating.pk,
        "reporting_first_year": reporting.first_year,
        "reporting_last_year": reporting.last_year,
        "reporting_source": reporting.source,
    }
    existing = {row.code: row for row in Plan.objects.filter(code=document.code)}
    return ledger.bring(Plan, existing, {document.code: values})[document.code]


def _document(document: Document) -> dict[str, Any]:
    signer = document.signer
    return {
        "code": document.code,
        "number": document.number,
        "kind": document.kind,
        "title": document.title,
        "short_title": document.short_title,
        "subject": document.subject,
        "issued_by": document.issued_by,
        "issued_on": document.issued_on,
        "place": document.place,
        "signer": {
            "authority": signer.authority,
            "for": signer.on_behalf_of,
            "position": signer.position,
            "name": signer.name,
        },
        "year_from": document.year_from,
        "year_to": document.year_to,
        "legal_basis": list(document.legal_basis),
        "preamble": list(document.preamble),
        "closing": document.closing,
        "recipients": list(document.recipients),
    }


def _load_sections(plan: Plan, plan_file: PlanFile, ledger: Ledger) -> dict[str, Section]:
    """Level by level, so that a section's parent is there before it."""
    existing = {row.number: row for row in plan.sections.all()}
    position = {section.number: place for place, section in enumerate(plan_file.walk_sections())}
    done: dict[str, Section] = {}
    level: list[tuple[SectionEntry, str]] = [(section, "") for section in plan_file.sections]
    while level:
        wanted = {
            section.number: {
                "plan_id": plan.pk,
                "parent_id": done[parent].pk if parent else None,
                "number": section.number,
                "title": section.title,
                "paragraphs": list(section.paragraphs),
                "position": position[section.number],
            }
            for section, parent in level
        }
        done |= ledger.bring(Section, existing, wanted)
        level = [(child, section.number) for section, _ in level for child in section.children]
    return done


def _load_targets(plan: Plan, plan_file: PlanFile, ledger: Ledger, sections: Mapping[str, Section]) -> None:
    existing = {row.number: row for row in Target.objects.filter(section__plan=plan)}
    wanted = {
        target.number: {
            "section_id": sections[section.number].pk,
            "number": target.number,
            "text": target.text,
            "position": position,
        }
        for section in plan_file.walk_sections()
        for position, target in enumerate(section.targets)
    }
    ledger.bring(Target, existing, wanted)


def _load_tasks(plan: Plan, plan_file: PlanFile, ledger: Ledger, sections: Mapping[str, Section]) -> None:
    existing = {row.code: row for row in Task.objects.filter(section__plan=plan)}
    wanted = {
        task.code: {
            "section_id": sections[section.number].pk,
            "code": task.code,
            "text": task.text,
            "position": position,
        }
        for section in plan_file.walk_sections()
        for position, task in enumerate(section.tasks)
    }
    ledger.bring(Task, existing, wanted)


def _load_assignments(plan: Plan, plan_file: PlanFile, ledger: Ledger, sections: Mapping[str, Section]) -> None:
    existing = {row.code: row for row in plan.assignments.all()}
    groups = {group.number: group for group in AgencyGroup.objects.filter(register_id=plan.register_id)}
    items = [
        (section, assignment, item)
        for section in plan_file.walk_sections()
        for assignment in section.assignments
        for item in assignment.items
    ]
    wanted = {
        item.code: {
            "plan_id": plan.pk,
            "section_id": sections[section.number].pk,
            "group_id": groups[assignment.group].pk,
            "code": item.code,
            "text": item.text,
            "position": position,
        }
        for position, (section, assignment, item) in enumerate(items)
    }
    ledger.bring(Assignment, existing, wanted)


def _load_readings(plan: Plan, plan_file: PlanFile, ledger: Ledger) -> None:
    existing = {row.code: row for row in plan.readings.all()}
    wanted = {
        reading.code: {
            "plan_id": plan.pk,
            "code": reading.code,
            "where": reading.where,
            "text": reading.text,
            "question": reading.question,
            "reading": reading.reading,
            "position": position,
        }
        for position, reading in enumerate(plan_file.readings)
    }
    ledger.bring(Reading, existing, wanted)


def remove_what_is_gone(plan: Plan, plan_file: PlanFile, ledger: Ledger) -> None:
    """Delete the rows that the file no longer has; those that reports or figures need go into the problems."""
    sections = list(plan_file.walk_sections())
    items = {item.code for section in sections for one in section.assignments for item in one.items}
    targets = {target.number for section in sections for target in section.targets}
    tasks = {task.code for section in sections for task in section.tasks}
    for assignment in plan.assignments.exclude(code__in=items):
        ledger.remove_or_refuse(assignment, assignment.code)
    for target in Target.objects.filter(section__plan=plan).exclude(number__in=targets):
        ledger.remove_or_refuse(target, target.number)
    for task in Task.objects.filter(section__plan=plan).exclude(code__in=tasks):
        ledger.remove_or_refuse(task, task.code)
    for reading in plan.readings.exclude(code__in=[reading.code for reading in plan_file.readings]):
        ledger.remove_or_refuse(reading, reading.code)
    for section in plan.sections.exclude(number__in=[section.number for section in sections]).order_by("-position"):
        ledger.remove_or_refuse(section, section.number)
    remove_from_register(plan.register, plan_file, ledger)
