"""What this app adds to the Wagtail admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from content.creating import AuthoredPages


@hooks.register("register_admin_viewset")
def authored_pages():
    return AuthoredPages()


@hooks.register("insert_editor_js")
def wait_for_the_first_save():
    return format_html('<script type="module" src="{}"></script>', static("js/creating.js"))
