"""The addresses of this app."""

from django.urls import path

from people.views import elsewhere, erasure, outbox, own_data, profile, session, signing_in

app_name = "people"

urlpatterns = [
    path("outbox/", outbox.OutboxView.as_view(), name="outbox"),
    path("outbox/<row:pk>/", outbox.MessageView.as_view(), name="message"),
    path("profile/", profile.profile, name="profile"),
    path("profile/affiliations/", profile.affiliate, name="affiliate"),
    path("profile/affiliations/<row:pk>/end/", profile.end_affiliation, name="end_affiliation"),
    path("profile/affiliations/<row:pk>/remove/", profile.remove_affiliation, name="remove_affiliation"),
    path("profile/data/", own_data.take, name="own_data"),
    path("profile/erase/", erasure.erase, name="erase"),
    path("session/", session.session, name="session"),
    path("erased/", erasure.erased, name="erased"),
    path("profile/signing-in/", signing_in.signing_in, name="signing_in"),
    path("profile/signing-in/sessions/<row:pk>/end/", signing_in.end_session, name="end_session"),
    path("profile/signing-in/elsewhere/<row:pk>/disconnect/", elsewhere.disconnect_account, name="disconnect"),
    path("profile/signing-in/sessions/end/", signing_in.end_other_sessions, name="end_other_sessions"),
]
