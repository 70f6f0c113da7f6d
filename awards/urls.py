"""Addresses of the awards besides their pages."""

from django.urls import path

from awards.views.confirmation import confirmation

app_name = "awards"

urlpatterns = [
    path("confirmations/<str:token>/", confirmation, name="confirmation"),
]
