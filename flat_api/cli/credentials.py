"""Credentials of profiles: in the keyring of the system, or in a file that its owner only can read."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Dict, Optional

from flat_api.auth.token_store import FileTokenStore
from flat_api.auth.tokens import Tokens
from flat_api.cli.errors import NOT_ALLOWED, USAGE, CommandError
from flat_api.exceptions import TokenStoreError

_SERVICE = "flat-api"
DEFAULT = "default"


@dataclass(frozen=True)
class Profile:
    """A place for the credentials of one account. Its ``repr`` shows none.

    Attributes:
        name: Name, as given by ``--profile`` or ``FLAT_PROFILE``.
    """

    name: str

    def __post_init__(self) -> None:
        # Without dots, so that no file of one profile has the name of a file of another.
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", self.name):
            raise CommandError(f"a profile is named with letters, digits, '-' and '_', got {self.name!r}", USAGE)

    @property
    def path(self) -> Path:
        """Path of the file with the tokens."""
        return _folder() / f"{self.name}.tokens.json"

    @property
    def settings_path(self) -> Path:
        """Path of the file with the host."""
        return _folder() / f"{self.name}.json"

    @property
    def login(self) -> str:
        """Text that another login changes; empty where nobody has logged in."""
        try:
            return self.settings_path.read_text(encoding="utf-8")
        except OSError:
            return ""

    def load(self) -> Optional[Tokens]:
        """Return the tokens, or ``None`` where nobody has logged in.

        Raises:
            CommandError: They cannot be read.
        """
        keyring = _keyring()
        try:
            text = None if keyring is None else keyring.get_password(_SERVICE, self.name)
            if text is not None:
                return Tokens(**json.loads(text))
            return FileTokenStore(self.path).load() if self.path.parent.is_dir() else None
        except (TokenStoreError, ValueError, TypeError):
            raise CommandError(f"the credentials of the profile {self.name!r} cannot be read; log in again") from None

    def save(self, tokens: Tokens, host: Optional[str]) -> str:
        """Keep tokens and the host, and return where they are."""
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings = {"host": host, "token": _mark(tokens)}
        self.settings_path.write_text(json.dumps(settings), encoding="utf-8")
        keyring = _keyring()
        if keyring is not None:
            keyring.set_password(_SERVICE, self.name, json.dumps(tokens.to_dict()))
            return "the keyring of the system"
        FileTokenStore(self.path).save(tokens)
        return str(self.path)

    def clear(self) -> None:
        """Forget tokens and host."""
        keyring = _keyring()
        if keyring is not None and keyring.get_password(_SERVICE, self.name) is not None:
            keyring.delete_password(_SERVICE, self.name)
        for path in (self.path, self.settings_path):
            if path.exists():
                path.unlink()

    def host_of(self, tokens: Tokens) -> Optional[str]:
        """Return the URL of the API that tokens of the profile are for, or ``None`` for Flat's.

        Raises:
            CommandError: It is not known. The keyring and the file may hold the tokens of two logins, and the host is
                that of the last one.
        """
        try:
            settings: Any = json.loads(self.login)
            if settings["token"] == _mark(tokens):
                host: Optional[str] = settings["host"]
                return host
        except (ValueError, TypeError, KeyError):
            pass
        raise CommandError(f"the host of the profile {self.name!r} is not known; run: flat-api login", NOT_ALLOWED)


def chosen_profile(name: Optional[str]) -> Profile:
    """Return the profile of ``--profile``, of ``FLAT_PROFILE``, or the default one."""
    return Profile(name or os.environ.get("FLAT_PROFILE") or DEFAULT)


def settings_of_environment() -> Dict[str, str]:
    """Return host and token of the environment, which win over a profile."""
    names = {"host": "FLAT_API_HOST", "access_token": "FLAT_ACCESS_TOKEN"}
    return {name: os.environ[variable] for name, variable in names.items() if os.environ.get(variable)}


def _mark(tokens: Tokens) -> str:
    """Return a text by which a token is known again, and from which nobody can make it."""
    return hashlib.sha256(tokens.access_token.encode()).hexdigest()[:16]


def _folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("flat-api", appauthor=False))


def _keyring() -> Any:
    """Return the package keyring where it is installed and has a place to keep secrets in."""
    if os.environ.get("FLAT_KEYRING") == "off":
        return None
    try:
        keyring: Any = import_module("keyring")
    except ImportError:
        return None
    backend: Any = keyring.get_keyring()
    return None if str(backend.__class__.__module__) in ("keyring.backends.fail", "keyring.backends.null") else keyring
