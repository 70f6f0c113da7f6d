"""What every template may know without asking."""

from django.conf import settings


def house(request):
    return {"site_name": settings.SITE_NAME, "demo": settings.DEMO}
