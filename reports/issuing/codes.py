"""The code on every page of a document: unguessable, and typed without mistaking one sign for another."""

import secrets

from django.conf import settings
from django.urls import reverse

ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXY"
"""Without what looks alike on paper: neither 0 and O nor 1, I and L; of 2 Z, 5 S and 8 B only the digit."""

GROUPS, LENGTH = 3, 4


def new_code() -> str:
    """`7KMQ-2ADX-94TN`: 28¹² of them."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(GROUPS))


def typed_code(text: str) -> str:
    """The code as it is kept, from what a person typed: any case, with or without dashes; empty where it is none."""
    signs = [sign for sign in text.upper() if sign.isalnum()]
    if len(signs) != GROUPS * LENGTH or any(sign not in ALPHABET for sign in signs):
        return ""
    return "-".join("".join(signs[place : place + LENGTH]) for place in range(0, len(signs), LENGTH))


def printed_address() -> str:
    """`baocao.example.vn/kiem-tra`, as a page prints it; empty where the portal's address is not set."""
    return f"{settings.PORTAL_URL.partition('://')[2]}/kiem-tra" if settings.PORTAL_URL else ""


def check_url(code: str) -> str:
    """The whole address, for the square that telephones read; empty where the portal's address is not set."""
    return f"{settings.PORTAL_URL}{reverse('check-code', args=[code])}" if settings.PORTAL_URL else ""
