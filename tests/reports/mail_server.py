"""A real mail server of the tests' own, which can refuse, hesitate or be away."""

import email
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.test import override_settings


class Inbox:
    """What arrived, and what the server answers: by address, else by what it says of every message."""

    def __init__(self) -> None:
        self.envelopes: list[Any] = []
        self.of_address: dict[str, str] = {}
        self.of_message = ""
        self._lock = threading.Lock()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if answer := self.of_address.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.of_message:
            return self.of_message
        with self._lock:
            self.envelopes.append(envelope)
        return "250 OK"

    @property
    def messages(self) -> list[EmailMessage]:
        return [email.message_from_bytes(one.content, policy=default) for one in self.envelopes]

    @property
    def addresses(self) -> list[str]:
        return [address for one in self.envelopes for address in one.rcpt_tos]


@contextmanager
def running(inbox: Inbox) -> Iterator[None]:
    """The server at work on a port of its own, and the portal's mail going to it."""
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        with mail_to(controller.port):
            yield
    finally:
        controller.stop()


@contextmanager
def away() -> Iterator[None]:
    """Nobody listens where the portal's mail goes."""
    with mail_to(free_port()):
        yield


def mail_to(port: int) -> Any:
    return override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
        EMAIL_USE_TLS=False,
        EMAIL_USE_SSL=False,
        EMAIL_HOST_USER="",
        EMAIL_HOST_PASSWORD="",
        EMAIL_TIMEOUT=5,
        DEFAULT_FROM_EMAIL="Cổng báo cáo <cong@portal.example>",
    )


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()
