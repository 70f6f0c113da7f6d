"""A first look on one's own machine: SQLite, the demo network, and an outbox that keeps every mail."""

from phd_network.settings.base import *  # noqa: F403
from phd_network.settings.base import BASE_DIR, STORAGES

DEMO = True
DEBUG = True
SECRET_KEY = "only-for-a-first-look-on-this-machine"
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "people.outbox.HeldBackend"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ACCOUNT_RATE_LIMITS = False
INTERNAL_IPS = ["127.0.0.1"]
