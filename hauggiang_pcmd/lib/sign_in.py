"""Who is trying to sign in, from where: what failed attempts are counted by."""

import unicodedata
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the person's machine.

    Behind `TRUSTED_PROXY_COUNT` proxies of ours it is the entry that the outermost of them added to X-Forwarded-For;
    without them the header is whatever the client likes, and is not read.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.TRUSTED_PROXY_COUNT
    entries = [entry.strip() for entry in request.headers.get("X-Forwarded-For", "").split(",")]
    return entries[-proxies] if 0 < proxies <= len(entries) and entries[-proxies] else peer


def name_tried(request: HttpRequest, credentials: Mapping[str, str] | None) -> str:
    """The user name that was typed, in one spelling: sign-in ignores case, so must the counting of failures."""
    typed = (credentials or {}).get("username") or request.POST.get("login") or request.POST.get("username") or ""
    return unicodedata.normalize("NFKC", typed).strip().casefold()
