"""FlatLocales and what belongs to it. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class FlatLocales(OpenEnum):
    """Languages that Flat had up to version 2.21, as a closed list. ``FlatLocalesString`` took its place.

    Deprecated.

    Kept for older imports; no operation uses it.
    """

    EN = "en"
    EN_GB = "en-GB"
    EN_MINUS_GB = "en-GB"
    ES = "es"
    FR = "fr"
    DE = "de"
    IT = "it"
    JA = "ja"
    JA_HIRA = "ja-HIRA"
    JA_MINUS_HIRA = "ja-HIRA"
    KO = "ko"
    NL = "nl"
    PL = "pl"
    PT = "pt"
    PT_BR = "pt-BR"
    PT_MINUS_BR = "pt-BR"
    RO = "ro"
    RU = "ru"
    SV = "sv"
    TR = "tr"
    ZH_HANS = "zh-Hans"
    ZH_MINUS_HANS = "zh-Hans"


FlatLocalesString = str
"""Language of the interface as a BCP 47 tag, such as ``en``, ``fr`` or ``pt-BR``. ``en`` when none is chosen."""
