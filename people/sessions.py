"""Where a person is signed in, and ending that."""

from allauth.usersessions.models import UserSession
from django.utils.timezone import now

from people.models import Session

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Mac OS", "Mac"), ("Linux", "Linux"),
)  # fmt: skip
"""What a browser calls itself, and what people call it. The first that fits counts: each names its forebears too."""


def sessions_of(person):
    """The sign-ins of `person` that still hold, the newest first. Two queries for any number."""
    holding = set(
        Session.objects.filter(
            expire_date__gt=now(), session_key__in=UserSession.objects.filter(user=person).values("session_key")
        ).values_list("session_key", flat=True)
    )
    noted = UserSession.objects.filter(user=person).order_by("-created_at", "-pk")
    return [session for session in noted if session.session_key in holding]


def end_all_but(person, session_key):
    """Signs `person` out everywhere, except where the session is `session_key`."""
    for session in UserSession.objects.filter(user=person).exclude(session_key=session_key):
        session.end()


def described(session):
    """The browser and the machine of a session in two words, as far as the browser told."""
    names = [next((name for mark, name in marks if mark in session.user_agent), "") for marks in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, names))
