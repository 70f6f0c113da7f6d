"""The addresses of this app."""

from django.urls import path

from people.views import outbox, profile

app_name = "people"

urlpatterns = [
    path("outbox/", outbox.OutboxView.as_view(), name="outbox"),
    path("outbox/<int:pk>/", outbox.MessageView.as_view(), name="message"),
    path("profile/", profile.profile, name="profile"),
    path("profile/affiliations/", profile.affiliate, name="affiliate"),
    path("profile/affiliations/<int:pk>/end/", profile.end_affiliation, name="end_affiliation"),
]
