"""The portal's settings for tests: fixed values instead of the machine's environment and its .env."""

import os
import tempfile
from pathlib import Path

# Before the settings are read. The database that the developer works with is out of reach here.
os.environ.update(
    ENV_FILE=os.devnull,
    DEBUG="false",
    SECRET_KEY="tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL", ""),
    EMAIL_URL="memorymail://",
    SECURE_SSL="false",
    TRUSTED_PROXY_COUNT="0",
)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright runs an event loop in the tests' thread

from hauggiang_pcmd.settings import *
from hauggiang_pcmd.settings import BASE_DIR, DATABASES, STORAGES, TEMPLATES
from tests.undefined_variables import RaisesWhenPrinted

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in service: threads of one in-memory database do not wait for each other's transactions.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/hauggiang-pcmd-test-{os.getpid()}.sqlite3"}
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")

# The browser's server answers in threads that outlive a test: none may hold on to a database that is to be dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MEDIA_ROOT = Path(tempfile.gettempdir()) / f"hauggiang-pcmd-test-{os.getpid()}-files"
PRESS_SHELF = Path(tempfile.gettempdir()) / f"hauggiang-pcmd-test-{os.getpid()}-press"
PRESS_PATIENCE = 120
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # from the sources, not from an earlier collectstatic
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = RaisesWhenPrinted(BASE_DIR / "templates")
