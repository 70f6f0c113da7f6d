"""The instant a request reached us: deadlines are held against it, not against when its work was done."""

from django.utils import timezone


def arrival(get_response):
    def middleware(request):
        request.arrived_at = timezone.now()
        return get_response(request)

    return middleware
