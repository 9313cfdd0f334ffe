"""Switches: behaviour of the server that its documentation leaves open."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Switches:
    """Behaviour of a sandbox where the documentation of Flat leaves it open. Test a program with both values.

    Attributes:
        rotate_refresh_tokens: Each refresh replaces the refresh token. The use of a replaced one then revokes all
            tokens of the same consent (RFC 9700, section 4.14.2).
        admins_list_all_classes: Administrators list all classes of the school, not only those that they teach.
        admins_change_all_classes: Administrators read and change all classes of the school, and enrol people in them.
        groups_in_user_list: The accounts in lists for administrators name the groups of each person.
        names_for_all_admins: Lists for administrators show names even if the token lacks ``account.education_profile``.
        unique_emails_everywhere: No account outside the school may have the same e-mail address either.
        taken_status: Status of the response to a username or an e-mail address that is taken.
        taken_code: Code of that response.
        delegated_token_lifetime: Seconds until a token that an administrator makes for another account expires.
        signin_link_lifetime: Seconds until a sign-in link expires.
        limit_per_token: Each token has a rate limit of its own; otherwise all tokens of an application share one.
        submissions_from_start: A submission exists for each student as soon as an assignment is published.

    Raises:
        ValueError: A value is outside its range.
    """

    rotate_refresh_tokens: bool = False
    admins_list_all_classes: bool = False
    admins_change_all_classes: bool = True
    groups_in_user_list: bool = True
    names_for_all_admins: bool = True
    unique_emails_everywhere: bool = False
    taken_status: int = 400
    taken_code: str = "CLIENT_ERROR"
    delegated_token_lifetime: float = 24 * 3600
    signin_link_lifetime: float = 300
    limit_per_token: bool = True
    submissions_from_start: bool = False

    def __post_init__(self) -> None:
        for name, seconds in (
            ("delegated_token_lifetime", self.delegated_token_lifetime),
            ("signin_link_lifetime", self.signin_link_lifetime),
        ):
            if not (math.isfinite(seconds) and seconds > 0):
                raise ValueError(f"Switches(): {name} must be a number of seconds above 0, got {seconds!r}")
        if not 400 <= self.taken_status <= 499:
            raise ValueError(f"Switches(): taken_status must be from 400 to 499, got {self.taken_status!r}")
