"""Iteration over the items of paged operations."""

from __future__ import annotations

import copy
import functools
from inspect import signature
from typing import TYPE_CHECKING, Generic, List, TypeVar, overload

from flat_api.api_client import Api
from flat_api.api_response import ApiResponse
from flat_api.calls.operation import Operation, operation_of
from flat_api.calls.options import check_options
from flat_api.calls.paging import inside, linked_cursor, page_size, parameter_of, resolved, switched_on
from flat_api.calls.response import decoding_error
from flat_api.codec.json_types import is_array
from flat_api.exceptions import ApiTypeError, ApiValueError, detached
from flat_api.exceptions.misuse import excerpt

if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Iterator, Mapping, NoReturn, Optional, Set, Tuple

    from flat_api.exceptions import ResponseDecodingException

    Call = Callable[[Operation, Mapping[str, Any], Mapping[str, Any]], ApiResponse[Any]]

T = TypeVar("T")

MAX_EMPTY_PAGES = 100
"""Empty pages in a row. A filter may leave some pages empty, and a faulty server names a new cursor for ever."""


class Page(ApiResponse[T]):
    """One page: an :class:`~flat_api.api_response.ApiResponse` whose ``data`` is the list of items.

    Attributes:
        next: Cursor of the following page; ``None`` on the last one.
        previous: Cursor of the page before; ``None`` on the first one.
    """

    __slots__ = ("next", "previous")

    def __init__(self, response: ApiResponse[Any], data: T, next: Optional[str], previous: Optional[str]) -> None:
        super().__init__(response.status_code, response.headers, data, response.raw_data, response.drift)
        self.next = next
        self.previous = previous

    def with_data(self, data: T) -> Page[T]:
        """Return this page with other items."""
        return Page(self, data, self.next, self.previous)


class Paginator(Generic[T]):
    """Iterates over the items of a paged operation; :func:`paginate` makes it.

    An exception of a call leaves it where it is: asking for the next item tries that page again. It is for one thread.
    """

    def __init__(self, walk: _Walk, start: Optional[str], limit: Optional[int]) -> None:
        self._walk = walk
        self._left = limit
        self._page: Optional[Page[List[T]]] = None
        self._items: List[T] = []
        self._position = 0
        self._skip, self._here = resolved(start)
        self._seen: Set[Optional[str]] = set()
        self._empty = 0

    def __iter__(self) -> Paginator[T]:
        return self

    def __next__(self) -> T:
        while self._more():
            if self._position < len(self._items):
                self._take(1)
                return self._items[self._position - 1]
        raise StopIteration

    def pages(self) -> Iterator[Page[List[T]]]:
        """Yield the remaining items page by page, with the headers of each."""
        while self._more():
            assert self._page is not None
            data = self._items[self._position :][: self._left]
            self._take(len(data))
            yield self._page.with_data(data)

    @property
    def cursor(self) -> Optional[str]:
        """Text for the argument ``start`` of :func:`paginate`, also in another process.

        It continues after the last item that was returned, also in the middle of a page. ``None`` stands for the
        beginning, and, once :attr:`finished` is true, for the end.
        """
        if self._page is None:
            return inside(self._skip, self._here)
        if self._position >= len(self._items):
            return inside(self._skip, self._ahead) if self._ahead is not None else None
        return inside(self._position, self._here)

    @property
    def finished(self) -> bool:
        """``True`` when every item has been returned."""
        return self._page is not None and self._position >= len(self._items) and self._ahead is None

    @property
    def _ahead(self) -> Optional[str]:
        """The cursor of the page after the present one."""
        assert self._page is not None
        return self._page.previous if self._walk.backwards else self._page.next

    def _more(self) -> bool:
        """Return whether there is another item or an empty page; fetch it if needed."""
        return self._left != 0 and (self._position < len(self._items) or self._advance())

    def _take(self, count: int) -> None:
        self._position += count
        if self._left is not None:
            self._left -= count

    def _advance(self) -> bool:
        """Fetch the page that comes now; return whether there is one."""
        cursor = self._here
        if self._page is not None:
            cursor = self._ahead
            if cursor is None:
                return False
        page: Page[List[T]] = self._walk.fetch(cursor)
        ahead = page.previous if self._walk.backwards else page.next
        if ahead is not None and (ahead == cursor or ahead in self._seen):
            # Before any of its items is handed out: it is a page that was handed out already.
            raise self._walk.broken(page, "a cursor that was used before; the pages would never end")
        self._empty = 0 if page.data else self._empty + 1
        if ahead is not None and self._empty >= MAX_EMPTY_PAGES:
            raise self._walk.broken(page, f"a next page after {MAX_EMPTY_PAGES} empty ones in a row")
        self._seen.add(cursor)
        self._here, self._page, self._items = cursor, page, page.data
        # A cursor of ours can be from larger pages than these.
        self._position = min(self._skip, len(page.data))
        self._skip -= self._position
        return True

    def __repr__(self) -> str:
        return f"<Paginator of {self._walk.operation.name}(), {'finished' if self.finished else 'not finished'}>"


