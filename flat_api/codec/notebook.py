"""Models in a notebook: a score as a card, a list of models as a table.

Everything that comes from the server is escaped, and no secret is shown. Nothing is fetched, either: a notebook that is
opened elsewhere calls nobody. Models are known here only as pydantic's, so that they can show themselves by this.
"""

from __future__ import annotations

import base64
import datetime
from enum import Enum
from html import escape
from itertools import islice
from urllib.parse import urlsplit

from pydantic import BaseModel

from flat_api.codec.json_types import is_array, is_object
from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.support.redaction import REDACTED, redact
from flat_api.support.suggestions import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable, List, Optional, Sequence, Tuple

_SCORES = frozenset({"ScoreDetails", "ScoreSummary"})
_SCORE_COLUMNS = ("title", "composer", "privacy", "user", "modification_date", "id")
_NAMES = ("title", "name", "printable_name", "username", "id")
"""What a model inside of another one is called by: the first of these that it has."""

_MOST_COLUMNS = 8
_LONGEST_TEXT = 200
_PNG = b"\x89PNG\r\n\x1a\n"
_FAINT = "opacity:.7"
_BOX = "display:inline-block;border:1px solid rgba(128,128,128,.4);border-radius:6px;padding:.6em 1em"


class Shown:
    """HTML for a notebook, safe as it is; elsewhere, a short text."""

    def __init__(self, html: str, text: str) -> None:
        self.html = html
        self._text = text

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self._text


def of_model(model: BaseModel) -> Optional[str]:
    """Return the HTML of a model that has a form of its own; ``None`` leaves the notebook to its ``repr``."""
    return _card(model, None) if type(model).__name__ in _SCORES else None


def card(score: BaseModel, thumbnail: Optional[bytes] = None) -> Shown:
    """Return a card of a score. Without a thumbnail this is what a notebook shows of a score by itself.

    Args:
        score: The score.
        thumbnail: A PNG to show beside it, such as its export ``thumbnail.png``.
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
        columns: Their fields, ``user.username`` for a field of a field. By default those that say most.
        rows: How many models to show at most; no more than these are taken from an iterator, and one.
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
            raise ApiValueError(f"table(): no model has a field {first!r}{did_you_mean(first, known)}")


def _usual_columns(models: Sequence[BaseModel]) -> List[str]:
    """Return the fields that say most: the known ones of scores, else the first that hold single values."""
    if models and all(type(model).__name__ in _SCORES for model in models):
        return [name for name in _SCORE_COLUMNS if any(_value(model, name)[0] is not None for model in models)]
    found: List[str] = []
    for model in models:
        for name in type(model).model_fields:
            value, secret = _value(model, name)
            single = isinstance(value, (str, int, float, Enum, datetime.date))
            if single and not secret and name not in found:
                found.append(name)
    return found[:_MOST_COLUMNS]


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
    """Return a text as a link to the page of a model, if it has one on the web (and not ``javascript:``)."""
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
    """Return a field as text, without secrets, not escaped."""
    value, secret = _value(model, name)
    if secret and value is not None:
        return REDACTED
    text = redact(_plain(value), *_secrets(model))
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


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
    """Return a field, or a field of a field, and whether it is secret; ``None`` where there is none."""
    secret = False
    for name in path.split("."):
        if not isinstance(model, BaseModel):
            return None, secret
        field = type(model).model_fields.get(name)
        secret = secret or (field is not None and not field.repr)
        model = vars(model).get(name) if field is not None else (model.model_extra or {}).get(name)
    return model, secret


def _secrets(model: BaseModel) -> List[str]:
    """Return the secrets of a model, which may stand in other fields, too: a sharing key in an address."""
    fields = type(model).model_fields
    values = [vars(model).get(name) for name, field in fields.items() if not field.repr]
    return [value for value in values if isinstance(value, str) and value]
