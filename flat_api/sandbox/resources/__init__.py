"""The operations, one module for each kind of resource.

A module has a mapping ``HANDLERS`` from ``operationId`` to the function that answers; :mod:`flat_api.sandbox.handlers`
collects them. This package imports none of its modules, so that they can be imported in any order.
"""
