"""Every address of the site, in one place. The page tree comes last: it answers for all that is left."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from people.views import elsewhere
from people.views.signing_in import SendCode, SignInByPasskey
from phd_network.door import admin_door
from phd_network.guide import guide

handler400 = "calls.views.too_large.unread"

urlpatterns = [
    # Wagtail's own sign-in neither throttles nor verifies: the one door is ours.
    path("admin/login/", admin_door, name="admin_door"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # One page shows how a person signs in; allauth would have a page for each part of it.
    path("accounts/2fa/", RedirectView.as_view(pattern_name="people:signing_in")),
    path("accounts/2fa/webauthn/", RedirectView.as_view(pattern_name="people:signing_in")),
    path("accounts/sessions/", RedirectView.as_view(pattern_name="people:signing_in")),
    path("accounts/3rdparty/", RedirectView.as_view(pattern_name="people:signing_in")),
    path("accounts/2fa/webauthn/login/", SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("accounts/login/code/", SendCode.as_view(), name="account_request_login_code"),
    path("accounts/oidc/<str:provider_id>/login/", elsewhere.leave, name="openid_connect_login"),
    path("accounts/oidc/<str:provider_id>/login/callback/", elsewhere.come_back, name="openid_connect_callback"),
    path("accounts/", include("allauth.urls")),
    path("", include("people.urls")),
    path("", include("calls.urls")),
    path("", include("awards.urls")),
    path("", include("home.urls")),
]

if settings.DEMO:
    # In production the web server, or an object storage, serves editors' media.
    urlpatterns += [
        re_path(r"^media/(?P<path>.+)$", serve, {"document_root": settings.MEDIA_ROOT}),
        path("guide/", guide, name="guide"),
    ]

urlpatterns += [path("", include(wagtail_urls))]
