"""What the server has beside the API: the pages that people see, and the endpoints of OAuth2.

:class:`Site` is in :mod:`flat_api.sandbox.site.pages`.
"""
