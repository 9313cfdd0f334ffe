"""Record. Generated from contract.yaml; do not edit."""

from typing import List, Optional

from pydantic import AliasChoices, ConfigDict, Field, StrictBool

from flat_api.codec.model import Date, FlatModel
from flat_api.models.genre import Genre
from flat_api.models.medium import Medium


class Record(FlatModel):
    """A record of a collection."""

    __nullable__ = frozenset({"released"})

    model_config = ConfigDict(hide_input_in_errors=True)

    id: str

    title: str
    """Name of the record."""

    genre: Optional[Genre] = None

    released: Optional[Date] = None
    """Day of the first edition."""

    var_return: Optional[StrictBool] = Field(
        default=None, validation_alias=AliasChoices("return", "return_"), serialization_alias="return"
    )
    """Whether it is lent."""

    @property
    def return_(self) -> Optional[StrictBool]:
        """The same as ``var_return``."""
        return self.var_return

    @return_.setter
    def return_(self, value: Optional[StrictBool]) -> None:
        self.var_return = value

    share_key: Optional[str] = Field(default=None, repr=False)

    tracks: Optional[List[str]] = None

    medium: Optional[Medium] = None
