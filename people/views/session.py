"""How long a sign-in still holds, asked by script so that its end can be said ahead, and making it longer."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

from people.script import for_script, signed_out


@require_http_methods(["GET", "HEAD", "POST"])
@for_script
def session(request: HttpRequest):
    """Whose sign-in it is and how many seconds it holds; a POST begins its length anew, asking does not prolong it."""
    if request.method != "POST":
        return _watched(request)
    if request.user.is_anonymous:
        return signed_out()
    request.session.modified = True
    return {"seconds": request.session.get_expiry_age()}


def _watched(request: HttpRequest) -> JsonResponse:
    known = request.user.is_authenticated
    facts = {
        "person": str(request.user.pk) if known else "",
        "seconds": request.session.seconds_left if known else 0,
        "token": get_token(request),
    }
    response = JsonResponse(facts)
    response.only_watches = True
    return response
