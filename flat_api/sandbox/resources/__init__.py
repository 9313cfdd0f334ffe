"""The operations, one module for each kind of resource.

A function with the name of an operation answers it, ``get_score`` the operation ``getScore``:
:mod:`flat_api.sandbox.handlers` looks for it. This package imports none of its modules, so that they can be imported in
any order.
"""
