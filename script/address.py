"""For script/run: `free HOST PORT` exits 0 if it is; `announce HOST PORT ACCOUNTS` speaks once the portal answers."""

import http.client
import os
import socket
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(host: str, port: int, name: str) -> bool:
    """Whether the portal says it is well, asked by a name that it goes by."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": name})
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def announce(host: str, port: int, accounts: str) -> None:
    from hauggiang_pcmd.settings import ALLOWED_HOSTS

    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    name = ALLOWED_HOSTS[0].lstrip(".") if ALLOWED_HOSTS else "localhost"
    server = os.getppid()
    while not answers(reachable, port, name):
        if os.getppid() != server:
            return  # the server gave up, and has said why
        time.sleep(0.2)
    shown = f"[{reachable}]" if ":" in reachable else reachable
    print(f"\nThe portal answers at http://{shown}:{port}/  (Ctrl-C stops it)", flush=True)
    if accounts:
        print(f"\n{accounts}\n", flush=True)


if __name__ == "__main__":
    verb, host, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if verb == "free":
        sys.exit(not is_free(host, port))
    announce(host, port, sys.argv[4])
