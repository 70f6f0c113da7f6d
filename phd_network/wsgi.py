"""The door for gunicorn. DJANGO_SETTINGS_MODULE names the settings; production is the default here."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phd_network.settings.production")

application = get_wsgi_application()
