"""The page on which a nominee, or an author, agrees or declines; opened by a signed link, without an account."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from awards import confirming
from awards.models import Confirmation
from awards.models.confirmation import PURPOSE
from awards.queries import asking
from calls import rules
from calls.errors import Refusal
from calls.models import Submission
from calls.views.doors import refused
from calls.views.referee.door import opens_nothing
from people import links
from people.typed import WordsField

AGREE, DECLINE, WITHDRAW = "agree", "decline", "withdraw"


class ReplyForm(forms.Form):
    reply = forms.ChoiceField(
        label=_("Your reply"),
        choices=[(AGREE, _("I agree to this nomination")), (DECLINE, _("I do not wish to be nominated"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    only_this = forms.BooleanField(
        label=_("Only this nomination counts: merge the others of the same work into it"), required=False
    )
    because = WordsField(
        label=_("Why not"),
        help_text=_("If you decline and wish to say why. Only the office reads it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    use_required_attribute = False

    def __init__(self, *args, has_others: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_others:
            del self.fields["only_this"]


class WithdrawalForm(forms.Form):
    sure = forms.BooleanField(
        label=_("I no longer wish to be nominated. This cannot be undone."),
        error_messages={"required": _("Tick this to withdraw.")},
    )
    use_required_attribute = False


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirmation(request: HttpRequest, token: str) -> HttpResponse:
    """A GET shows what was sent about the reader and what they replied, and changes nothing; a POST replies, or leaves.

    Whoever is signed in as the nominator is refused.
    """
    found = _asked(token)
    if found is None:
        return opens_nothing(request)
    try:
        rules.check("confirmation.reply", request.user, found)
    except Refusal as refusal:
        return refused(request, refusal)
    if request.method == "POST" and WITHDRAW in request.POST:
        return _withdrawn(request, found, token)
    return _opened(request, found, token)


def _withdrawn(request: HttpRequest, found: Confirmation, token: str) -> HttpResponse:
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        return _page(request, found, withdrawal=form, status=422)
    try:
        confirming.withdraw(found, at=request.arrived_at)
    except Refusal as refusal:
        return _page(request, found, withdrawal=form, refusal=refusal, status=refusal.status)
    return redirect("awards:confirmation", token)


def _opened(request: HttpRequest, found: Confirmation, token: str) -> HttpResponse:
    others = asking.others(found)
    if request.method != "POST":
        return _page(request, found, others=others, form=ReplyForm(has_others=bool(others)))
    form = ReplyForm(request.POST, has_others=bool(others))
    if not form.is_valid():
        return _page(request, found, others=others, form=form, status=422)
    try:
        _reply(found, others, form.cleaned_data, request.arrived_at)
    except Refusal as refusal:
        return _page(request, found, others=others, form=form, refusal=refusal, status=refusal.status)
    return redirect("awards:confirmation", token)


def _asked(token: str) -> Confirmation | None:
    key = links.key_in(PURPOSE, token)
    return asking.by_key(key) if key else None


def _reply(found: Confirmation, others: list[Submission], given, at) -> None:
    if given["reply"] == DECLINE:
        confirming.decline(found, because=given["because"], at=at)
    else:
        confirming.confirm(found, merging=others if given.get("only_this") else (), at=at)


def _page(request: HttpRequest, found: Confirmation, *, status: int = 200, **context) -> HttpResponse:
    is_waiting = asking.is_waiting(found, request.arrived_at)
    context = {"withdrawal": WithdrawalForm()} | context
    context |= {
        "asked": found,
        "told": asking.told(found),
        "is_waiting": is_waiting,
        "may_withdraw": asking.is_running(found) and not is_waiting,
    }
    return render(request, "awards/confirmation.html", context, status=status)
