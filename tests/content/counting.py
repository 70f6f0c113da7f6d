"""How many SQL queries a page costs."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_for(client, url) -> int:
    """Queries of one request, after one that filled the caches of sites and content types."""
    assert client.get(url).status_code == 200
    return queries_of_one_request(client, url)


def queries_with_cold_cache(client, url) -> int:
    """Queries of one request whose pictures have been drawn before but are in no cache."""
    assert client.get(url).status_code == 200
    cache.clear()
    return queries_of_one_request(client, url)


def queries_of_one_request(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)
