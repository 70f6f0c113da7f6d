#!/bin/sh
# The browser tests drive the distribution's Chromium; where there is none, this asks the distribution for it.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium for the browser tests …"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
if command -v sudo >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
.venv/bin/python -m playwright install chromium >/dev/null 2>&1 || {
    echo "No Chromium was found and none could be installed: the browser tests will fail and say so."
}
