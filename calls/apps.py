from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CallsConfig(AppConfig):
    name = "calls"

    def ready(self):
        from calls.actions import draft_reminders, letter_reminders
        from calls.actions import erasure as calls_erasure
        from calls.mail import LETTERS
        from calls.queries import own_records
        from people import chores, erasure, own_data
        from people.letters import register

        register(LETTERS)
        chores.register("prepare calls", timedelta(minutes=1), chores.command("prepare_calls"))
        chores.register("sweep files", timedelta(days=1), chores.command("sweep_files"))
        erasure.register(calls_erasure.forget)
        chores.register("remind authors", timedelta(hours=1), draft_reminders.remind_due)
        chores.register("remind referees", timedelta(hours=1), letter_reminders.remind_due)
        own_data.register(4, "submissions", _("What you put forward"), own_records.submissions)
        own_data.register(8, "judging", _("What you judged"), own_records.judging)
        own_data.register(7, "requests", _("What you were asked for"), own_records.asked_of)
        own_data.register(10, "log", _("What you did here"), own_records.deeds)
