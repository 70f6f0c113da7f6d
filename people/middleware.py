"""Who is asking: as Django says it, without a second question to the database."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from people.models import Person


class PersonMiddleware(AuthenticationMiddleware):
    """Sets `request.user`. Where the session does not prove its person at once, Django's own way decides."""

    def process_request(self, request):
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _proven(request.session) or get_user(request))


def sliding(get_response):
    """A sign-in that is used goes on. Written once in a tenth of its length, so that few requests write one.

    What is refused is no use of it.
    """

    def middleware(request):
        response = get_response(request)
        is_use = response.status_code < 400 and not getattr(response, "only_watches", False)
        if is_use and request.session.is_worn:
            request.session.modified = True
        return response

    return middleware


def _proven(session) -> Person | None:
    """The person who was read with the session, if all holds that Django would ask of them; in doubt nobody."""
    signed_in = session.get(SESSION_KEY)  # Reads the session, and its person with it.
    person = session.person
    if person is None or str(person.pk) != signed_in or not person.is_active:
        return None
    if session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    proof = session.get(HASH_SESSION_KEY, "")
    return person if constant_time_compare(proof, person.get_session_auth_hash()) else None
