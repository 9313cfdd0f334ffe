"""Names that are taken in the package, by Python or by a file system."""

from __future__ import annotations

from generator.parse.words import words
from generator.runtime_exports import NAMES

RUNTIME_CLASSES = {name for names in NAMES.values() for name in names} | words("""
    Api Body DecodingError DefaultApi Drift FlatClient FlatModel FlatUnion OAuth2Helper OpenEnum Operation Parameter
    RESTClientObject RESTResponse Tokens
""")
"""Names of hand-written classes, which a model of that name would hide."""

ANNOTATION_NAMES = words("""
    AliasChoices Annotated Any ClassVar ConfigDict Date Dict Field FormFile FrozenSet Integer List Literal Mapping
    Number Optional Sequence StrictBool StrictStr Timestamp Tuple TYPE_CHECKING Union Unpack overload
""")
"""Names that generated modules import beside the models."""

MODEL_ATTRIBUTES = words("""
    construct copy dict fields_set from_dict from_json from_orm json model_computed_fields model_config
    model_construct model_copy model_dump model_dump_json model_extra model_fields model_fields_set
    model_json_schema model_parametrized_name model_post_init model_rebuild model_validate model_validate_json
    model_validate_strings parse_file parse_obj parse_raw schema schema_json self to_dict to_json to_str
    update_forward_refs validate bool bytes float frozenset int list property str
""")
"""Attributes of ``FlatModel``, and builtins that a class body still needs after a field of that name."""

MEMBER_ATTRIBUTES = frozenset({"name", "value", "mro"})
"""Names that a member of an enum cannot have."""

ARGUMENTS = frozenset({"self", "options"})
"""Names of the generated method's own arguments."""

METHOD_ATTRIBUTES = frozenset({"api_client", "self"})
"""Attributes of the ``Api`` base class."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Windows has no files of these names, whatever their suffix."""
