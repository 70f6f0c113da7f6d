"""Letters in the admin: what is written and when, an organiser's own wording with a preview, and the way back."""

from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from people import rewording, wording
from people.letters import Letter, Wording, letter_of, office_address, render, words_of
from people.models import LetterText
from people.wordings import earlier, lines, own_text, pages_with_words


def address(name: str, *args: str, page: Page | None = None) -> str:
    """The address of a screen here, for the letters of the whole site or of one page."""
    query = f"?{urlencode({'page': page.pk})}" if page else ""
    return reverse(f"letters:{name}", args=args) + query


class WordingForm(forms.Form):
    """Subject and text of one letter. What the letter cannot say, or has to say, is told beside the field."""

    subject = forms.CharField(label=lazy("Subject"), max_length=200)
    body = forms.CharField(
        label=lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=lazy("A blank line begins a new paragraph. The button and the contact are set below it."),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, letter: Letter, **kwargs):
        super().__init__(*args, **kwargs)
        self.letter = letter

    def clean_subject(self):
        return wording.one_line(self._known("subject"))

    def clean_body(self):
        body = self._known("body")
        missing = [name for name in self.letter.required if name not in wording.names_in(body)]
        if missing:
            raise forms.ValidationError(
                [
                    _("This letter has to say %(what)s: write %(name)s where it belongs.")
                    % {"what": self.letter.own[name].says, "name": braced(name)}
                    for name in missing
                ]
            )
        return body.replace("\r\n", "\n").strip()

    def _known(self, field: str) -> str:
        text = self.cleaned_data[field]
        if strangers := wording.strangers_in(text, self.letter.placeholders):
            raise forms.ValidationError(
                _("%(unknown)s means nothing here. What this letter can name: %(known)s.")
                % {
                    "unknown": ", ".join(name if name in {"{{", "}}"} else braced(name) for name in strangers),
                    "known": ", ".join(self.letter.placeholders),
                }
            )
        return text

    @property
    def words(self) -> Wording:
        return Wording(self.cleaned_data["subject"], self.cleaned_data["body"])


def braced(name: str) -> str:
    return f"{{{{ {name} }}}}"


class LettersMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """For whoever may word letters; `page` is the page whose letters these are, None for the whole site."""

    model = LetterText
    permission_required = "change"
    header_icon = "mail"

    @cached_property
    def page(self) -> Page | None:
        asked = self.request.GET.get("page")
        if not asked:
            return None
        if not asked.isdecimal():
            raise Http404
        return get_object_or_404(Page, pk=asked)

    def trail(self):
        return []

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        steps = [{"url": url, "label": label} for url, label in self.trail()]
        return [*self.breadcrumbs_items, *steps, here]

    def get_page_subtitle(self):
        return self.page.title if self.page else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, **kwargs)


class LettersPage(LettersMixin, TemplateView):
    """Every letter, when it is written, and whose words it has."""

    any_permission_required = ["change"]
    template_name = "people/admin/letters.html"
    page_title = lazy("Letters")

    def trail(self):
        return [(address("index"), _("Letters"))] if self.page else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            lines=[(address("edit", line.letter.kind, page=self.page), line) for line in lines(self.page)],
            pages=[] if self.page else [(address("index", page=page), page) for page in pages_with_words()],
            **kwargs,
        )


class LetterMixin(LettersMixin):
    """A screen about one letter."""

    @cached_property
    def letter(self) -> Letter:
        try:
            letter = letter_of(self.kwargs["kind"])
        except KeyError:
            raise Http404 from None
        if self.page and not letter.per_page:
            raise Http404
        return letter

    @cached_property
    def text(self) -> LetterText | None:
        return own_text(self.letter, self.page)

    def trail(self):
        steps = [(address("index"), _("Letters"))]
        return [*steps, (address("index", page=self.page), self.page.title)] if self.page else steps

    def get_context_data(self, **kwargs):
        is_own = bool(self.text and self.text.body)
        return super().get_context_data(letter=self.letter, text=self.text, is_own=is_own, **kwargs)


