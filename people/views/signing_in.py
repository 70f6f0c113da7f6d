"""How a person signs in: password, passkeys, app and codes, and where they are signed in now."""

from allauth.account.utils import passthrough_next_redirect_url
from allauth.account.views import RequestLoginCodeView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people import elsewhere, staying
from people.sessions import described, end_all_but, sessions_of


class SendCode(RequestLoginCodeView):
    """A letter with a code; whether to stay signed in was chosen beside the address."""

    def form_valid(self, form):
        staying.choose(self.request)
        return super().form_valid(form)


class SignInByPasskey(LoginWebAuthnView):
    """A passkey that is refused leads back to the sign-in without forgetting where one wanted to go."""

    def form_valid(self, form):
        staying.choose(self.request)
        return super().form_valid(form)

    def form_invalid(self, form):
        super().form_invalid(form)
        return redirect(passthrough_next_redirect_url(self.request, reverse("account_login"), REDIRECT_FIELD_NAME))


@login_required
@require_safe
def signing_in(request):
    """The whole of it on one page; each change has a page of its own."""
    authenticators = Authenticator.objects.filter(user=request.user).order_by("created_at", "pk")
    by_type = {kind: [one for one in authenticators if one.type == kind] for kind in Authenticator.Type.values}
    recovery = by_type[Authenticator.Type.RECOVERY_CODES]
    page = {
        "passkeys": by_type[Authenticator.Type.WEBAUTHN],
        "app": next(iter(by_type[Authenticator.Type.TOTP]), None),
        "codes_left": len(recovery[0].wrap().get_unused_codes()) if recovery else None,
        "addresses": request.user.emailaddress_set.order_by("-primary", "email"),
        "services": _services(request.user),
        "sessions": [_session(session, request) for session in sessions_of(request.user)],
    }
    return render(request, "people/signing_in.html", page)


def _services(person):
    """Each account elsewhere that can be had, with the person's own where it is connected. No query without any."""
    services = elsewhere.services()
    connected = {account.provider: account for account in person.socialaccount_set.all()} if services else {}
    return [
        {"id": facts["provider_id"], "name": facts["name"], "account": connected.get(facts["provider_id"])}
        for facts in services
    ]


def _session(session, request):
    return {
        "pk": session.pk,
        "name": described(session) or _("Unknown browser"),
        "since": session.created_at,
        "ip": session.ip,
        "is_here": session.session_key == request.session.session_key,
    }


@login_required
@require_POST
def end_session(request, pk):
    """Signs the reader out in one other place."""
    others = request.user.usersession_set.exclude(session_key=request.session.session_key)
    get_object_or_404(others, pk=pk).end()
    messages.success(request, _("You are signed out there."))
    return redirect("people:signing_in")


@login_required
@require_POST
def end_other_sessions(request):
    """Signs the reader out everywhere but here."""
    end_all_but(request.user, request.session.session_key)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("people:signing_in")
