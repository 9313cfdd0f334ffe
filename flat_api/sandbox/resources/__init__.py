"""Operations, one module for each kind of resource, and their JSON.

A function with the name of an operation handles it, ``get_score`` the operation ``getScore``:
:mod:`flat_api.sandbox.handlers` finds it. This package imports none of its modules, so that they can be imported
in any order.
"""