class EditLetter(LetterMixin, FormView):
    """The words of one letter, with a preview of what is in the form and what can be named beside it."""

    template_name = "people/admin/letter.html"
    form_class = WordingForm

    def get_page_title(self):
        return self.letter.title

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"letter": self.letter}

    def get_initial(self):
        words = words_of(self.letter, self.page)
        return {"subject": words.subject, "body": words.body, "based_on": self.text.revision if self.text else 0}

    def form_valid(self, form):
        if "preview" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        try:
            rewording.reword(
                self.letter, form.words, page=self.page, based_on=form.cleaned_data["based_on"], by=self.request.user
            )
        except rewording.OutOfDate as refusal:
            return self.out_of_date(form, refusal.text)
        messages.success(
            self.request, _("“%(letter)s” goes out in these words from now on.") % {"letter": self.letter.title}
        )
        return redirect(address("edit", self.letter.kind, page=self.page))

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def out_of_date(self, form, other):
        """What was typed stays in the form, now based on the other wording, which stands beside it."""
        form.data = form.data.copy()
        form.data["based_on"] = other.revision
        form.add_error(
            None,
            _("%(who)s saved another wording meanwhile; it is below. Yours is still here: save again to replace it.")
            % {"who": other.updated_by or _("Somebody")},
        )
        return self.render_to_response(self.get_context_data(form=form, other=other), status=409)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        words = self.words_in(context["form"])
        return context | {
            "placeholders": [(braced(name), each) for name, each in self.letter.placeholders.items()],
            "preview": words and self.preview(words),
            "unused": self.unused(words) if words else [],
            "earlier": earlier(self.text),
            "restore_url": address("restore", self.letter.kind, page=self.page),
        }

    def words_in(self, form):
        """The words to preview: those in use or, once sent, those in the form if they can be read."""
        if form.is_bound:
            return form.words if {"subject", "body"} <= form.cleaned_data.keys() else None
        return Wording(form.initial["subject"], form.initial["body"])

    def preview(self, words):
        return render(
            self.letter,
            words,
            self.letter.samples,
            link=f"{settings.SITE_URL}/…" if self.letter.action else "",
            contact=office_address(),
        )

    def unused(self, words):
        """Placeholders that the house's wording has a use for and these words leave out."""
        used = wording.names_in(f"{words.subject}\n{words.body}")
        return [braced(name) for name in self.letter.own if name not in used]


class RestoreLetter(LetterMixin, FormView):
    """Asks before an own wording gives way to that of the house or, for a page, to that of the whole site."""

    template_name = "people/admin/restore_letter.html"
    form_class = forms.Form
    page_title = lazy("Back to the house's wording")

    def get_page_subtitle(self):
        return self.letter.title

    def form_valid(self, form):
        rewording.restore(self.letter, page=self.page, by=self.request.user)
        messages.success(
            self.request, _("“%(letter)s” goes out in the house's words again.") % {"letter": self.letter.title}
        )
        return redirect(address("edit", self.letter.kind, page=self.page))

    def get_context_data(self, **kwargs):
        return super().get_context_data(back=address("edit", self.letter.kind, page=self.page), **kwargs)


class LetterTextFinder(ModelAdminURLFinder):
    """Leads from a line of the log to the wording."""

    def construct_edit_url(self, instance):
        return address("edit", instance.kind, page=instance.page)


class LettersViewSet(ModelViewSet):
    """The letters of the house; only what they say is an organiser's to change."""

    model = LetterText
    name = "letters"
    icon = "mail"
    menu_label = lazy("Letters")
    index_view_class = LettersPage
    url_finder_class = LetterTextFinder
    add_to_reference_index = False

    def get_urlpatterns(self):
        return [
            path("", LettersPage.as_view(), name="index"),
            path("<str:kind>/", EditLetter.as_view(), name="edit"),
            path("<str:kind>/restore/", RestoreLetter.as_view(), name="restore"),
        ]
