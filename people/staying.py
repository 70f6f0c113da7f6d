"""Staying signed in after the browser is closed: chosen beside each way of signing in, and kept until it is done."""

from django.conf import settings

KEY = "stay_signed_in"
FIELD = "remember"


def choose(request) -> None:
    """Keep the choice of this request's form while the person is on the way: to a letter, a device, another site."""
    request.session[KEY] = bool(request.POST.get(FIELD))


def settle(request) -> None:
    """Let the session that has just begun last as was chosen; without a choice it ends with the browser."""
    stays = request.session.pop(KEY, False)
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if stays else 0)
