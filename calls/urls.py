"""Stable addresses of the engine's own screens, by reader. Organisers' screens are in the admin."""

app_name = "calls"

applicant = []

jury = []

office = []

urlpatterns = [*applicant, *jury, *office]
