from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "training"
    verbose_name = _("Training")

    def ready(self):
        from calls.kinds import register
        from people import erasure, own_data
        from training import actions
        from training.kinds import KINDS
        from training.queries import own_records

        for kind in KINDS:
            register(kind)
        erasure.register(actions.forget)
        own_data.register(5, "places", _("Places"), own_records.places)
