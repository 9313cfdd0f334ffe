"""Switches: behaviour of the server that its documentation leaves open, or that differs between servers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Switches:
    """Behaviour of a sandbox; the defaults are its usual behaviour.

    Attributes:
        rotate_refresh_tokens: Whether each refresh replaces the refresh token. The use of a replaced one then revokes
            all tokens of the same consent (RFC 9700, section 4.14.2).
    """

    rotate_refresh_tokens: bool = False
