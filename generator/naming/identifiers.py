"""Python identifiers from any text; nothing here knows a contract (:mod:`generator.naming.names` does).

The spelling rules are those of openapi-generator (``python``), because the modules, fields and enum members that
existing users import were named by it; every rule below that looks odd is one of its.
"""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata

from flat_api.lazy import module_of

KEYWORDS = frozenset(keyword.kwlist) | {"async", "await"}
_SEPARATORS = re.compile(r"[^0-9A-Za-z]+")

_SPECIAL_CHARACTERS = r"""
    $ Dollar  ^ Caret  | Pipe  = Equal  * Star  - Minus  & Ampersand  % Percent  # Hash  @ At  ! Exclamation  + Plus
    : Colon  ; Semicolon  > Greater_Than  < Less_Than  . Dot  ? Question_Mark  , Comma  ' Quote  " Double_Quote
    / Slash  \ Back_Slash  ( Left_Parenthesis  ) Right_Parenthesis  { Left_Curly_Bracket  } Right_Curly_Bracket
    [ Left_Square_Bracket  ] Right_Square_Bracket  ~ Tilde  ` Backtick  <= Less_Than_Or_Equal_To
    >= Greater_Than_Or_Equal_To  != Not_Equal
"""
_PAIRS = _SPECIAL_CHARACTERS.split()
_SPECIAL: dict[str, str] = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))


def ascii_text(text: str) -> str:
    """Return ``text`` in ASCII: accents are dropped, any other letter becomes its code point (``♯`` is ``U266f``)."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text)
    parts: list[str] = []
    for character in plain:
        if character.isascii():
            parts.append(character)
        elif not unicodedata.combining(character):
            parts.append(f" U{ord(character):04x} ")
    return "".join(parts)


def underscore(text: str) -> str:
    """Return the snake_case of a CamelCase word: ``OMRApi`` is ``omr_api``, ``Lti1p1`` is ``lti1p1``."""
    return module_of(text).replace("-", "_").replace(" ", "_")


def pascal(text: str) -> str:
    """Return a class name's spelling: ``add group-user`` is ``AddGroupUser``; capitals inside words stay."""
    return "".join(part[:1].upper() + part[1:] for part in _SEPARATORS.split(_signed(ascii_text(text))) if part)


def snake(text: str) -> str:
    """Return an attribute's spelling; it may still be empty, a keyword, or start with a digit."""
    plain = ascii_text(text)
    words = re.sub(r"_+", "_", _SEPARATORS.sub("_", _signed(plain))).strip("_")
    if re.fullmatch(r"[A-Z_]*", words):
        return words.lower()
    return re.sub(r"_+", "_", underscore(words))


def screaming(text: str) -> str:
    """Return a constant's spelling, by words: ``organizationPublic`` is ``ORGANIZATION_PUBLIC``; it may be empty."""
    plain = _signed(ascii_text(text))
    return "_".join([module_of(part) for part in _SEPARATORS.split(plain) if part]).upper()


def spelled_out(text: str) -> str:
    """Return openapi-generator's spelling of a constant: ``cc-by`` is ``CC_MINUS_BY``; maybe no identifier."""
    if text == "":
        return "EMPTY"
    if text in {" ", "_"}:
        return {" ": "SPACE", "_": "UNDERSCORE"}[text]
    name = text
    if text not in KEYWORDS and any(character in _SPECIAL or character == "_" for character in text):
        name = underscore(_escaped(text))
    name = name.upper().replace(" ", "_")
    name = re.sub(r"_$", "", re.sub(r"^_", "", name))
    return "ENUM_" + name if name[:1].isdigit() else name


def valid(name: str) -> bool:
    """Whether ``name`` can be written as an ASCII identifier that is no keyword."""
    return name.isascii() and name.isidentifier() and name not in KEYWORDS


def is_builtin(name: str) -> bool:
    """Whether a class of that name would hide a builtin."""
    return hasattr(builtins, name)


def _signed(text: str) -> str:
    """Keep the sign of ``+1`` and ``-1``, which would otherwise be the same word."""
    if re.match(r"[+-]\d", text):
        return ("plus " if text[0] == "+" else "minus ") + text[1:]
    return text


def _escaped(text: str) -> str:
    """Write special characters as words, between underscores."""
    result, index = "", 0
    while index < len(text):
        width = 2 if text[index : index + 2] in _SPECIAL else 1
        part = text[index : index + width]
        word = _SPECIAL.get(part)
        result += part if word is None else f"{'' if result.endswith('_') or not result else '_'}{word}_"
        index += width
    return result
