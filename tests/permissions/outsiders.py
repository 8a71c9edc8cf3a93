"""What they get who may not work here, or not yet: the same whatever they ask for, but for the pages open to all."""

from urllib.parse import quote

from django.urls import reverse

from tests.permissions.asking import Answer
from tests.permissions.routes import OPEN_TO_ALL

OUTSIDERS = ("nobody", "former")
"""Nobody has not signed in; the former leader's account was closed while they were signed in."""

NEWCOMER = "newcomer"
"""Signed in with the password that the administrator gave them, and must choose their own first."""

OPEN_PAGES = {
    "healthz": ("200", "405"),
    "account_login": ("200", "200"),
    "account_logout": ("302", "302"),
    "account_inactive": ("200", "405"),
    "mfa_authenticate": ("302", "302"),
    "check-paper": ("200", "405"),
    "check-code": ("200", "200"),
}
"""GET and POST of the pages open to all, by an outsider."""

assert OPEN_PAGES.keys() == OPEN_TO_ALL.keys(), "each page that is open to all says what it answers"


def wrong_for_outsider(answer: Answer, path: str) -> str:
    """Why the answer is not what an outsider may get; nothing where it is."""
    if answer.route in OPEN_PAGES:
        expected = dict(zip(("GET", "POST"), OPEN_PAGES[answer.route], strict=True))[answer.method]
        return "" if answer.word == expected else f"{answer.word} instead of {expected}"
    sign_in = f"{reverse('account_login')}?next={quote(path)}"
    return "" if (answer.word, answer.leads_to) == ("302", sign_in) else f"{answer.word} to {answer.leads_to}"


def wrong_for_newcomer(answer: Answer) -> str:
    """Why the answer is not the way to a password of their own; nothing where it is."""
    if answer.route in {*OPEN_PAGES, "account_change_password"}:
        return ""
    own_password = reverse("account_change_password")
    return "" if (answer.word, answer.leads_to) == ("302", own_password) else f"{answer.word} to {answer.leads_to}"
