"""The jobs people come for: importing, exporting, waiting, recognising and backing up, one module each.

They are methods of :class:`~flat_api.client.FlatClient`; the functions here take any
:class:`~flat_api.api_client.ApiClient`.
"""
