"""The compact contract of the package holds what ``openapi.yaml`` does."""

from __future__ import annotations

from support.sandbox import Contract


def test_it_knows_every_operation(contract: Contract):
    from flat_api.sandbox.http.contract import contract as compact_contract

    routes = {identifier: (method, path) for identifier, method, path in compact_contract().routes()}

    assert routes == {identifier: entry[:2] for identifier, entry in contract.operations.items()}


def test_every_operation_can_be_made_ready():
    from flat_api.sandbox.http.contract import contract as compact_contract

    compact = compact_contract()

    assert all(compact.operation(identifier).id == identifier for identifier, _, _ in compact.routes())
