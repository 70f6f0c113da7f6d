"""Production: refuses to start without a secret key and the hosts it answers to."""

from django.core.exceptions import ImproperlyConfigured

from phd_network.settings.base import *  # noqa: F403
from phd_network.settings.base import ALLOWED_HOSTS, SECRET_KEY
from phd_network.settings import environment as env

if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is empty: set it to a long random text.")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is empty: name the hosts this site answers to.")

_BEHIND_TLS = env.flag("BEHIND_TLS", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _BEHIND_TLS else None
SECURE_SSL_REDIRECT = _BEHIND_TLS
SESSION_COOKIE_SECURE = _BEHIND_TLS
CSRF_COOKIE_SECURE = _BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if _BEHIND_TLS else 0
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.text("TRUSTED_PROXIES", "1"))
