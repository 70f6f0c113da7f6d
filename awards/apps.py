from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = _("Awards")

    def ready(self):
        from awards import erasure as awards_erasure
        from awards import reminding
        from awards.kinds import KIND
        from awards.mail import LETTERS
        from awards.queries import own_records
        from calls.kinds import register
        from people import chores, erasure, letters, own_data

        register(KIND)
        letters.register(LETTERS)
        chores.register("remind nominees", timedelta(hours=1), reminding.remind_due)
        erasure.register(awards_erasure.forget)
        own_data.register(6, "honours", _("Nominations and honours"), own_records.honours)
