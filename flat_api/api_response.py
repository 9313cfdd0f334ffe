"""The result of the ``_with_http_info`` variants of methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from typing import Mapping, Tuple

    from flat_api.codec.drift import Drift
    from flat_api.transport.base import RESTResponse as RawResponse

__all__ = ["ApiResponse", "RawResponse"]

T = TypeVar("T")


class ApiResponse(Generic[T]):
    """Decoded response, with its status, headers and raw body.

    Attributes:
        status_code: HTTP status.
        headers: Headers of the response; the keys are case-insensitive.
        data: The decoded body; ``None`` where the response has none.
        raw_data: Bytes of the body, decompressed.
        drift: Differences between the response and the contract (:class:`~flat_api.codec.drift.Drift`); empty where
            there are none.
    """

    __slots__ = ("data", "drift", "headers", "raw_data", "status_code")

    def __init__(
        self,
        status_code: int,
        headers: Mapping[str, str],
        data: T,
        raw_data: bytes,
        drift: Tuple[Drift, ...] = (),
    ) -> None:
        self.status_code = status_code
        self.headers = headers
        self.data = data
        self.raw_data = raw_data
        self.drift = drift

    def __repr__(self) -> str:
        return f"<ApiResponse {self.status_code}: {self.data!r}>"


if not TYPE_CHECKING:

    def __getattr__(name):
        # RawResponse is in the transport, which is not needed to hold a decoded response.
        if name == "RawResponse":
            from flat_api.transport.response import RESTResponse

            return RESTResponse
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
