"""The words that pages and their filters share: what kind of event, what kind of group, where one takes part."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    CONFERENCE = "conference", _("Conference")
    WORKSHOP = "workshop", _("Workshop")
    PHD_DAY = "phd_day", _("PhD day")
    ONLINE = "online", _("Online event")


class Mode(models.TextChoices):
    """Where one takes part, in events and in calls: one filter link fits both."""

    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On site and online")


class When(models.TextChoices):
    UPCOMING = "upcoming", _("Upcoming")
    PAST = "past", _("Past")


class GroupKind(models.TextChoices):
    BOARD = "board", _("Board")
    COMMITTEE = "committee", _("Standing committee")
    WORKING_GROUP = "working_group", _("Working group")
