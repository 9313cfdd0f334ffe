"""How a Python attribute is spelled in JSON."""

from __future__ import annotations


def camel(name: str) -> str:
    """Return the camelCase spelling of a snake_case name: ``html_url`` is ``htmlUrl``.

    Pydantic's own ``to_camel`` works by regular expressions, which is felt when a thousand fields are declared.
    """
    head, *tail = name.split("_")
    return head + "".join([part[:1].upper() + part[1:] for part in tail])
