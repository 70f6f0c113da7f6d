from django.apps import AppConfig


class PhdNetworkConfig(AppConfig):
    name = "phd_network"
