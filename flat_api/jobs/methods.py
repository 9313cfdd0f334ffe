"""The jobs as methods of a client, each imported when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from flat_api.api_client import ApiClient

if TYPE_CHECKING:
    from flat_api.jobs import backup, exports, imports, recognition, waiting
else:

    class _Module:
        """A module of this package, and its functions as methods, without importing it."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __getattr__(self, function: str) -> _Job:
            return _Job(self._name, function)

    backup, exports, imports, recognition, waiting = map(
        _Module, ("backup", "exports", "imports", "recognition", "waiting")
    )


class _Job:
    """A function as a method, whose module is imported at the first look-up."""

    def __init__(self, module: str, function: str) -> None:
        self._module = module
        self._function = function

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner = owner
        self._name = name

    def __get__(self, client: Any, owner: type) -> Any:
        function = getattr(import_module(f"{__package__}.{self._module}"), self._function)
        # From now on the class holds the function itself: unittest.mock.create_autospec tells methods by their type.
        setattr(self._owner, self._name, function)
        return function.__get__(client, owner)


class Jobs(ApiClient):
    """A client with the jobs as methods.

    A job is a function whose first argument is the client. To add one, write it in a module of this package, and name
    it here.
    """

    import_score = imports.import_score
    import_folder = imports.import_folder
    export_score = exports.export_score
    export_collection = backup.export_collection
    export_account = backup.export_account
    wait_for_task = waiting.wait_for_task
    recognize = recognition.recognize
    wait_for_omr_job = recognition.wait_for_omr_job
