"""Times every page under the service's own server, and the results and the PDF with 26 and with 260 agencies.

Only ratios within one run are to be compared: the machine is whatever it is. Traffic stays on the loopback address and
ends by itself.
"""

import http.client
import http.cookiejar
import os
import random
import re
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PASSWORD = "lua-chin-ven-song"
ONE_CLIENT, EACH_OF_FOUR = 40, 20
EMPTIEST = ("dm-ub933", "/doi-mat-khau/")


def environment(folder: Path, database: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": database,
        "SECRET_KEY": secrets.token_urlsafe(60),
        "DEBUG": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "FILES_ROOT": str(folder / "files"),
        "ENV_FILE": str(folder / "none"),
    }


def manage(env: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


@contextmanager
def served(env: dict[str, str]) -> Iterator[int]:
    """The portal under gunicorn as `script/run` starts it, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "hauggiang_pcmd/gunicorn_conf.py", "hauggiang_pcmd.wsgi"]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=env | {"PORT": str(port), "HOST": "127.0.0.1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(30)


class Visitor:
    """Somebody who has signed in, on one connection kept open."""

    def __init__(self, port: int, name: str) -> None:
        self.port = port
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        base = f"http://127.0.0.1:{port}"
        page = opener.open(f"{base}/dang-nhap/").read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            raise SystemExit("the sign-in page has no form")
        form = {"login": name, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
        opener.open(
            urllib.request.Request(
                f"{base}/dang-nhap/", urllib.parse.urlencode(form).encode(), {"Referer": f"{base}/dang-nhap/"}
            )
        )
        self.cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)

    def time(self, path: str) -> float:
        """Milliseconds until the whole answer is there."""
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", path, headers={"Cookie": self.cookies})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
        return 1000 * (time.perf_counter() - began)


def p50_p95(times: list[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return statistics.median(ordered), ordered[max(0, round(0.95 * len(ordered)) - 1)]


def with_one(visitor: Visitor, path: str) -> tuple[float, float]:
    for _ in range(4):
        visitor.time(path)
    return p50_p95([visitor.time(path) for _ in range(ONE_CLIENT)])


def with_four(visitors: list[Visitor], path: str) -> tuple[float, float]:
    times: list[float] = []

    def visit(visitor: Visitor) -> None:
        times.extend([visitor.time(path) for _ in range(EACH_OF_FOUR)])

    threads = [threading.Thread(target=visit, args=(visitor,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return p50_p95(times)


def pages(env: dict[str, str]) -> list[tuple[str, str, str]]:
    """(what, who, address) of every page that is read often, over the demonstration."""
    script = (
        "from plans.models import ReportingPeriod as P; from reports.models import Submission as S;"
        "n=P.objects.get(year=2025,code='NAM'); o=P.objects.get(year=2025,code='6T');"
        "r=S.objects.get(period=n,agency__code='UB933'); a=S.objects.get(period=o,agency__code='UB932');"
        "print(n.pk,o.pk,r.pk,a.pk,r.narratives.first().pk)"
    )
    newest, older, own, accepted, section = manage(env, "shell", "-v", "0", "-c", script).split()
    return [
        ("Việc của tôi", "dm-ub933", "/"),
        ("Báo cáo (các phần)", "dm-ub933", f"/bao-cao/{own}/"),
        ("Bảng số liệu", "dm-ub933", f"/bao-cao/{own}/so-lieu/"),
        ("Phần lời", "dm-ub933", f"/bao-cao/{own}/phan-loi/{section}/"),
        ("Kiểm tra và gửi", "dm-ub933", f"/bao-cao/{own}/kiem-tra/"),
        ("Kế hoạch", "dm-ub933", "/ke-hoach/hau-giang-52-kh-ubnd/"),
        ("Việc cần làm", "chuyen-vien", "/"),
        ("Kỳ báo cáo", "chuyen-vien", "/ky-bao-cao/"),
        ("Tiến độ", "chuyen-vien", f"/ky-bao-cao/{newest}/tien-do/"),
        ("Xem xét", "chuyen-vien", f"/bao-cao/{accepted}/xem-xet/"),
        ("Kết quả", "chuyen-vien", f"/ket-qua/{older}/"),
        ("Một chỉ tiêu", "chuyen-vien", f"/ket-qua/{older}/CT1.1/"),
        ("Báo cáo tổng hợp", "chuyen-vien", f"/tong-hop/{older}/"),
        ("Tổng quan", "lanh-dao-tinh", "/"),
    ]


def measure_pages(env: dict[str, str]) -> None:
    with served(env) as port:
        name, emptiest = EMPTIEST
        names = {name, *(who for _, who, _ in pages(env))}
        visitors = {who: [Visitor(port, who) for _ in range(4)] for who in names}
        print("| page | p50, 1 client | p95 | p50, 4 clients | p95 |\n| --- | --- | --- | --- | --- |")
        one, four = with_one(visitors[name][0], emptiest), with_four(visitors[name], emptiest)
        print(f"| emptiest signed-in page | 1 ({one[0]:.1f} ms) | {one[1] / one[0]:.1f} | "
              f"1 ({four[0]:.1f} ms) | {four[1] / four[0]:.1f} |")  # fmt: skip
        for what, who, path in pages(env):
            a, b = with_one(visitors[who][0], path), with_four(visitors[who], path)
            ratios = [a[0] / one[0], a[1] / one[0], b[0] / four[0], b[1] / four[0]]
            print(f"| {what} | " + " | ".join(f"{ratio:.1f}" for ratio in ratios) + " |", flush=True)


def measured(env: dict[str, str], *arguments: str) -> tuple[float, float]:
    """Seconds and peak memory in MiB of a whole command."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{arguments} failed")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def grown(folder: Path, agencies: int) -> dict[str, str]:
    """A database with that many agencies, two years' figures accepted."""
    from tests.indicators.random_figures import random_rows, write_file
    from tests.indicators.reference import ReferencePlan
    from tests.large_plan import write_large_plan

    env = environment(folder, f"sqlite:///{folder}/{agencies}.sqlite3")
    manage(env, "migrate", "-v", "0")
    plan = write_large_plan(folder, agencies)
    manage(env, "load_plan", str(plan))
    for label in ("2023-NAM", "2024-NAM"):
        manage(env, "open_period", label)
        rows = random_rows(ReferencePlan(plan), label, random.Random(label), missing=0, nil=0.05)
        path = write_file(rows, folder / f"{agencies}-{label}.csv")
        manage(env, "load_figures", str(path), "--period", label, "--state", "accepted")
    return env


