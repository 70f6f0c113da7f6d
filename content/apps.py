from datetime import timedelta

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self):
        from people import chores

        chores.register("publish scheduled pages", timedelta(minutes=1), chores.command("publish_scheduled"))
