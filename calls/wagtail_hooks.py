"""What the engine adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from calls import audit
from calls.models import FormVersion, Panel, Round, Submission
from calls.views import office
from calls.viewsets.doors import OfficePolicy
from calls.viewsets.exports import ExportViewSet
from calls.viewsets.group import CallsGroup
from calls.viewsets.home import CallsPanel

for model in (Submission, Round, Panel, FormVersion):
    register_permission_policy(model, OfficePolicy(model))

hooks.register("register_log_actions", audit.register)
hooks.register("after_publish_page", office.after_publishing)
hooks.register("before_delete_page", office.before_deleting)
hooks.register("before_bulk_action", office.before_bulk_action)
hooks.register("after_bulk_action", office.after_bulk_action)
hooks.register("after_copy_page", office.after_copying)
hooks.register("register_page_header_buttons", office.header_buttons)


@hooks.register("register_admin_viewset")
def calls():
    return CallsGroup()


@hooks.register("register_admin_viewset")
def exports():
    return ExportViewSet()


@hooks.register("construct_homepage_panels")
def home_panel(request, panels):
    panels.append(CallsPanel())


@hooks.register("register_permissions")
def permissions():
    """The one right that lets somebody run calls can be given to other groups as well."""
    return Permission.objects.filter(content_type__app_label="calls", codename="run_calls")
