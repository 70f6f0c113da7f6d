from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = _("Awards")

    def ready(self):
        from awards import actions
        from awards.kinds import KIND
        from awards.mail import LETTERS
        from awards.queries import own_records
        from calls.kinds import register
        from people import erasure, letters, own_data

        register(KIND)
        letters.register(LETTERS)
        erasure.register(actions.forget)
        own_data.register(6, "honours", _("Nominations and honours"), own_records.honours)
