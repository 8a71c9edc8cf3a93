"""gunicorn in service and for script/run: `gunicorn -c hauggiang_pcmd/gunicorn_conf.py hauggiang_pcmd.wsgi`."""

from pathlib import Path

from environ import Env

env = Env()
env.read_env(env.path("ENV_FILE", default=str(Path(__file__).resolve().parent.parent / ".env")))

host = env.str("HOST", default="127.0.0.1")
port = env.int("PORT", default=8000)
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
worker_class = "sync"
workers = env.int("WEB_CONCURRENCY", default=2)
timeout = 120  # a consolidated report with its annexes takes seconds, and a slow machine longer
graceful_timeout = 30
preload_app = True  # a portal that cannot start says so once, and workers share its memory
max_requests = 2000
max_requests_jitter = 200
control_socket_disable = True
errorlog = "-"
accesslog = None


def post_worker_init(worker: object) -> None:
    """The press's server loads beside the worker, so that the first document need not wait for it."""
    from reports.making.counter import open_press  # noqa: PLC0415 (the settings are read by now)

    open_press()
