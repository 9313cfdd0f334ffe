"""Safe spelling of the contract's text in code and pages.

:func:`literal`, :func:`docstring` and :func:`identifier` are for Python, :func:`markdown` and :func:`cell` for pages.
Whatever goes in, what comes out is one literal, one docstring, one name or one run of prose: no quote, backslash, line
separator or marker can end it early.
"""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterable
from typing import Union

LINE_LENGTH = 120

_TOKEN = re.compile(r"[(\[]*(?::[A-Za-z][\w.+-]*:)?`{1,2}[^`]*`{1,2}[^ ]*|[^ ]+")
_ITEM = re.compile(r"( *)([-*+]|\d{1,3}[.)]) +(?=[^ ])")
_VERBATIM = re.compile(r"    |\||```|~~~|>>>")
_ROLE = re.compile(r":[A-Za-z][\w.:+-]*:`~?\.?([^`<>]*?)(?:\s*<[^`<>]*>)?`")
_SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)([^`]+)\1(?!`)")
_MARKUP = re.compile(r"[\\*_\[\]<>&|~`$]")
_BLOCK_START = re.compile(r"(?m)^( *)(#{1,6}(?= |$)|[-+=](?=[-+= ]|$)|\d+(?=[.)](?: |$)))")


def literal(value: Union[str, int, float, bool, None]) -> str:
    """Return the Python expression of ``value``, printable and on one line."""
    if isinstance(value, str):
        spelled = repr(value)
        return spelled if '"' in value else '"' + spelled[1:-1] + '"'
    if value is None or isinstance(value, (bool, int)):
        return repr(value)
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{value!r} has no literal")
    return repr(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def sequence(items: Iterable[str]) -> str:
    """Return the expression of a tuple, given the expressions of its items."""
    expressions = list(items)
    return f"({expressions[0]},)" if len(expressions) == 1 else f"({', '.join(expressions)})"


def literals(values: Iterable[Union[str, float, bool]]) -> str:
    """Return the expression of a tuple of scalars."""
    return sequence([literal(value) for value in values])


def identifier(name: str) -> str:
    """Return ``name`` if it is a Python name, otherwise raise an error."""
    if not name.isidentifier() or keyword.iskeyword(name):
        raise ValueError(f"{name!r} is not a name that Python code can use")
    return name


def clean(text: str) -> str:
    """Return ``text`` without tabs, carriage returns and trailing spaces."""
    lines = text.replace("\r\n", "\n").expandtabs(4).split("\n")
    return "\n".join([line.rstrip(" ") for line in lines]).strip("\n").strip(" ")


def docstring(text: str, indent: int) -> str:
    """Return the docstring literal of wrapped ``text``.

    Args:
        indent: Indentation of every line but the first.
    """
    text = clean(text)
    escaped = "".join([_escape(character) for character in text])
    escaped = re.sub(r'"{2,}|^"|"$', lambda match: '\\"' * len(match.group()), escaped)
    if "\n" not in escaped:
        return f'"""{escaped}"""'
    pad = "\n" + " " * indent
    end = pad if "\n\n" in escaped else ""
    return '"""' + escaped.replace("\n", pad).replace(pad + "\n", "\n\n").replace(pad + "\n", "\n\n") + end + '"""'


def _escape(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if character == "\n" or character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")


def wrap(text: str, width: int, hanging: str = "") -> str:
    """Return ``text`` with paragraphs and list items filled to ``width``.

    Code and tables stay as they are, and a role or an inline literal stays on one line.

    Args:
        hanging: Indentation of every line but the first.
    """
    blocks = [_wrap_block(block.split("\n"), width - len(hanging)) for block in re.split(r"\n{2,}", clean(text))]
    return ("\n\n".join(blocks)).replace("\n", "\n" + hanging).replace(hanging + "\n", "\n") if blocks else ""


def _wrap_block(lines: list[str], width: int) -> str:
    if any(_VERBATIM.match(line) for line in lines):
        return "\n".join(lines)
    paragraphs: list[str] = []
    for line in lines:
        if not paragraphs or _ITEM.match(line):
            if len(paragraphs) == 1 and not _ITEM.match(paragraphs[0]):
                paragraphs.append("")
            paragraphs.append(line)
        else:
            paragraphs[-1] += " " + line.lstrip(" ")
    return "\n".join([_fill(paragraph, width) for paragraph in paragraphs])


def _fill(paragraph: str, width: int) -> str:
    item = _ITEM.match(paragraph)
    rest = " " * len(item.group()) if item else ""
    line = item.group() if item else ""
    lines: list[str] = []
    empty = True
    for token in _TOKEN.findall(paragraph[len(line) :]):
        if not empty and len(line) + 1 + len(token) > width:
            lines.append(line)
            line, empty = rest, True
        line += token if empty else " " + token
        empty = False
    return "\n".join([*lines, line])


def sentence(text: str) -> str:
    """Return ``text`` with a full stop, unless it ends in a mark."""
    text = clean(text)
    return text if not text or text[-1] in ".!?:;" else text + "."


def inline_code(text: str) -> str:
    """Return ``text`` as an inline literal of reStructuredText and of Markdown."""
    return "``" + text.replace("`", "'").replace("\n", " ") + "``"


def markdown(text: str) -> str:
    """Return prose of the contract for a page.

    Lists and code spans stay, all other markup is escaped.
    """
    return _BLOCK_START.sub(_quote_block, _spans(clean(text)))


def cell(text: str) -> str:
    """Return prose of the contract for one cell of a table."""
    flat = " ".join(clean(text).split())
    return _spans(flat)


def _quote_block(match: re.Match[str]) -> str:
    indent, mark = match.groups()
    if mark == "-" and match.string[match.end() : match.end() + 1] == " ":
        return match.group()
    return f"{indent}{mark}\\" if mark[0].isdigit() else f"{indent}\\{mark}"


def _spans(text: str) -> str:
    text = _ROLE.sub(lambda match: f"``{match.group(1)}``", text)
    parts: list[str] = []
    position = 0
    for match in _SPAN.finditer(text):
        parts += [_prose(text[position : match.start()]), code(match.group(2))]
        position = match.end()
    return "".join([*parts, _prose(text[position:])])


def code(text: str) -> str:
    """Return ``text`` as a code span of Markdown, safe in a table."""
    text = _printable(" ".join(text.split(" ")).replace("\n", " "))
    if "`" in text:
        return f"`` {text} ``".replace("|", "\\|") if "``" not in text else _prose(text)
    return f"`{text}`".replace("|", "\\|")


def _prose(text: str) -> str:
    return _MARKUP.sub(_quote_markup, _printable(text))


def _quote_markup(match: re.Match[str]) -> str:
    character = match.group()
    if character == "_":
        around = match.string[max(match.start() - 1, 0) : match.end() + 1]
        return "_" if len(around) == 3 and around.replace("_", "a").isalnum() else "\\_"
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(character, "\\" + character)


def _printable(text: str) -> str:
    return "".join([c if c == "\n" or c.isprintable() else f"U+{ord(c):04X}" for c in text])


def fenced(text: str, language: str) -> str:
    """Return a fenced block of code that ``text`` cannot leave."""
    longest = max([len(run) for run in re.findall(r"`{3,}", text)], default=2)
    fence = "`" * (longest + 1)
    body = "\n".join([_printable(line) for line in text.split("\n")])
    return f"{fence}{language}\n{body}\n{fence}\n"


def pretty_json(text: str) -> str:
    """Return JSON text indented for reading."""
    return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
