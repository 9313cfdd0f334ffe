"""``python -m generator``: exit codes, messages and whole packages."""

import json
import subprocess
import sys

import pytest

from generator.__main__ import main

PETS = {
    "openapi": "3.0.3",
    "info": {"title": "Pets", "version": "2.1"},
    "servers": [{"url": "https://pets.example"}],
    "paths": {
        "/pets/{id}": {
            "get": {
                "tags": ["Pet"],
                "operationId": "getPet",
                "summary": "Get a pet",
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "description": "The pet",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Pet": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string"},
                    "kind": {"type": "string", "enum": ["cat", "dog"]},
                    "mother": {"$ref": "#/components/schemas/Pet"},
                    "owner": {"$ref": "#/components/schemas/Owner"},
                },
            },
            "Owner": {
                "type": "object",
                "properties": {"pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}},
            },
        }
    },
}


@pytest.fixture
def spec(tmp_path):
    file = tmp_path / "pets.json"
    file.write_text(json.dumps(PETS))
    return file


@pytest.fixture
def options(spec, tmp_path):
    return ["--spec", str(spec), "--output", str(tmp_path / "out"), "--package", "pets"]


def change(spec, **operation):
    document = json.loads(spec.read_text())
    document["paths"]["/pets/{id}"]["get"].update(operation)
    spec.write_text(json.dumps(document))


def test_a_package_made_elsewhere_works_without_this_one(options, tmp_path):
    assert main(["generate", *options]) == 0

    code = (
        "import sys, pets; from pets import ApiClient, Configuration, PetApi\n"
        "from pets.models.pet import Pet\n"
        "pet = Pet.from_dict({'id': '1', 'kind': 'cat', 'mother': {'id': '0'}, 'owner': {'pets': [{'id': '1'}]}})\n"
        "assert pet.mother.id == '0' and pet.owner.pets[0] == Pet(id='1') and pet.kind == 'cat'\n"
        "assert Configuration().host == 'https://pets.example'\n"
        "api = PetApi(ApiClient(Configuration(host='http://127.0.0.1:9', retries=False)))\n"
        "try:\n    api.get_pet('1')\nexcept pets.ApiException as error:\n    print(type(error).__module__)\n"
        "assert not any(name.split('.')[0] == 'flat_api' for name in sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=tmp_path / "out", capture_output=True, text=True
    )

    assert (run.stdout.strip(), run.stderr) == ("pets.exceptions", "")
    assert (tmp_path / "out/pets/py.typed").exists()
    assert (tmp_path / "out/docs/api/PetApi.md").exists()
    assert "[Pet](models/Pet.md)" in (tmp_path / "out/docs/README.md").read_text()


def test_check_is_silent_and_succeeds_when_nothing_differs(options, capsys):
    main(["generate", *options])
    capsys.readouterr()

    assert main(["check", *options]) == 0
    assert capsys.readouterr().out == ""


def test_check_shows_a_diff_and_fails_when_the_contract_changed(options, spec, capsys):
    main(["generate", *options])
    change(spec, summary="Fetch a pet")
    capsys.readouterr()

    assert main(["check", *options]) == 1
    assert '-        """Get a pet.' in capsys.readouterr().out


def test_check_writes_nothing(options, tmp_path):
    main(["check", *options])

    assert not (tmp_path / "out").exists()


def test_generate_lists_the_words_without_a_meaning(options, spec, tmp_path, capsys):
    change(spec, title="Get a pet")

    assert main(["generate", *options]) == 0
    assert capsys.readouterr().err.startswith("warning: ")
    assert (tmp_path / "out/pets/api/pet_api.py").exists()


def test_a_strict_run_refuses_the_words_without_a_meaning(options, spec, tmp_path, capsys):
    change(spec, title="Get a pet")

    assert main(["generate", *options, "--strict"]) == 2
    assert "'title' means nothing in an operation" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_generate_refuses_an_edited_file_with_its_name(options, tmp_path, capsys):
    main(["generate", *options])
    file = tmp_path / "out/pets/models/pet.py"
    file.write_text(file.read_text() + "mine = 1\n")

    assert main(["generate", *options]) == 2
    assert "pets/models/pet.py was edited by hand" in capsys.readouterr().err
    assert main(["generate", *options, "--force"]) == 0
    assert "mine" not in file.read_text()


def test_diff_shows_the_changes_and_succeeds(spec, tmp_path, capsys):
    old = tmp_path / "old.json"
    old.write_text(spec.read_text())
    change(spec, operationId="fetchPet")

    assert main(["diff", str(old), str(spec)]) == 0
    assert "! PetApi.get_pet: removed (GET /pets/{id})" in capsys.readouterr().out


def test_explain_shows_what_a_node_became(spec, capsys):
    assert main(["explain", "#/components/schemas/Pet", "--spec", str(spec)]) == 0
    assert "is model Pet in flat_api/models/pet.py" in capsys.readouterr().out


def test_explain_suggests_a_pointer_and_fails(spec, capsys):
    assert main(["explain", "#/components/schemas/Pat", "--spec", str(spec)]) == 2
    assert "did you mean #/components/schemas/Pet" in capsys.readouterr().err


def test_an_error_of_the_contract_is_shown_with_its_place_and_without_a_traceback(options, spec, capsys):
    spec.write_text(spec.read_text().replace("schemas/Owner", "schemas/Ovner"))

    assert main(["generate", *options]) == 2
    assert "pets.json:1:" in capsys.readouterr().err


def test_a_missing_contract_is_named(capsys):
    assert main(["generate", "--spec", "no-such.yaml"]) == 2
    assert "no-such.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["class", "a-b", "1a", "a.b", "ä"])
def test_a_package_name_that_python_cannot_import_is_refused(name, capsys):
    with pytest.raises(SystemExit):
        main(["generate", "--package", name])
    assert "is not a name for a Python package" in capsys.readouterr().err


def test_the_project_is_as_its_contract_says(capsys):
    assert main(["check"]) == 0, capsys.readouterr().out[:2000]


@pytest.mark.parametrize(
    ("fail_on", "change", "code"),
    [
        ([], {"operationId": "fetchPet"}, 0),
        (["--fail-on", "breaking"], {"operationId": "fetchPet"}, 1),
        (["--fail-on", "breaking"], {"deprecated": True}, 0),
        (["--fail-on", "any"], {"deprecated": True}, 1),
        (["--fail-on", "any"], {}, 0),
    ],
)
def test_diff_ends_with_the_status_that_was_chosen(spec, tmp_path, capsys, fail_on, change, code):
    new = tmp_path / "new.json"
    document = json.loads(spec.read_text())
    document["paths"]["/pets/{id}"]["get"].update(change)
    new.write_text(json.dumps(document))

    assert main(["diff", str(spec), str(new), *fail_on]) == code


def test_diff_writes_json_and_markdown(spec, tmp_path, capsys):
    new = tmp_path / "new.json"
    new.write_text(spec.read_text().replace("https://pets.example", "https://new_pets.example"))

    assert main(["diff", str(spec), str(new), "--format", "json"]) == 0
    text = "URL of server 0 changed from https://pets.example to https://new_pets.example"
    assert json.loads(capsys.readouterr().out) == {
        "title": "Pets",
        "old": "2.1",
        "new": "2.1",
        "breaking": 1,
        "changes": [{"kind": "contract", "subject": "Servers", "text": text, "breaking": True}],
    }

    assert main(["diff", str(spec), str(new), "--format", "markdown"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(
        "# Pets 2.1 to 2.1\n\n1 changes, 1 of them breaking.\n\n## Contract\n\n- **Breaking:** `Servers`: "
    )
