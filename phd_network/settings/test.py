"""The test suite: fast password hashes, plain static files, mail in memory, files in a folder of its own."""

import tempfile
from pathlib import Path

from phd_network.settings.base import *  # noqa: F403
from phd_network.settings.base import DATABASES, STORAGES
from phd_network.settings import environment as env

SECRET_KEY = "tests"
EARLIER_ENTRIES_KEY = SECRET_KEY
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATA_DIR = Path(tempfile.mkdtemp(prefix="phd-network-tests-"))
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {"BACKEND": "people.storage.PrivateStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
}
WHITENOISE_AUTOREFRESH = True
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
DATABASES["default"].setdefault("TEST", {})
if not env.text("DATABASE_URL"):
    DATABASES["default"]["TEST"]["NAME"] = str(DATA_DIR / "test.sqlite3")