class _Walk:
    """Fetches the pages of one call: calls the method with another cursor each time.

    The method runs on a copy of its Api object, whose way to the client leads through here: so what a subclass does
    around the call is done for every page.

    Args:
        method: What was given to :func:`paginate`.
        arguments: Its positional arguments.
        keywords: Its keyword arguments.
    """

    def __init__(self, method: Callable[..., Any], arguments: Tuple[Any, ...], keywords: Mapping[str, Any]) -> None:
        self._api, self._function, self._arguments, self._keywords = _unwrapped(method, arguments, keywords)
        self._name = getattr(self._function, "__name__", repr(self._function))
        operation = operation_of(method)
        if operation is None:
            raise ApiTypeError(
                f"paginate(): {self._name}() carries no operation; override a method of an Api class, or wrap one with "
                "functools.wraps()"
            )
        self.operation = operation
        self._given = self._bound()
        self._cursors = self.operation.cursors
        self.backwards = len(self._cursors) > 1 and self._given.get(self._cursors[1]) is not None
        self._extra = switched_on(self.operation, self._given)
        self.page_size = page_size(self.operation)

    def _bound(self) -> Mapping[str, Any]:
        """Return the operation's arguments by keyword, and refuse invalid ones.

        A method that overrides another one may have arguments of its own. Of those, the ones by keyword are known here;
        the rest is checked when it calls the operation.
        """
        if self._name == f"{self.operation.name}_without_preload_content":
            _unread(self.operation, {}, {})
        keywords: Dict[str, Any] = dict(self._keywords)
        own = isinstance(getattr(self._function, "operation", None), Operation)
        if own:
            try:
                bound = signature(self._function).bind(self._api, *self._arguments, **keywords).arguments
            except TypeError as error:
                raise ApiTypeError(f"paginate(): {self._name}() {error}") from None
            keywords = {**bound, **bound.get("options", {})}
        known = {parameter.name for parameter in self.operation.parameters}
        if self.operation.body is not None:
            known.add(self.operation.body.name)
        given = {name: value for name, value in keywords.items() if name in known}
        options = self._keywords.keys() - known if own else ()
        _check_call(self.operation, given, {name: self._keywords[name] for name in options})
        return given

    def start(self, start: Optional[str]) -> Optional[str]:
        """Return the cursor to start from, by whichever keyword it was given."""
        given = {name: self._given[name] for name in self._cursors if self._given.get(name) is not None}
        if start is not None:
            given["start"] = start
        if len(given) > 1:
            names = " and ".join(f"{name}=" for name in sorted(given))
            raise ApiTypeError(f"paginate() takes one cursor to start from, got {names}")
        for name, cursor in given.items():
            if not isinstance(cursor, str) or not cursor:
                raise ApiTypeError(f"paginate(): {name!r} must be a cursor, got {excerpt(cursor)}")
            return cursor
        return None

    def fetch(self, cursor: Optional[str]) -> Page[Any]:
        """Return the page of a cursor; ``None`` is the first one."""
        place: Dict[str, Optional[str]] = dict.fromkeys(self._cursors)
        place[self._cursors[self.backwards]] = cursor
        responses: List[ApiResponse[Any]] = []

        def call(operation: Operation, arguments: Mapping[str, Any], options: Mapping[str, Any]) -> ApiResponse[Any]:
            if operation is not self.operation or responses:
                raise ApiTypeError(f"paginate(): {self._name}() makes more than one call")
            send = self._api._call_with_http_info  # pyright: ignore[reportPrivateUsage]
            _check_call(operation, arguments, options)
            size = {name: value for name, value in self.page_size.items() if arguments.get(name) is None}
            responses.append(send(operation, {**arguments, **size, **self._extra, **place}, options))
            return responses[0]

        result = self._run(call)
        if not responses:
            raise ApiTypeError(f"paginate(): {self._name}() makes no call")
        items: Any = getattr(result, "data", result)
        if not is_array(items):
            raise ApiTypeError(f"paginate(): {self._name}() must return a list, got a {type(items).__name__}")
        return Page(responses[0], items, self._link(responses[0], 0), self._link(responses[0], 1))

    def broken(self, response: ApiResponse[Any], problem: str) -> ResponseDecodingException:
        """Return the error for a page whose ``Link`` header is unusable."""
        reason = f"the header Link has {problem}"
        return decoding_error(self.operation, response.status_code, response.headers, response.raw_data, reason)

    def _link(self, response: ApiResponse[Any], direction: int) -> Optional[str]:
        """Return the cursor that a response names for a direction: 0 is onwards, 1 is back."""
        if direction >= len(self._cursors):
            return None
        with detached():
            try:
                return linked_cursor(
                    response.headers.get("Link") or "",
                    ("next",) if direction == 0 else ("previous", "prev"),
                    parameter_of(self.operation, self._cursors[direction]),
                    self._api.api_client.configuration.host,
                )
            except ValueError as error:
                raise self.broken(response, str(error)) from None

    def _run(self, call: Call) -> Any:
        def data(operation: Operation, arguments: Mapping[str, Any], options: Mapping[str, Any]) -> Any:
            return call(operation, arguments, options).data

        api = copy.copy(self._api)
        vars(api).update(_call=data, _call_with_http_info=call, _call_without_preload_content=_unread)
        return self._function(api, *self._arguments, **self._keywords)


