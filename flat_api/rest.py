"""The transport over urllib3 and its response, under the names of the published clients."""

from flat_api.exceptions import ApiException, ApiValueError
from flat_api.transport.base import Request, RESTResponse
from flat_api.transport.urllib3_pool import RESTClientObject

__all__ = ["ApiException", "ApiValueError", "RESTClientObject", "RESTResponse", "Request"]
