"""The portal's day. Every rule about deadlines asks here; timestamps do not."""

import datetime

from django.utils import timezone

from agencies.models import Demonstration


def demonstration_day() -> datetime.date | None:
    """The day a demonstration lives on, or None where the data is real."""
    return Demonstration.objects.values_list("day", flat=True).first()


def today() -> datetime.date:
    """The portal's day: the demonstration's, else the date in Vietnam."""
    return demonstration_day() or timezone.localdate()
