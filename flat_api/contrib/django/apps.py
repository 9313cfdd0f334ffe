"""The app, as Django loads it."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class FlatConfig(AppConfig):
    """App with the tokens of the users."""

    name = "flat_api.contrib.django"
    label = "flat_api"
    verbose_name = "Flat"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the check of the settings."""
        from flat_api.contrib.django.checks import check_settings

        checks.register(check_settings)
