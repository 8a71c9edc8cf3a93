"""Blank figures: made when a period opens, with their parts and with the denominator where it is known."""

from collections.abc import Iterable

from agencies.models import Agency, Locality
from agencies.territory import Territory
from indicators.entry import ended_subperiods, measure_for, part_key, shares
from indicators.models import Figure, FigurePart, Indicator, IndicatorAgency, Part
from plans.models import ReportingPeriod


class KnownUnits:
    """What is known of a period's figures before anyone reports: places, quarters, items."""

    def __init__(self, period: ReportingPeriod) -> None:
        self.period = period
        self.territory = Territory(period.plan.register)
        self.hotspots = set(period.plan.hotspots.values_list("locality_id", flat=True))
        self._communes: dict[int | None, list[Locality]] = {}

    def places(self, indicator: Indicator, agency: Agency) -> list[Locality]:
        """Communes in force at the cut-off, or listed hotspots, in the agency's area."""
        if indicator.counted == "commune":
            if agency.locality_id not in self._communes:
                self._communes[agency.locality_id] = self.territory.communes(agency.locality, self.period.data_to)
            return self._communes[agency.locality_id]
        if indicator.counted == "hotspot":
            return [one for one in self.territory.area(agency.locality) if one.pk in self.hotspots]
        return []

    def parts(self, indicator: Indicator, agency: Agency) -> list[FigurePart]:
        """Unsaved parts in their order: places, quarters or months, checklist, breakdown."""
        parts = [FigurePart(locality=place) for place in self.places(indicator, agency)]
        if indicator.every:
            parts += [FigurePart(subperiod=sub.number) for sub in self.period.subperiods(indicator.every)]
        parts += [FigurePart(item=item) for item in [*indicator.checklist, *indicator.breakdown]]
        for position, part in enumerate(parts):
            part.position = position
        return parts

    def blank(self, indicator: Indicator, agency: Agency) -> tuple[Figure, list[FigurePart]]:
        """An unsaved blank figure with its parts."""
        parts = self.parts(indicator, agency)
        counted = shares(indicator, [part_key(part) for part in parts], {}, ended_subperiods(indicator, self.period))
        denominator = measure_for(indicator).known_denominator(counted)
        figure = Figure(period=self.period, agency=agency, indicator=indicator, denominator=denominator)
        return figure, parts


def reporting_pairs(period: ReportingPeriod, agencies: Iterable[Agency]) -> list[tuple[Indicator, Agency]]:
    """Which indicators of the plan each of the agencies reports."""
    by_id = {agency.pk: agency for agency in agencies}
    links = (
        IndicatorAgency.objects.filter(
            indicator__plan=period.plan, indicator__withdrawn=False, part=Part.REPORTED_BY, agency__in=by_id
        )
        .select_related("indicator")
        .order_by("indicator__is_statistic", "indicator__position", "position")
    )
    return [(link.indicator, by_id[link.agency_id]) for link in links]


def make_blank_figures(period: ReportingPeriod, agencies: Iterable[Agency]) -> int:
    """Blank figures for all that the agencies report and that has none yet; returns how many were made."""
    there = set(Figure.objects.filter(period=period).values_list("agency_id", "indicator_id"))
    units = KnownUnits(period)
    made = [
        units.blank(indicator, agency)
        for indicator, agency in reporting_pairs(period, agencies)
        if (agency.pk, indicator.pk) not in there
    ]
    figures = Figure.objects.bulk_create([figure for figure, _ in made], batch_size=500)
    for figure, (_, parts) in zip(figures, made, strict=True):
        for part in parts:
            part.figure = figure
    FigurePart.objects.bulk_create([part for _, parts in made for part in parts], batch_size=1000)
    return len(figures)
