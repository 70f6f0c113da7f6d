"""What tests of people and their letters share."""

import socket

import pytest

from tests.people.openid_server import CLIENT, SECRET, serving


@pytest.fixture
def closed_port():
    """A port of this machine where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def configure(settings, server):
    """Name services in the settings, all of them the one server."""

    def configured(*names, **facts):
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "APPS": [
                    {
                        "provider_id": name,
                        "name": {"orcid": "ORCID"}.get(name, "University of Lisbon"),
                        "client_id": CLIENT,
                        "secret": SECRET,
                        "settings": {"server_url": server.url, "oauth_pkce_enabled": True} | facts,
                    }
                    for name in names
                ]
            }
        }

    return configured
