"""Connections in Django's admin, without their tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from flat_api.contrib.django.models import FlatTokens

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[FlatTokens]
else:
    ModelAdmin = admin.ModelAdmin  # generic in the stubs only


@admin.register(FlatTokens)
class FlatTokensAdmin(ModelAdmin):
    """List of the connections. They can be deleted, and neither added nor changed."""

    list_display = ("user", "connected", "updated_at")
    fields = ("user", "connected", "updated_at")
    readonly_fields = fields
    search_fields = ("user__username",)

    @admin.display(boolean=True, description="connected")
    def connected(self, row: FlatTokens) -> bool:
        """Return whether there are tokens."""
        return bool(row.content)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: only the user can connect an account."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: there is nothing to change."""
        return False
