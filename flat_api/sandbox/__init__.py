"""Embedded Flat server, for trying the client and for tests, without an account or a network.

It needs Python 3.10 and the extra ``sandbox``: ``pip install "flat-api[sandbox]"``.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec as _find_spec

if sys.version_info < (3, 10):  # noqa: UP036
    raise ImportError("flat_api.sandbox needs Python 3.10 or later; the client itself does not")

try:
    import defusedxml as _defusedxml
    import jsonschema_rs as _jsonschema_rs
    import werkzeug as _werkzeug

    # Only looked for, not imported: MIDI files and exports of grades to Excel alone need these two.
    for _module, _package in (("mido", "mido"), ("xlsxwriter", "XlsxWriter")):
        if _find_spec(_module) is None:
            raise ImportError(name=_package)
except ImportError as error:
    raise ImportError(
        f'flat_api.sandbox needs the package {error.name}: pip install "flat-api[sandbox]"', name=error.name
    ) from error

from flat_api.sandbox.server import Sandbox
from flat_api.sandbox.switches import Switches

__all__ = ["Sandbox", "Switches"]

del _defusedxml, _jsonschema_rs, _find_spec, _werkzeug
