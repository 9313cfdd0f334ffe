"""A client that goes along with work to other threads, processes and machines."""

from __future__ import annotations

import atexit
import pickle
import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Tuple

    from flat_api.api_client import ApiClient

_clients: Dict[bytes, ApiClient] = {}
_lock = threading.Lock()


class Shared:
    """A client in a piece of work.

    In the process where it was made it is that very client, so that threads share its connections and its rate limit.
    Where it arrives pickled, all pieces of work that came with the same client share one again.

    Args:
        client: The client.

    Attributes:
        stopped: Is set in the process where it was made when nobody waits for the work any more.
    """

    def __init__(self, client: ApiClient) -> None:
        self.client = client
        self.stopped = threading.Event()

    def __reduce__(self) -> Tuple[Any, ...]:
        return _arrived, (pickle.dumps(self.client),)


def _arrived(pickled: bytes) -> Shared:
    with _lock:
        client = _clients.get(pickled)
        if client is None:
            client = pickle.loads(pickled)
            if not _clients:
                atexit.register(_close)
            _clients[pickled] = client
    return Shared(client)


def _close() -> None:
    for client in _clients.values():
        client.close()
