"""Errors of the contract: described once per status, and complete for every operation."""

from __future__ import annotations

from support.openapi_document import Document

SHARED = {
    "400": "BadRequest",
    "401": "Unauthorized",
    "402": "PaymentRequired",
    "403": "Forbidden",
    "404": "NotFound",
    "409": "Conflict",
    "429": "RateLimited",
    "default": "Error",
}
ODD = {"exportSubmissionsReviewsAsCsv": "CsvExportError", "exportSubmissionsReviewsAsExcel": "ExcelExportError"}


def shared(operation_id: str, status: str) -> str:
    """Return the name of the shared response that the operation uses for ``status``."""
    if status == "default":
        return ODD.get(operation_id, SHARED[status])
    return SHARED[status]


def test_every_operation_that_needs_a_token_lists_401_and_the_rate_limit(document: Document) -> None:
    silent = [
        op.id for op in document.operations if all(op.spec["security"]) and not {"401", "429"} <= set(op.responses)
    ]

    assert silent == []


def test_every_error_is_the_shared_one_of_its_status(document: Document) -> None:
    private = [
        f"{operation.id} {status}"
        for operation in document.operations
        for status, response in operation.responses.items()
        if not status.startswith("2")
        and response.get("$ref") != f"#/components/responses/{shared(operation.id, status)}"
    ]

    assert private == []


def test_the_spreadsheet_exports_declare_their_errors_under_their_own_media_type(document: Document) -> None:
    for operation_id, name in ODD.items():
        responses = document.operation(operation_id).responses
        success = document.resolve(responses["200"])
        assert list(document.components["responses"][name]["content"]) == list(success["content"])


def test_every_error_has_the_error_body_of_flat(document: Document) -> None:
    for response in document.components["responses"].values():
        for media in response["content"].values():
            assert media["schema"] == {"$ref": "#/components/schemas/FlatErrorResponse"}


def test_the_rate_limit_names_the_status_and_code_that_flat_really_sends(document: Document) -> None:
    for name in ("Forbidden", "RateLimited"):
        assert "API_RATE_LIMIT_EXCEEDED" in document.components["responses"][name]["description"]
    assert "403" in document.components["responses"]["RateLimited"]["description"]
