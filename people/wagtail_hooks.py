"""What this app adds to the Wagtail admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from people import deleting, rewording
from people.choosers import PersonChooserViewSet
from people.models import Message
from people.policies import ReadingPolicy
from people.viewsets import NetworkGroup

register_permission_policy(Message, ReadingPolicy(Message))
hooks.register("register_log_actions", rewording.register)
hooks.register("before_bulk_action", deleting.before_bulk_action)


@hooks.register("register_admin_viewset")
def network():
    return NetworkGroup()


@hooks.register("register_admin_viewset")
def person_chooser():
    return PersonChooserViewSet("person_chooser", url_prefix="people/choose")
