"""How many queries an address costs once the caches of the process are warm."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, person, address: str) -> int:
    """The queries of the second GET; the first may fill content types and the like."""
    client.force_login(person)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
