"""Public names of the package, at every path at which programs import them."""

import importlib
import inspect
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import flat_api
import flat_api.api
import flat_api.models
from flat_api.codec.model import FlatModel
from flat_api.lazy import module_of

CONTRACT = Path(__file__).resolve().parents[1] / "contract"
REQUIRED = json.loads((CONTRACT / "required-surface.json").read_text(encoding="utf-8"))
SIGNATURES = json.loads((CONTRACT / "published-signatures.json").read_text(encoding="utf-8"))
CLASSES = sorted({operation["class"] for operation in REQUIRED["operations"]})
MODULES = {name: module_of(name) for name in flat_api.models.__all__}
VARIANTS = ("", "_with_http_info", "_without_preload_content")


@pytest.fixture
def _old_modules_forgotten():
    """Let modules that warn at import be imported anew."""
    for name in list(sys.modules):
        if name.startswith("flat_api.model.") or name in ("flat_api.apis", "flat_api.api.default_api"):
            del sys.modules[name]


def in_fresh_interpreter(code, *options):
    run = subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.mark.parametrize("operation", REQUIRED["operations"], ids=lambda o: "{class}.{method}".format(**o))
def test_every_required_operation_is_a_method_in_all_three_forms(operation):
    for suffix in VARIANTS:
        assert callable(getattr(getattr(flat_api, operation["class"]), operation["method"] + suffix))


@pytest.mark.parametrize("name", CLASSES)
def test_every_api_class_is_at_all_its_import_paths(name):
    api = getattr(flat_api, name)

    assert getattr(flat_api.api, name) is api
    assert getattr(importlib.import_module("flat_api.api." + api.__module__.rpartition(".")[2]), name) is api


def test_every_required_model_exists():
    assert [name for name in REQUIRED["models"] if name not in flat_api.models.__all__] == []


@pytest.mark.parametrize("name", REQUIRED["models"])
def test_every_required_model_has_a_module_that_is_called_after_it(name):
    module = importlib.import_module("flat_api.models." + MODULES[name])

    assert module.__name__ == "flat_api.models." + MODULES[name]
    assert hasattr(module, name)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_model_is_at_all_its_import_paths(name):
    model = getattr(flat_api, name)
    module = importlib.import_module("flat_api.models." + MODULES[name])

    assert getattr(flat_api.models, name) is model
    assert getattr(flat_api.models, MODULES[name]) is module
    assert getattr(module, name) is model


@pytest.mark.parametrize(
    "code",
    [
        "from flat_api.models.task_state import TaskState as State",
        "import flat_api.models.task_state; State = flat_api.models.task_state.TaskState",
        "import flat_api; State = flat_api.models.task_state.TaskState",
    ],
)
def test_a_model_that_shares_a_module_is_imported_from_one_of_its_own_without_a_warning(code):
    assert in_fresh_interpreter(code + "; print(State.__module__)", "-W", "error") == "flat_api.models.task"


@pytest.mark.parametrize("name", ["no_such_model", "taskstate", "Task", "task_", "lazy"])
def test_what_no_model_is_called_after_is_no_module(name):
    with pytest.raises(ImportError):
        importlib.import_module("flat_api.models." + name)


def test_threads_can_import_models_while_another_still_loads_the_package_of_all():
    code = """
import importlib, threading, flat_api
names = ["omr_job", "task_state", "score_summary", "user_creation_role"] * 3
barrier = threading.Barrier(len(names))
found = []

def load(name):
    barrier.wait()
    found.append(importlib.import_module("flat_api.models." + name))

threads = [threading.Thread(target=load, args=(name,), daemon=True) for name in names]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(60)
print(len(found), len(set(found)))
"""
    assert in_fresh_interpreter(code) == "12 4"


@pytest.mark.parametrize("package", ["flat_api.models", "flat_api.model"])
def test_looking_for_a_model_imports_nothing(package):
    """Finders run under a lock that all imports need; to wait for a module there can be to wait for ever."""
    code = f"""
import importlib, sys
importlib.import_module("{package}")
before = set(sys.modules)
for finder in sys.meta_path:
    if type(finder).__module__.startswith("flat_api.") and finder.find_spec("{package}.task_state"):
        print(sorted(set(sys.modules) - before))
"""
    assert in_fresh_interpreter(code) == "[]"


@pytest.mark.usefixtures("_old_modules_forgotten")
@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_model_of_the_old_layout_is_the_very_module_of_the_new_one(name):
    new = importlib.import_module("flat_api.models." + MODULES[name])

    with pytest.warns(DeprecationWarning, match=f"write `from {new.__name__} import"):
        old = importlib.import_module("flat_api.model." + MODULES[name])

    assert old is new
    assert old.__spec__.name == new.__name__


@pytest.mark.parametrize(
    "line", ["from flat_api.model.task import Task", "import flat_api.apis", "import flat_api.api.default_api"]
)
def test_the_warning_about_an_old_layout_points_at_the_line_that_imports_it(line, tmp_path):
    """Python shows it there without being asked to."""
    program = tmp_path / "program.py"
    program.write_text(line, encoding="utf-8")

    # In a process of its own: pytest may load the package in a way of its own.
    result = subprocess.run([sys.executable, str(program)], check=True, stderr=subprocess.PIPE)

    [warning] = [shown for shown in result.stderr.decode().splitlines() if "Warning" in shown]
    assert warning.startswith(f"{program}:1: DeprecationWarning: flat_api.")
    assert "is deprecated: write `" in warning


