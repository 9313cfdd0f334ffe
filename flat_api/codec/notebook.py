"""HTML for notebooks: a score as a card, a list of models as a table.

All text of the server is escaped, and secrets are left out. The HTML loads nothing from the network, so that a notebook
that is opened elsewhere sends no request. Models are pydantic's base class here, so that they can use this module.
"""

from __future__ import annotations

import base64
import datetime
from enum import Enum
from html import escape
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import BaseModel

from flat_api.codec.json_types import is_array, is_object
from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.support.redaction import REDACTED, redact
from flat_api.support.suggestions import did_you_mean

if TYPE_CHECKING:
    from typing import Any, Iterable, List, Optional, Sequence, Tuple

_SCORES = frozenset({"ScoreDetails", "ScoreSummary"})
_SCORE_COLUMNS = ("title", "composer", "privacy", "user", "modification_date", "id")
_NAMES = ("title", "name", "printable_name", "username", "id")
"""Fields that name a model inside of another one; the first that is given counts."""

_MAX_COLUMNS = 8
_MAX_TEXT = 200
_PNG = b"\x89PNG\r\n\x1a\n"
_FAINT = "opacity:.7"
_BOX = "display:inline-block;border:1px solid rgba(128,128,128,.4);border-radius:6px;padding:.6em 1em"


class Shown:
    """Escaped HTML for a notebook; elsewhere a short text.

    Attributes:
        html: The HTML.
    """

    def __init__(self, html: str, text: str) -> None:
        self.html = html
        self._text = text

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self._text


def of_model(model: BaseModel) -> Optional[str]:
    """Return the HTML of a score, and ``None`` for another model, whose ``repr`` the notebook shows."""
    return _card(model, None) if type(model).__name__ in _SCORES else None


def card(score: BaseModel, thumbnail: Optional[bytes] = None) -> Shown:
    """Return a card of a score. Without a thumbnail, a notebook shows the same for the score alone.

    Args:
        score: The score (``ScoreDetails`` or ``ScoreSummary``).
        thumbnail: Bytes of a PNG to show above the text, such as the export ``thumbnail.png`` of the score.

    Raises:
        ApiTypeError: ``score`` is not a score.
        ApiValueError: ``thumbnail`` is not a PNG.
    """
    if type(score).__name__ not in _SCORES:
        raise ApiTypeError(f"card(): 'score' must be a score, got a {type(score).__name__}")
    if thumbnail is not None and not thumbnail.startswith(_PNG):
        raise ApiValueError("card(): 'thumbnail' must be the bytes of a PNG file")
    return Shown(_card(score, thumbnail), repr(score))


def table(models: Iterable[BaseModel], columns: Optional[Sequence[str]] = None, *, rows: int = 100) -> Shown:
    """Return a table of models, one per line.

    Args:
        models: The models: a list, or an iterator such as :func:`~flat_api.pagination.paginate` gives.
        columns: Names of fields, ``user.username`` for a field of a field. By default the usual ones of scores, and the
            first eight fields with single values of other models.
        rows: Largest number of models to show; from an iterator, at most one more is taken.

    Raises:
        ApiTypeError: ``models`` is not a list of models.
        ApiValueError: No model has a field of the name in ``columns``.
    """
    if isinstance(models, (BaseModel, str, bytes)):
        raise ApiTypeError(f"table(): 'models' must be a list of models, got a {type(models).__name__}")
    taken = list(islice(models, rows + 1))
    for model in taken:
        _check_model(model)
    shown = taken[:rows]
    names = list(columns) if columns is not None else _usual_columns(shown)
    if columns is not None:
        _check_columns(shown, names)
    head = "".join([f"<th style='text-align:left'>{escape(name)}</th>" for name in names])
    body = "".join([f"<tr>{''.join([_cell(model, name) for name in names])}</tr>" for model in shown])
    more = f"<p style='{_FAINT}'>and more</p>" if len(taken) > rows else ""
    html = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
    return Shown(html, f"<table of {len(shown)} rows: {', '.join(names)}>")


