"""The portal under its own server, on this machine alone, and people who ask it in sessions of their own."""

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
PATIENCE = 60
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """`seconds` from the first byte sent to the last one read, the connection included: the server keeps none open."""

    status: int
    seconds: float
    content: bytes
    cookies: Mapping[str, str]


@dataclass(frozen=True)
class Service:
    port: int

    def ask(
        self,
        method: str,
        path: str,
        cookies: Mapping[str, str],
        form: Mapping[str, str] | None = None,
        more: Mapping[str, str] | None = None,
    ) -> Answer:
        """`more` are headers."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), **(more or {})}
        if form:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://{HOST}:{self.port}/"}
        start = time.perf_counter()
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, urlencode(form) if form else None, headers)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        set_cookies = [line.partition(";")[0].partition("=") for line in response.headers.get_all("Set-Cookie", [])]
        cookies = {name: value for name, _, value in set_cookies}
        return Answer(response.status, time.perf_counter() - start, content, cookies)

    def sign_in(self, username: str, password: str) -> dict[str, str]:
        """The cookies of a session, got as a person gets them."""
        page = self.ask("GET", "/dang-nhap/", {})
        token = TOKEN.search(page.content)
        assert token, "the page of signing in has no token"
        form = {"csrfmiddlewaretoken": token[1].decode(), "login": username, "password": password}
        answer = self.ask("POST", "/dang-nhap/", page.cookies, form)
        assert answer.status == http.client.FOUND, f"{username} cannot sign in: {answer.status}"
        return {**page.cookies, **answer.cookies}

    def seconds(self, path: str, cookies: Mapping[str, str], *, clients: int, each: int) -> list[float]:
        """How long every one of `clients` × `each` requests took, `clients` of them at a time."""

        def one_client(_: int) -> list[float]:
            return [self._time_of(path, cookies) for _ in range(each)]

        if clients == 1:
            return one_client(0)
        with ThreadPoolExecutor(clients) as pool:
            return [seconds for found in pool.map(one_client, range(clients)) for seconds in found]

    def _time_of(self, path: str, cookies: Mapping[str, str]) -> float:
        answer = self.ask("GET", path, cookies)
        assert answer.status == http.client.OK, f"{path} answers {answer.status}"
        return answer.seconds


def free_port() -> int:
    with socket.create_server((HOST, 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(environment: Mapping[str, str]) -> Iterator[Service]:
    """gunicorn as script/run starts it; gone afterwards."""
    service = Service(free_port())
    command = [sys.executable, "-m", "gunicorn", "--config", "hauggiang_pcmd/gunicorn_conf.py", "hauggiang_pcmd.wsgi"]
    own = {**environment, "HOST": HOST, "PORT": str(service.port)}
    server = subprocess.Popen(command, cwd=ROOT, env=own, stdout=subprocess.DEVNULL)
    try:
        _wait_for(service, server)
        yield service
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(service: Service, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SystemExit("the server did not start")
        try:
            if service.ask("GET", "/healthz", {}).status == http.client.OK:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")
