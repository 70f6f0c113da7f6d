#!/bin/sh
# Serves the demo and, beside it, the worker: letters and chores; both end together.
set -eu
bin=$1
"$bin/python" manage.py worker --watch 5 &
worker=$!
trap 'kill "$worker" 2>/dev/null || true' EXIT INT TERM
"$bin/gunicorn" phd_network.wsgi --env DJANGO_SETTINGS_MODULE=phd_network.settings.local \
    --bind "$ADDRESS" --workers 2 --threads 4 --timeout 120 --log-level warning
