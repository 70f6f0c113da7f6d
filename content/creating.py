"""Making a page in the admin, where the editor saves by itself as well: two requests may want one slug."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.viewsets.pages import PageViewSet

from content.models import BasePage


class CreatePageView(CreateView):
    """Wagtail's own, which answers with a server error where the slug is taken between looking and saving."""

    def post(self, request):
        try:
            return super().post(request)
        except ValidationError as refused:
            if "slug" not in getattr(refused, "error_dict", {}):
                raise
        # The tree has given the page a place that it does not have. Begun anew, the form itself finds the slug taken.
        self.page = self.page_class(owner=request.user, locale=self.parent_page.locale)
        messages.warning(
            request, _("A page with this slug was saved a moment ago, perhaps by the editor itself. Look.")
        )
        return super().post(request)


class AuthoredPages(PageViewSet):
    """Every kind of page that editors write here; the explorer stays Wagtail's."""

    model = BasePage
    name = "authored_pages"
    parent_models = ()
    add_view_class = CreatePageView
