"""Requests that Django does not read to their end: too much text gets a sentence, on a page or for the script."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext_lazy as lazy
from django.views.defaults import bad_request

from calls.errors import TooLarge
from calls.views.doors import refused
from calls.views.receiving import PATIENCE
from people.script import is_for_script, told

CHUNK = 65_536

TOO_MUCH_TEXT = lazy(
    "This is more text than one page can take, and nothing was changed. Shorten it, and save once more."
)
GO_BACK = lazy(
    "This is more text than one page can take, and nothing was changed. Go back, shorten it, and save once more."
)


def unread(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler of requests it refuses to read; `DATA_UPLOAD_MAX_MEMORY_SIZE` says how much text is too much."""
    if not isinstance(exception, RequestDataTooBig):
        return bad_request(request, exception)
    _throw_away_the_rest(request)
    return told(413, TOO_MUCH_TEXT) if is_for_script(request) else refused(request, TooLarge(GO_BACK))


def _throw_away_the_rest(request: HttpRequest) -> None:
    """Browsers show an answer only once all was sent; of far too much nobody reads the end."""
    left = PATIENCE
    try:
        while left > 0 and (chunk := request.read(CHUNK)):
            left -= len(chunk)
    except UnreadablePostError:
        return
