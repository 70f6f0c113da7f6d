"""A person's own page: names, ORCID iD, time zone, doctorate, and where they work."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.affiliations import end, remove
from people.entitlement import entitled_on
from people.forms import AffiliationForm, ProfileForm
from people.models import Affiliation


@login_required
def profile(request):
    """Shows the profile; a POST saves it."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect("people:profile")
    return _page(request, form=form, status=422 if form.is_bound else 200)


@login_required
@require_POST
def affiliate(request):
    """Adds an affiliation to the reader's own."""
    form = AffiliationForm(request.POST, instance=Affiliation(person=request.user))
    if form.is_valid():
        form.save()
        messages.success(request, _("Your affiliation is added."))
        return redirect("people:profile")
    return _page(request, affiliation_form=form, status=422)


@login_required
@require_POST
def end_affiliation(request, pk):
    """Ends one of the reader's own affiliations today."""
    affiliation = get_object_or_404(request.user.affiliations, pk=pk)
    end(affiliation, on=timezone.localdate())
    messages.success(request, _("The affiliation has ended."))
    return redirect("people:profile")


@login_required
@require_POST
def remove_affiliation(request, pk):
    """Takes back one of the reader's own affiliations, typed by mistake."""
    if remove(get_object_or_404(request.user.affiliations, pk=pk)):
        messages.success(request, _("The affiliation is removed."))
    else:
        messages.error(request, _("The institute has confirmed this affiliation, so it can only be ended."))
    return redirect("people:profile")


def _page(request, *, form=None, affiliation_form=None, status=200):
    today = timezone.localdate()
    page = {
        "form": form or ProfileForm(instance=request.user),
        "affiliation_form": affiliation_form or AffiliationForm(initial={"starts_on": today}),
        "affiliations": request.user.affiliations.select_related("institute"),
        "memberships": request.user.memberships.all(),
        "entitlement": entitled_on(request.user, today),
        "today": today,
    }
    return render(request, "people/profile.html", page, status=status)
