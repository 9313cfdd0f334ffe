"""Jobs of several calls: import, export, backup, recognition, waiting and acting for users.

They are methods of :class:`~flat_api.client.FlatClient`; the functions here take any
:class:`~flat_api.api_client.ApiClient`.
"""
