"""What the engine adds to Wagtail's admin."""

from wagtail import hooks

from calls import audit

hooks.register("register_log_actions", audit.register)
