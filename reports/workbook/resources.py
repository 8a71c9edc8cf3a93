"""The units of a workbook through django-import-export: its dry run, its results, its errors row by row.

A row is a unit: a figure or a section. What is read, checked and written stays with the forms and verbs of the portal;
the library keeps the order of an import (all rows first, then all writing), and says of each row what became of it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from import_export.exceptions import ImportError as WrappedError
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from import_export.results import Result
from tablib import Dataset

from agencies.models import User
from indicators.recording import record_all
from reports.models import NarrativeWay, Submission
from reports.workbook.units import FigureUnit, SectionUnit, Standing, Unit
from reports.writing import write_all

VIA = "workbook"
MINE = "file"
"""The choice to take what the file says where the portal says something else by now."""


class ReturnResource(Resource):  # type: ignore[misc]
    """One return. `choices` say, by unit, what to do about a conflict; without a choice nothing is written over."""

    key = Field(attribute="key", column_name="key")

    class Meta:
        import_id_fields = ("key",)
        instance_loader_class = BaseInstanceLoader
        use_bulk = True  # no savepoint a row
        skip_diff = True  # shown cell by cell instead
        report_skipped = True
        store_instance = True

    def __init__(self, submission: Submission, units: Iterable[Unit], choices: Mapping[str, str], by: User) -> None:
        super().__init__()
        self.submission, self.choices, self.by = submission, choices, by
        self.units = {unit.key: unit for unit in units}
        self.to_write: list[Unit] = []

    def run(self, *, dry_run: bool) -> Result:
        """Every unit judged, and unless it is a dry run written. A defect of ours is raised, not listed."""
        dataset = Dataset(*((key,) for key in self.units), headers=["key"])
        try:
            return self.import_data(dataset, dry_run=dry_run, raise_errors=not dry_run, use_transactions=False)
        except WrappedError as wrapped:  # what a verb refuses is for the person, not for the library
            raise wrapped.error from wrapped

    def get_instance(self, instance_loader: object, row: Mapping[str, str]) -> Unit:
        return self.units[row["key"]]

    def import_instance(self, instance: Unit, row: Mapping[str, str], **kwargs: object) -> None:
        if instance.problems:
            raise ValidationError({name: list(said) for name, said in instance.problems.items()})

    def skip_row(self, instance: Unit, original: object, row: object, import_validation_errors: Any = None) -> bool:
        if import_validation_errors:
            return False
        return instance.standing is Standing.SAME or (
            instance.standing is Standing.CONFLICT and self.choices.get(instance.key) != MINE
        )

    def save_instance(self, instance: Unit, is_create: bool, row: object, **kwargs: object) -> None:
        self.to_write.append(instance)

    def after_import(self, dataset: Dataset, result: Result, **kwargs: Any) -> None:
        """All units at once, by the verbs of the forms."""
        if kwargs.get("dry_run", True) or result.has_validation_errors():
            return
        figures = [(unit.figure, unit.form.entry()) for unit in self.to_write if isinstance(unit, FigureUnit)]
        record_all(figures, by=self.by, via=VIA)
        texts = {unit.narrative.key: unit.text for unit in self.to_write if isinstance(unit, SectionUnit)}
        write_all(self.submission, texts, by=self.by, via=NarrativeWay.WORKBOOK)
