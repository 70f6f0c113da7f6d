from datetime import timedelta

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"

    def ready(self):
        from content.queries import office_email
        from people import chores, letters

        letters.register_office(office_email)
        chores.register("publish scheduled pages", timedelta(minutes=1), chores.command("publish_scheduled"))
