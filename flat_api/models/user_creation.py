"""UserCreation and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from pydantic import ConfigDict, Field

from flat_api.codec.model import FlatModel, OpenEnum

if TYPE_CHECKING:
    from typing import Union

    from typing_extensions import Literal


class UserCreationRole(OpenEnum):
    """Role in the organization; ``user`` is a student."""

    USER = "user"
    TEACHER = "teacher"
    ADMIN = "admin"
    ACCOUNT_ADMIN = "accountAdmin"
    ACCOUNTADMIN = "accountAdmin"


class UserCreation(FlatModel):
    """An account to create in the organization."""

    model_config = ConfigDict(hide_input_in_errors=True)

    username: str = Field(min_length=1, max_length=30)
    """Name to sign in with, 1 to 30 characters."""

    firstname: Optional[str] = Field(default=None, max_length=60)
    """First name, at most 60 characters."""

    lastname: Optional[str] = Field(default=None, max_length=60)
    """Last name, at most 60 characters."""

    email: Optional[str] = None
    """Address of the person; not needed to sign in."""

    password: str = Field(min_length=6, max_length=1000, repr=False)
    """Password to sign in with, 6 to 1000 characters."""

    locale: Optional[str] = None
    """Language of the account. The server's default is ``en``."""

    role: Optional[UserCreationRole] = None
    """Role in the organization; ``user`` is a student. The server's default is ``user``."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            username: str,
            firstname: Optional[str] = None,
            lastname: Optional[str] = None,
            email: Optional[str] = None,
            password: str,
            locale: Optional[str] = None,
            role: Optional[Union[UserCreationRole, Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        ) -> None: ...
