"""Taking one's own data along."""

from django.contrib.auth.decorators import login_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from people import own_data
from people.zips import stream


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request):
    """Says what is in the ZIP; a POST sends it, written while it is sent."""
    if request.method != "POST":
        return render(request, "people/own_data.html", {"sections": own_data.sections()})
    members = own_data.members(request.user, at=timezone.now())
    response = StreamingHttpResponse(stream(members), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="my-data-{timezone.localdate():%Y-%m-%d}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response