def test_an_unknown_module_of_the_old_layout_is_an_import_error():
    with pytest.raises(ImportError):
        importlib.import_module("flat_api.model.no_such_model")


@pytest.mark.usefixtures("_old_modules_forgotten")
def test_the_old_module_of_all_apis_has_every_class_and_warns():
    with pytest.warns(DeprecationWarning, match="from flat_api import AccountApi"):
        apis = importlib.import_module("flat_api.apis")

    assert [getattr(apis, name) is getattr(flat_api, name) for name in CLASSES] == [True] * len(CLASSES)


@pytest.mark.usefixtures("_old_modules_forgotten")
def test_the_old_default_api_has_every_operation_and_warns():
    with pytest.warns(DeprecationWarning, match="from flat_api import"):
        module = importlib.import_module("flat_api.api.default_api")

    assert [o["method"] for o in REQUIRED["operations"] if not hasattr(module.DefaultApi, o["method"])] == []


@pytest.mark.parametrize("identifier", sorted(SIGNATURES))
def test_arguments_have_the_published_names_and_order(identifier):
    published = SIGNATURES[identifier]
    for name in published["classes"]:
        for suffix in VARIANTS:
            method = getattr(getattr(flat_api, name), published["method"] + suffix)
            parameters = list(inspect.signature(method).parameters.values())[1:-1]

            assert [p.name for p in parameters] == [argument[0] for argument in published["arguments"]]
            assert [p.default is p.empty for p in parameters] == [argument[3] for argument in published["arguments"]]


@pytest.mark.parametrize("name", ["ScoreApi", "UserApi"])
@pytest.mark.parametrize("suffix", VARIANTS)
def test_the_misspelt_name_of_get_user_likes_still_works_and_warns(name, suffix):
    calls = []
    api = getattr(flat_api, name)(flat_api.ApiClient())
    api._call = api._call_with_http_info = api._call_without_preload_content = lambda *given: calls.append(given)

    with pytest.warns(DeprecationWarning, match=r"ger_user_likes.*get_user_likes"):
        getattr(api, "ger_user_likes" + suffix)("me", ids=True)

    assert [(call[0].name, call[1]["user"], call[1]["ids"]) for call in calls] == [("get_user_likes", "me", True)]


@pytest.mark.parametrize("suffix", VARIANTS)
def test_a_method_carries_its_operation_in_each_form(suffix):
    method = getattr(flat_api.ScoreApi, "get_score" + suffix)

    assert method.operation.path == "/scores/{score}"
    assert getattr(flat_api.ScoreApi(flat_api.ApiClient()), "get_score" + suffix).operation is method.operation


def test_a_deprecated_name_carries_the_same_operation():
    assert flat_api.UserApi.ger_user_likes.operation is flat_api.UserApi.get_user_likes.operation


def test_an_operation_with_two_tags_is_one_operation():
    assert flat_api.UserApi.get_user_likes.operation is flat_api.ScoreApi.get_user_likes.operation


def test_star_import_gives_every_public_name():
    names = {}
    exec("from flat_api import *", names)

    assert set(flat_api.__all__) <= set(names)
    assert set(REQUIRED["models"]) | set(CLASSES) <= set(flat_api.__all__)
    assert {"ApiClient", "ApiException", "Configuration", "FlatError", "RetryPolicy"} <= set(flat_api.__all__)


def test_dir_lists_public_names_and_submodules():
    assert {"ScoreApi", "ScoreDetails", "Configuration", "rest", "exceptions", "models", "api"} <= set(dir(flat_api))


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'flat_api' has no attribute 'ScoreAPI'"):
        flat_api.ScoreAPI  # noqa: B018
    with pytest.raises(ImportError):
        exec("from flat_api.models import NoSuchModel")


def test_importing_the_package_loads_nothing_but_its_lazy_importer():
    code = "import sys; before = set(sys.modules); import flat_api; print(sorted(set(sys.modules) - before))"

    loaded = in_fresh_interpreter("import importlib, __future__; " + code)

    assert loaded == "['flat_api', 'flat_api.lazy']"


def test_a_bare_import_reaches_submodules_as_attributes():
    code = "import flat_api; print(flat_api.{0}.__name__)"

    for name in ("rest", "exceptions", "models", "api", "configuration"):
        assert in_fresh_interpreter(code.format(name)) == "flat_api." + name
    assert in_fresh_interpreter(code.format("models.score_fork.ScoreFork")) == "ScoreFork"


def test_models_pickle_by_their_module():
    fork = flat_api.ScoreFork(collection="root")

    assert pickle.loads(pickle.dumps(fork)) == fork
    assert flat_api.ScoreFork.__module__ == "flat_api.models.score_fork"


def test_every_model_has_a_schema_that_can_be_built():
    for name in flat_api.models.__all__:
        model = getattr(flat_api.models, name)
        if isinstance(model, type) and issubclass(model, FlatModel):
            assert model.model_json_schema()