def _check_model(model: Any) -> None:
    if not isinstance(model, BaseModel):
        raise ApiTypeError(f"table(): 'models' must be models, got a {type(model).__name__} among them")


def _check_columns(models: Sequence[BaseModel], names: Sequence[str]) -> None:
    known = sorted({name for model in models for name in [*type(model).model_fields, *(model.model_extra or ())]})
    for name in names:
        first = name.partition(".")[0]
        if models and first not in known:
            raise ApiValueError(f"table(): no model has a field {excerpt(first)}{did_you_mean(first, known)}")


def _usual_columns(models: Sequence[BaseModel]) -> List[str]:
    """Return the default columns: the usual ones of scores, else the first fields with single values."""
    if models and all(type(model).__name__ in _SCORES for model in models):
        return [name for name in _SCORE_COLUMNS if any(_value(model, name)[0] is not None for model in models)]
    found: List[str] = []
    for model in models:
        for name in type(model).model_fields:
            value, secret = _value(model, name)
            single = isinstance(value, (str, int, float, Enum, datetime.date))
            if single and not secret and name not in found:
                found.append(name)
    return found[:_MAX_COLUMNS]


def _card(score: BaseModel, thumbnail: Optional[bytes]) -> str:
    title, composer, privacy = (_text(score, name) for name in ("title", "composer", "privacy"))
    lines = [f"<strong>{_linked(title or 'Untitled', score)}</strong>"]
    if composer:
        lines.append(escape(composer))
    lines.append(f"<span style='{_FAINT}'>{escape(privacy)}</span>")
    text = "<br>".join(lines)
    if thumbnail is None:
        return f"<div style='{_BOX}'>{text}</div>"
    data = base64.b64encode(thumbnail).decode("ascii")
    image = f"<img alt='' src='data:image/png;base64,{data}' style='display:block;max-width:16em;margin-bottom:.6em'>"
    return f"<div style='{_BOX}'>{image}{text}</div>"


def _cell(model: BaseModel, name: str) -> str:
    text = _text(model, name)
    shown = _linked(text, model) if name == "title" and text else escape(text)
    return f"<td style='text-align:left'>{shown}</td>"


def _linked(text: str, model: BaseModel) -> str:
    """Return a text as a link to the page of a model, where it has an HTTP URL (not ``javascript:``)."""
    url: Any = _value(model, "html_url")[0]
    if not isinstance(url, str) or any(secret in url for secret in _secrets(model)):
        return escape(text)
    try:
        parts = urlsplit(url)
    except ValueError:
        return escape(text)
    if parts.scheme not in ("https", "http") or not parts.hostname or redact(url) != url:
        return escape(text)
    return f"<a href='{escape(url)}' target='_blank' rel='noopener noreferrer'>{escape(text)}</a>"


def _text(model: BaseModel, name: str) -> str:
    """Return a field as text without secrets. It is not escaped."""
    value, secret = _value(model, name)
    if secret and value is not None:
        return REDACTED
    text = redact(_plain(value), *_secrets(model))
    return text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}…"


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, BaseModel):
        return next((_text(value, name) for name in _NAMES if _value(value, name)[0] is not None), "")
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if is_array(value):
        if any(isinstance(item, BaseModel) or is_object(item) or is_array(item) for item in value):
            return f"{len(value)} items"
        return ", ".join(map(_plain, value))
    return f"{len(value)} members" if is_object(value) else str(value)


def _value(model: Any, path: str) -> Tuple[Any, bool]:
    """Return the value of a field or of a field of a field, ``None`` where it is missing, and whether it is secret."""
    secret = False
    for name in path.split("."):
        if not isinstance(model, BaseModel):
            return None, secret
        field = type(model).model_fields.get(name)
        secret = secret or (field is not None and not field.repr)
        model = vars(model).get(name) if field is not None else (model.model_extra or {}).get(name)
    return model, secret


def _secrets(model: BaseModel) -> List[str]:
    """Return the secrets of a model, which other fields may repeat: a URL can hold a sharing key."""
    fields = type(model).model_fields
    values = [vars(model).get(name) for name, field in fields.items() if not field.repr]
    return [value for value in values if isinstance(value, str) and value]
