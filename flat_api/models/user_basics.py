"""UserBasics and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel, OpenEnum


class UserBasicsType(OpenEnum):
    """``guest`` is somebody without an account of their own."""

    USER = "user"
    GUEST = "guest"


class TutteoProduct(OpenEnum):
    """Product that an account belongs to: ``flat`` is Flat for individuals, ``flatEdu`` Flat for Education,
    ``embed`` the embedded player. What ``msnippet`` names is not documented."""

    FLAT = "flat"
    FLAT_EDU = "flatEdu"
    FLATEDU = "flatEdu"
    MSNIPPET = "msnippet"
    EMBED = "embed"


class UserBasics(FlatModel):
    """What identifies a user."""

    __nullable__ = frozenset({"picture"})

    id: str
    """24 hex digits."""

    type: UserBasicsType
    """``guest`` is somebody without an account of their own."""

    product: TutteoProduct
    """Product that the account belongs to. The server's default is ``flat``."""

    username: str
    """Unique name, part of the address of the profile."""

    printable_name: Optional[str] = None
    """The name to show for this user, whatever other names are known."""

    firstname: Optional[str] = None
    """Given name; absent unless the reader may see it."""

    lastname: Optional[str] = None
    """Family name; absent unless the reader may see it."""

    name: Optional[str] = None
    """Full name; absent on some accounts."""

    picture: Optional[str]
    """Address of the portrait, ``null`` when there is none."""

    badges: Optional[List[str]] = None
    """Marks of distinction shown with the name."""
