"""What this app adds to the Wagtail admin."""

from wagtail import hooks

from awards.viewsets import LaureateViewSet


@hooks.register("register_admin_viewset")
def laureates():
    return LaureateViewSet()
