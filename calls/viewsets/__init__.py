"""The organisers' side of the engine, as screens of Wagtail's admin."""