def measure_growth(folder: Path) -> None:
    print("\n| command | 26 agencies | 260 agencies | ratio | peak MiB, 26 | peak MiB, 260 |")
    print("| --- | --- | --- | --- | --- | --- |")
    envs = {agencies: grown(folder, agencies) for agencies in (26, 260)}
    commands = {
        "`results 2024-NAM`": ("results", "2024-NAM"),
        "`export_report --format pdf`": ("export_report", "2024-NAM", "--format", "pdf"),
        "`export_report --format docx`": ("export_report", "2024-NAM", "--format", "docx"),
        "`export_report --format xlsx`": ("export_report", "2024-NAM", "--format", "xlsx"),
    }
    for name, command in commands.items():
        found = []
        for agencies, env in envs.items():
            output = ("--output", str(folder / f"{agencies}.out")) if "--format" in command else ()
            runs = [measured(env, *command, *output) for _ in range(3)]
            found.append(sorted(runs)[1])
        (small, small_memory), (large, large_memory) = found
        print(f"| {name} | {small:.1f} s | {large:.1f} s | {large / small:.1f} | "
              f"{small_memory:.0f} | {large_memory:.0f} |", flush=True)  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = os.environ.get("MEASURE_DATABASE_URL", "")
        env = environment(folder, given or f"sqlite:///{folder}/demo.sqlite3")
        for step in (
            ("migrate", "-v", "0"),
            ("createcachetable",),
            ("demo",),
            ("collectstatic", "--noinput", "-v", "0"),
        ):
            manage(env, *step)
        measure_pages(env)
        if not given:
            measure_growth(folder)


if __name__ == "__main__":
    main()