@overload
def paginate(
    method: Callable[..., List[T]],
    *args: Any,
    start: Optional[str] = None,
    limit_total: Optional[int] = None,
    **kwargs: Any,
) -> Paginator[T]: ...


@overload
def paginate(
    method: Callable[..., ApiResponse[List[T]]],
    *args: Any,
    start: Optional[str] = None,
    limit_total: Optional[int] = None,
    **kwargs: Any,
) -> Paginator[T]: ...


def paginate(
    method: Callable[..., Any],
    *args: Any,
    start: Optional[str] = None,
    limit_total: Optional[int] = None,
    **kwargs: Any,
) -> Paginator[Any]:
    """Iterate over all items of an operation whose response comes page by page.

    ::

        for user in flat_api.paginate(client.organization.list_organization_users, role=["teacher"]):
            print(user.username)

    Nothing is sent before the first item is asked for. With ``previous=`` instead of ``start=`` the pages come in the
    opposite order, from that cursor back to the beginning; inside of a page the order stays the server's.

    Args:
        method: The method of an Api object, with or without ``_with_http_info``.
        *args: Its arguments. ``limit`` is the size of a page; by default the largest one that the service allows.
        start: The :attr:`Paginator.cursor` of an earlier iterator, to continue behind it.
        limit_total: How many items to give at most.
        **kwargs: More arguments of the method.

    Raises:
        ApiTypeError: The operation is not paged, or the arguments contradict each other; nothing was sent.
        ApiValueError: ``limit_total`` is negative.
        ResponseDecodingException: While iterating: the server's ``Link`` header leads in a circle or to another host.
    """
    if limit_total is not None:
        _check_limit(limit_total)
    walk = _Walk(method, args, kwargs)
    cursor = walk.start(start)
    # From a page back to the beginning, a smaller page begins with another item.
    if limit_total is not None and not walk.backwards:
        walk.page_size = page_size(walk.operation, limit_total + resolved(cursor)[0])
    return Paginator(walk, cursor, limit_total)


def paged_operations() -> List[str]:
    """Return the methods that :func:`paginate` takes, as ``Class.method``."""
    from importlib import import_module

    package = import_module(f"{__name__.rpartition('.')[0]}.api")
    names: List[str] = []
    for name in package.__all__:
        api_class: type = getattr(package, name)
        for method, function in vars(api_class).items():
            operation = operation_of(function)
            if operation is not None and operation.cursors and operation.name == method:
                names.append(f"{name}.{method}")
    return sorted(names)


def _unwrapped(
    method: Callable[..., Any], arguments: Tuple[Any, ...], keywords: Mapping[str, Any]
) -> Tuple[Api, Callable[..., Any], Tuple[Any, ...], Dict[str, Any]]:
    """Return the Api object, the function and all arguments, those of partials included."""
    while isinstance(method, functools.partial):
        arguments, keywords = method.args + arguments, {**method.keywords, **keywords}
        method = method.func
    api, function = getattr(method, "__self__", None), getattr(method, "__func__", None)
    if not isinstance(api, Api) or function is None:
        raise ApiTypeError(
            "paginate() takes a method of an Api object, not called, and its arguments, as in "
            f"paginate(flat_api.ScoreApi(client).get_user_likes, 'me'); got {excerpt(method)}"
        )
    return api, function, arguments, dict(keywords)


def _unread(operation: Operation, arguments: Mapping[str, Any], options: Mapping[str, Any]) -> NoReturn:
    raise ApiTypeError(f"paginate() needs the items: use {operation.name}() or {operation.name}_with_http_info()")


def _check_call(operation: Operation, arguments: Mapping[str, Any], options: Mapping[str, Any]) -> None:
    """Refuse a call without pages, or with items of another type."""
    if not operation.cursors:
        raise ApiTypeError(
            f"paginate(): {operation.name}() is not paged, its response holds everything; "
            f"paged are {', '.join(paged_operations())}"
        )
    if operation.switch is not None and arguments.get(operation.switch[0]):
        raise ApiValueError(
            f"paginate(): {operation.switch[0]}=True changes what {operation.name}() returns; page through the "
            "objects and take what you need of each"
        )
    check_options(operation, options)


def _check_limit(limit: Any) -> None:
    if isinstance(limit, bool) or not isinstance(limit, int):
        raise ApiTypeError(f"paginate(): 'limit_total' must be a whole number, got {excerpt(limit)}")
    if limit < 0:
        raise ApiValueError(f"paginate(): 'limit_total' must not be negative, got {excerpt(limit)}")
