"""Model of the tokens of a user."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


class FlatTokens(models.Model):
    """Tokens of a user, encrypted.

    Attributes:
        user: User of the site.
        content: Tokens, encrypted; empty where the user is not connected.
        locked_at: When a worker last took the lock of the row, by changing it.
        updated_at: When the row was last changed.
    """

    user: models.OneToOneField[Any, Any] = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="flat_tokens", verbose_name="user"
    )
    content: models.BinaryField[Any, Any] = models.BinaryField(default=b"", editable=False)
    locked_at: models.DateTimeField[Any, Any] = models.DateTimeField(null=True, editable=False)
    updated_at: models.DateTimeField[Any, Any] = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "connection with Flat"
        verbose_name_plural = "connections with Flat"

    def __str__(self) -> str:
        return f"connection with Flat of user {self.pk}"
