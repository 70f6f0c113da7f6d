"""A first look on one's own machine: SQLite, the demo network, and an outbox that keeps every mail."""

from phd_network.settings.base import *  # noqa: F403
from phd_network.settings.base import STORAGES
from phd_network.settings import environment as env

DEMO = True
DEBUG = env.flag("DEBUG")
SECRET_KEY = "only-for-a-first-look-on-this-machine"
EARLIER_ENTRIES_KEY = SECRET_KEY
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "people.outbox.HeldBackend"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Nothing is collected here: files are served from where they lie, and a folder that is missing is no fault.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
