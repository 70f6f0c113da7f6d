from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "calls"

    def ready(self):
        from calls.mail import LETTERS
        from people.letters import register

        register(LETTERS)
