"""What the ``_with_http_info`` variants return."""

from __future__ import annotations

from typing import Generic, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Mapping, Tuple

    from flat_api.codec.drift import Drift
    from flat_api.transport.base import RESTResponse as RawResponse

__all__ = ["ApiResponse", "RawResponse"]

T = TypeVar("T")


class ApiResponse(Generic[T]):
    """A decoded answer together with what came on the wire.

    Attributes:
        status_code: HTTP status.
        headers: Headers of the answer; the keys are case-insensitive.
        data: The decoded answer.
        raw_data: The body, decompressed.
        drift: Where the answer differs from the contract.
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
        # RawResponse lives with the transport, which is not needed to hold a decoded answer.
        if name == "RawResponse":
            from flat_api.transport.base import RESTResponse

            return RESTResponse
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
