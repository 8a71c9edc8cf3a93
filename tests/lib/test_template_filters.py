"""Templates print numbers and days through filters that every template has at hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import engines


def printed(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ value|number }}", 1234, "1.234"),
        ("{{ value|number }}", Decimal("1234.50"), "1.234,5"),
        ("{{ value|number:1 }}", 12, "12,0"),
        ("{{ value|number }}", 0, "0"),
        ("{{ value|number }}", None, ""),
        ("{{ value|words }}", 24, "hai mươi tư"),
        ("{{ value|words }}", None, ""),
        ("{{ value|date_text }}", date(2022, 3, 5), "5/3/2022"),
        ("{{ value|date_text }}", None, ""),
        ("{{ value|date_table }}", date(2022, 3, 5), "05/03/2022"),
        ("{{ value|date_table }}", None, ""),
        ("{{ value|moment }}", datetime(2025, 12, 10, 7, 5, tzinfo=UTC), "14:05 ngày 10/12/2025"),
        ("{{ value|moment }}", None, ""),
    ],
)
def test_a_template_prints_numbers_and_days_as_documents_do(source, value, text):
    assert printed(source, value=value) == text


def test_a_float_in_a_template_is_an_error_rather_than_a_wrong_number():
    with pytest.raises(TypeError):
        printed("{{ value|number }}", value=0.1)
