from datetime import timedelta

from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "calls"

    def ready(self):
        from calls.mail import LETTERS
        from people import chores
        from people.letters import register

        register(LETTERS)
        chores.register("prepare calls", timedelta(minutes=1), chores.command("prepare_calls"))
        chores.register("sweep files", timedelta(days=1), chores.command("sweep_files"))
