"""Session of a command: its client, its options, and what it says to the user."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Optional, Sequence, Tuple

from flat_api.cli.credentials import Profile, chosen_profile, settings_of_environment
from flat_api.cli.errors import NOT_ALLOWED, USAGE, CommandError
from flat_api.cli.output import Format, printable_lines

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.configuration import Configuration
    from flat_api.policies.hooks import ResponseEvent


class Session:
    """Options of a command, and the client that they describe.

    Attributes:
        profile_name: Name of the profile, or ``None``.
        quiet: Whether to print data and errors only.
        verbose: Whether to print a line for each call.
        debug: Whether to print tracebacks.
    """

    def __init__(self) -> None:
        self.profile_name: Optional[str] = None
        self.quiet = False
        self.verbose = False
        self.debug = False
        self.json = False
        self.jsonl = False
        self.fields: Optional[Sequence[str]] = None
        self._stack = ExitStack()
        self._client: Optional[FlatClient] = None

    @property
    def form(self) -> Format:
        """Form of the output."""
        return Format(json=self.json, jsonl=self.jsonl, fields=self.fields)

    @property
    def profile(self) -> Profile:
        """The profile."""
        return chosen_profile(self.profile_name)

    @property
    def source(self) -> str:
        """Description of where the token comes from."""
        if "access_token" in settings_of_environment():
            return "the environment variable FLAT_ACCESS_TOKEN"
        return f"the profile {self.profile.name!r}"

    @property
    def scopes(self) -> Optional[Sequence[str]]:
        """Scopes of the token, where they are known: Flat does not tell those of a personal token."""
        tokens = None if "access_token" in settings_of_environment() else self.profile.load()
        return None if tokens is None or not tokens.scopes else tokens.scopes

    @property
    def calls_left(self) -> Optional[int]:
        """Calls that are left of the hour, as the last response said."""
        limit = None if self._client is None else self._client.rate_limit
        return None if limit is None else limit.remaining

    def client(self) -> FlatClient:
        """Return the client of the command.

        Raises:
            CommandError: Nobody has logged in.
        """
        if self._client is None:
            from flat_api.client import FlatClient

            token, host = self._credentials()
            self._client = self._stack.enter_context(FlatClient(configuration=self._configuration(token, host)))
        return self._client

    def close(self) -> None:
        """Close the client."""
        self._stack.close()

    def say(self, text: str) -> None:
        """Print something that is no data."""
        if not self.quiet:
            print(printable_lines(text), file=sys.stderr)

    def confirm(self, question: str, yes: bool) -> None:
        """Ask before something is destroyed.

        Raises:
            CommandError: The user refused, or cannot be asked.
        """
        if yes:
            return
        if not sys.stdin.isatty():
            raise CommandError(f"{question} Nothing was done; pass --yes to do it in a script", USAGE)
        print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            raise CommandError("nothing was done")

    def _credentials(self) -> Tuple[str, Optional[str]]:
        """Return the token and the host that it is for. A token is never sent to the host of another one."""
        given = settings_of_environment()
        if "access_token" in given:
            return given["access_token"], given.get("host")
        tokens = self.profile.load()
        if tokens is None:
            raise CommandError("nobody is logged in; run: flat-api login (or set FLAT_ACCESS_TOKEN)", NOT_ALLOWED)
        host = self.profile.host_of(tokens)
        if "host" in given and given["host"].rstrip("/") != (host or "").rstrip("/"):
            raise CommandError(
                f"FLAT_API_HOST is another host than that of {self.source}; run: flat-api login --profile OTHER",
                NOT_ALLOWED,
            )
        return tokens.access_token, host

    def _configuration(self, token: str, host: Optional[str]) -> Configuration:
        from flat_api.configuration import Configuration

        settings: Any = {} if host is None else {"host": host}
        return Configuration(
            access_token=token, rate_limit="pace", on_response=self._report if self.verbose else None, **settings
        )

    def _report(self, event: ResponseEvent) -> None:
        print(f"{event.operation}: {event.status or 'no response'} in {event.elapsed:.2f} s", file=sys.stderr)
