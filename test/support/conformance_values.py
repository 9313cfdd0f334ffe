"""Comparison of JSON values and of Python types."""

import enum
from datetime import datetime
from typing import Any, Dict, List, Optional, Union

from dateutil.parser import isoparse
from typing_extensions import Literal, get_args, get_origin

import flat_api.models
from flat_api.codec.model import Date, Number, Timestamp


def evaluated(expression):
    """Return the runtime type of a type expression over the model names."""
    plain = {"Any": Any, "Dict": Dict, "List": List, "Optional": Optional, "Union": Union}
    own = {"Date": Date, "Number": Number, "Timestamp": Timestamp}
    models = {name: getattr(flat_api.models, name) for name in flat_api.models.__all__ if name in expression}
    return eval(expression, {**plain, **own, **models})


def is_of(value, type_):
    """Return whether ``value`` has the type, items included."""
    origin = get_origin(type_)
    if type_ is Any or origin is Literal:
        return True
    if type_ is None or type_ is type(None):
        return value is None
    if origin is Union:
        return any(is_of(value, member) for member in get_args(type_))
    if origin is list:
        return isinstance(value, list) and all(is_of(item, get_args(type_)[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(is_of(item, get_args(type_)[1]) for item in value.values())
    if not isinstance(type_, type):  # Annotated scalars
        return isinstance(value, (int, float, str, datetime)) or hasattr(value, "isoformat")
    return isinstance(value, (int, float)) if type_ is float else isinstance(value, type_)


def as_json(value):
    """Return a decoded response as JSON data, by ``to_dict`` for a model."""
    if hasattr(value, "to_dict"):
        return as_json(value.to_dict())
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value


def same(sent, got):
    """Return whether two JSON values are equal; dates are compared as instants."""
    if isinstance(sent, dict) and isinstance(got, dict):
        return sent.keys() == got.keys() and all(same(sent[key], got[key]) for key in sent)
    if isinstance(sent, list) and isinstance(got, list):
        return len(sent) == len(got) and all(same(*pair) for pair in zip(sent, got))
    if isinstance(sent, str) and isinstance(got, str) and sent != got:
        return _instant(sent) is not None and _instant(sent) == _instant(got)
    return sent == got and isinstance(sent, bool) == isinstance(got, bool)


def _instant(text):
    try:
        return isoparse(text)
    except ValueError:
        return None
