"""The layout of the package: which module may import which, how large a room may be, and the public import paths."""

import ast
import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest

import flat_api

if sys.version_info < (3, 10):
    pytest.skip("the sandbox, which is read here, is written for Python 3.10", allow_module_level=True)

ROOT = Path(flat_api.__file__).parent

LAYERS = (
    ("exceptions",),
    ("support", "lazy"),
    ("codec",),
    ("policies",),
    ("configuration",),
    ("transport",),
    ("calls",),
    ("auth",),
    ("api_response", "api_client", "api", "models"),
    ("pagination", "apis", "model", "rest", "jobs"),
    ("client",),
    ("school", "lti", "cli", "contrib", "sandbox", "demo", "pytest_plugin", "__main__", "__init__"),
)
"""From the ground to the roof: a module imports from its own layer and from those before it."""

GENERATED = ("api", "models", "model", "apis", "configuration.servers", "__init__")

MAX_FILES_AT_THE_ROOT = 12
MAX_FILES_OF_A_FOLDER = 16
MAX_LINES = 400

PUBLIC = {
    "flat_api": ("ApiClient", "Configuration", "FlatClient", "OAuth2", "RequestOptions", "paginate", "required_scopes"),
    "flat_api.api_client": ("Api", "ApiClient"),
    "flat_api.api_response": ("ApiResponse", "RawResponse"),
    "flat_api.configuration": ("Configuration",),
    "flat_api.exceptions": ("ApiConnectionError", "ApiException", "ApiTypeError", "ApiValueError", "OpenApiException"),
    "flat_api.pagination": ("paginate",),
    "flat_api.rest": ("RESTClientObject", "RESTResponse"),
}
"""Hand-written modules that programs import from, and names that each has. Models and classes of operations are in
``test_surface.py``, the sandbox in ``test/sandbox``."""


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


MODULES = {name_of(path): path for path in ROOT.rglob("*.py")}
HAND_WRITTEN = {
    name: path
    for name, path in MODULES.items()
    if not any(name == generated or name.startswith(generated + ".") for generated in GENERATED)
}


def imports_of(path):
    """Yield the modules of the package that a file imports, at its top, in functions and for type checkers."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno} has a relative import"
            module = str(node.module)
            found = [f"{module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in found:
            package, _, inside = name.partition(".")
            while package == "flat_api" and inside:
                if inside in MODULES:
                    yield inside
                    break
                inside = inside.rpartition(".")[0]


IMPORTS = {name: sorted(set(imports_of(path)) - {name}) for name, path in HAND_WRITTEN.items()}


def layer(module):
    room = module.partition(".")[0]
    return next(index for index, rooms in enumerate(LAYERS) if room in rooms)


def test_every_module_has_a_layer():
    rooms = {module.partition(".")[0] for module in MODULES}

    assert rooms <= {room for rooms in LAYERS for room in rooms}


def test_no_import_points_from_the_ground_to_the_roof():
    arrows = [f"{module} -> {other}" for module, others in IMPORTS.items() for other in others]
    upward = [arrow for arrow in arrows if layer(arrow.partition(" -> ")[0]) < layer(arrow.partition(" -> ")[2])]

    assert upward == []


def test_no_modules_import_each_other_in_a_circle():
    done = set()

    def visit(module, path):
        assert module not in path, " -> ".join([*path[path.index(module) :], module])
        if module not in done:
            for other in IMPORTS.get(module, ()):
                visit(other, [*path, module])
            done.add(module)

    for module in IMPORTS:
        visit(module, [])


def test_the_root_holds_few_files():
    files = [path.name for path in ROOT.iterdir() if path.is_file()]

    assert len(files) <= MAX_FILES_AT_THE_ROOT, sorted(files)


def test_no_folder_holds_many_hand_written_files():
    files = Counter(path.parent.relative_to(ROOT).as_posix() for path in HAND_WRITTEN.values())

    assert {folder: count for folder, count in files.items() if count > MAX_FILES_OF_A_FOLDER} == {}


def test_no_hand_written_module_is_long():
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in HAND_WRITTEN.items()}

    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


@pytest.mark.parametrize("module", sorted(PUBLIC))
def test_a_public_module_keeps_its_path_and_its_names(module):
    found = importlib.import_module(module)

    assert [name for name in PUBLIC[module] if not hasattr(found, name)] == []
