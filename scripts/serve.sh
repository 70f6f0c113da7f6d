#!/bin/sh
# Serves the demo and, beside it, the worker that looks after the outbox; both end together.
set -eu
bin=$1
"$bin/python" manage.py deliver_mail --watch 5 &
worker=$!
trap 'kill "$worker" 2>/dev/null || true' EXIT INT TERM
"$bin/gunicorn" phd_network.wsgi --env DJANGO_SETTINGS_MODULE=phd_network.settings.local \
    --bind "$ADDRESS" --workers 2 --threads 4 --timeout 120 --log-level warning
