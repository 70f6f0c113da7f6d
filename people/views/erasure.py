"""Having oneself erased."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from people import erasure
from people.forms import EraseForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request):
    """Says what goes and what stays; a POST with one's own address erases, once."""
    form = EraseForm(request.POST or None, person=request.user)
    refused = erasure.why_not(request.user)
    if request.method == "POST" and not refused and form.is_valid():
        erasure.erase(request.user, at=timezone.now())
        logout(request)
        return redirect("people:erased")
    status = 403 if refused and request.method == "POST" else 422 if form.is_bound else 200
    return render(request, "people/erase.html", {"form": form, "refused": refused}, status=status)


@require_safe
def erased(request):
    """What somebody sees who has just been erased."""
    return render(request, "people/erased.html")
