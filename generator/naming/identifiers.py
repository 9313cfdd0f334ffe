"""Python identifiers from any text; nothing here knows a contract (:mod:`generator.naming.names` does).

The spelling rules are those of openapi-generator (``python``), because the modules, fields and enum members that
existing users import were named by it; every rule below that looks odd is one of its.
"""

from __future__ import annotations

import keyword
import re
import unicodedata

from flat_api.lazy import module_of

KEYWORDS = frozenset(keyword.kwlist) | {"async", "await"}
_SEPARATORS = re.compile(r"[^0-9A-Za-z\x80-\U0010ffff]+")
_LATIN_LETTERS = """
    ß ss  ẞ Ss  æ ae  Æ Ae  œ oe  Œ Oe  ø o  Ø O  đ d  Đ D  ð d  Ð D  þ th  Þ Th  ł l  Ł L  \u0131 i  ħ h  Ħ H  ŋ n  Ŋ N
"""
_SPELLINGS = _LATIN_LETTERS.split()
_LATIN = str.maketrans(dict(zip(_SPELLINGS[::2], _SPELLINGS[1::2], strict=True)))
"""Letters of the Latin script that are more than an ASCII letter with an accent."""

_SPECIAL_CHARACTERS = r"""
    $ Dollar  ^ Caret  | Pipe  = Equal  * Star  - Minus  & Ampersand  % Percent  # Hash  @ At  ! Exclamation  + Plus
    : Colon  ; Semicolon  > Greater_Than  < Less_Than  . Dot  ? Question_Mark  , Comma  ' Quote  " Double_Quote
    / Slash  \ Back_Slash  ( Left_Parenthesis  ) Right_Parenthesis  { Left_Curly_Bracket  } Right_Curly_Bracket
    [ Left_Square_Bracket  ] Right_Square_Bracket  ~ Tilde  ` Backtick  <= Less_Than_Or_Equal_To
    >= Greater_Than_Or_Equal_To  != Not_Equal
"""
_PAIRS = _SPECIAL_CHARACTERS.split()
_SPECIAL: dict[str, str] = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))


def letters(text: str) -> str:
    """Return ``text`` in characters that an identifier can have, and ASCII characters.

    Latin letters lose their accents, letters of other scripts stay as they are (in the form NFKC, to which Python
    brings all identifiers), and any other character becomes its code point: ``♯`` is ``U266f``.
    """
    if text.isascii():
        return text
    parts: list[str] = []
    for character in unicodedata.normalize("NFKC", text.translate(_LATIN)):
        bare = "".join([one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one)])
        if bare.isascii() and (bare or not parts or parts[-1].isascii()):
            parts.append(bare)
        else:
            parts.append(character if f"_{character}".isidentifier() else f" U{ord(character):04x} ")
    return "".join(parts)


def underscore(text: str) -> str:
    """Return the snake_case of a CamelCase word: ``OMRApi`` is ``omr_api``, ``Lti1p1`` is ``lti1p1``."""
    return module_of(text).replace("-", "_").replace(" ", "_")


def pascal(text: str) -> str:
    """Return a class name's spelling: ``add group-user`` is ``AddGroupUser``; capitals inside words stay."""
    parts = _SEPARATORS.split(_signed(letters(text)))
    return _normal("".join(part[:1].upper() + part[1:] for part in parts if part))


def snake(text: str) -> str:
    """Return an attribute's spelling, which may still be no identifier."""
    plain = letters(text)
    words = re.sub(r"_+", "_", _SEPARATORS.sub("_", _signed(plain))).strip("_")
    if re.fullmatch(r"[A-Z_]*", words):
        return words.lower()
    return _normal(re.sub(r"_+", "_", underscore(words)))


def screaming(text: str) -> str:
    """Return a constant's spelling, by words: ``organizationPublic`` is ``ORGANIZATION_PUBLIC``; it may be empty."""
    plain = _signed(letters(text))
    return _normal("_".join([module_of(part) for part in _SEPARATORS.split(plain) if part]).upper())


def spelled_out(text: str) -> str:
    """Return openapi-generator's spelling of a constant: ``cc-by`` is ``CC_MINUS_BY``; maybe no identifier."""
    if text == "":
        return "EMPTY"
    if text in {" ", "_"}:
        return {" ": "SPACE", "_": "UNDERSCORE"}[text]
    name = text
    if text not in KEYWORDS and any(character in _SPECIAL or character == "_" for character in text):
        name = underscore(in_words(text))
    name = name.upper().replace(" ", "_")
    name = re.sub(r"_$", "", re.sub(r"^_", "", name))
    return "ENUM_" + name if name[:1].isdigit() else name


def valid(name: str) -> bool:
    """Return whether ``name`` is an identifier as Python reads it, and no keyword."""
    return name.isidentifier() and name not in KEYWORDS and _normal(name) == name


def _signed(text: str) -> str:
    """Keep the sign of ``+1`` and ``-1``, which would otherwise be the same word."""
    if re.match(r"[+-]\d", text):
        return ("plus " if text[0] == "+" else "minus ") + text[1:]
    return text


def _normal(name: str) -> str:
    """Return ``name`` in the form in which Python compares identifiers."""
    return name if name.isascii() else unicodedata.normalize("NFKC", name)


def in_words(text: str) -> str:
    """Return ``text`` with special characters as words, between underscores: ``a-b`` is ``a_Minus_b``."""
    result, index = "", 0
    while index < len(text):
        width = 2 if text[index : index + 2] in _SPECIAL else 1
        part = text[index : index + width]
        word = _SPECIAL.get(part)
        result += part if word is None else f"{'' if result.endswith('_') or not result else '_'}{word}_"
        index += width
    return result
