"""ScoreCreationBuilderDataLayoutData and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from flat_api.codec.model import FlatModel, Number, OpenEnum

if TYPE_CHECKING:
    from typing import Union

    from typing_extensions import Literal


class ScoreCreationBuilderDataLayoutDataLengthUnit(OpenEnum):
    """Centimetres (``cm``) or inches (``inch``)."""

    CM = "cm"
    INCH = "inch"


class ScoreCreationBuilderDataLayoutData(FlatModel):
    """Page of an empty score. Lengths are in ``lengthUnit``."""

    notes_spacing_coeff: Optional[Number] = None
    """Factor of the horizontal space between notes."""

    length_unit: Optional[ScoreCreationBuilderDataLayoutDataLengthUnit] = None
    """Centimetres (``cm``) or inches (``inch``). The server's default is ``cm``."""

    page_height: Optional[Number] = None
    """In ``lengthUnit``."""

    page_width: Optional[Number] = None
    """In ``lengthUnit``."""

    page_margin_top: Optional[Number] = None
    """In ``lengthUnit``."""

    page_margin_bottom: Optional[Number] = None
    """In ``lengthUnit``."""

    page_margin_left: Optional[Number] = None
    """In ``lengthUnit``."""

    page_margin_right: Optional[Number] = None
    """In ``lengthUnit``."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            notes_spacing_coeff: Optional[float] = None,
            length_unit: Optional[Union[ScoreCreationBuilderDataLayoutDataLengthUnit, Literal["cm", "inch"]]] = None,
            page_height: Optional[float] = None,
            page_width: Optional[float] = None,
            page_margin_top: Optional[float] = None,
            page_margin_bottom: Optional[float] = None,
            page_margin_left: Optional[float] = None,
            page_margin_right: Optional[float] = None,
        ) -> None: ...
