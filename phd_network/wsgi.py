"""The door for gunicorn. DJANGO_SETTINGS_MODULE names the settings; production is the default here."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phd_network.settings.production")

application = get_wsgi_application()

# What is loaded by now stays as long as the process: no later search for garbage need look through it again.
gc.collect()
gc.freeze()
