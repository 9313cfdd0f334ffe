"""Writing of generated files, and files that are refused."""

import json

import pytest
from support import sample

from generator.commands import publish
from generator.commands.publish import PublishError, Target, carry_out, plan
from generator.emit.output import Output, Region
from generator.emit.package import render

THING = Output(
    "package", "models/thing.py", '"""Thing. Generated from openapi.yaml; do not edit."""\n\nvalue = {  "a":1 }\n'
)
PAGE = Output("page", "models/Thing.md", "<!-- Generated from openapi.yaml; do not edit. -->\n")


@pytest.fixture
def target(tmp_path):
    return Target(tmp_path, "flat_api")


def publish_all(target, outputs, regions=(), force=False):
    changes = plan(target, list(outputs), list(regions))
    carry_out(target, changes, force=force)
    return changes


def test_code_is_formatted_and_goes_into_the_package(target):
    publish_all(target, [THING])

    assert (target.root / "flat_api/models/thing.py").read_text().endswith('value = {"a": 1}\n')


def test_a_second_run_changes_nothing(target):
    publish_all(target, [THING, PAGE])
    before = (target.root / "flat_api/models/thing.py").stat().st_mtime_ns

    changes = publish_all(target, [THING, PAGE])

    assert not changes.differs()
    assert (target.root / "flat_api/models/thing.py").stat().st_mtime_ns == before


def test_only_what_changed_is_written(target):
    publish_all(target, [THING, PAGE])

    changes = publish_all(target, [THING, Output("page", "models/Thing.md", PAGE.content + "More.\n")])

    assert set(changes.written) == {"docs/models/Thing.md", "flat_api.generated.json"}


def test_a_generated_file_that_was_edited_is_refused_by_name(target):
    publish_all(target, [THING])
    file = target.root / "flat_api/models/thing.py"
    file.write_text(file.read_text() + "mine = 1\n")

    with pytest.raises(PublishError, match=r"flat_api/models/thing\.py was edited by hand"):
        publish_all(target, [THING])

    assert file.read_text().endswith("mine = 1\n")


def test_force_overwrites_an_edited_file(target):
    publish_all(target, [THING])
    file = target.root / "flat_api/models/thing.py"
    file.write_text("mine = 1\n")

    publish_all(target, [THING], force=True)

    assert "mine" not in file.read_text()


def test_a_foreign_file_in_the_way_is_refused_and_nothing_is_written(target):
    foreign = target.root / "flat_api/models/thing.py"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("# by hand\n")

    with pytest.raises(PublishError, match=r"thing\.py is in the way"):
        publish_all(target, [THING, PAGE])

    assert foreign.read_text() == "# by hand\n"
    assert not (target.root / "docs").exists()


def test_stale_files_and_folders_that_they_leave_empty_are_removed(target):
    publish_all(target, [THING, PAGE])

    publish_all(target, [PAGE])

    assert not (target.root / "flat_api/models").exists()
    assert (target.root / "docs/models/Thing.md").exists()


def test_a_stale_file_is_found_by_its_mark_when_the_manifest_is_lost(target):
    publish_all(target, [THING])
    (target.root / "flat_api.generated.json").unlink()

    assert plan(target, [], []).removed == ["flat_api/models/thing.py"]


def test_the_list_of_generated_files_is_read_where_it_was_kept_inside_the_package_and_moves_out(target):
    publish_all(target, [THING, PAGE])
    (target.root / "flat_api.generated.json").rename(target.root / "flat_api/generated.json")

    changes = publish_all(target, [Output("package", THING.path, THING.content + "value = 2\n")])

    assert changes.refused == []
    assert changes.removed == ["docs/models/Thing.md", "flat_api/generated.json"]
    assert not plan(target, [Output("package", THING.path, THING.content + "value = 2\n")], []).differs()
    assert [path.name for path in (target.root / "flat_api").iterdir()] == ["models"]


def test_a_stale_file_that_was_edited_is_refused(target):
    publish_all(target, [THING])
    (target.root / "flat_api/models/thing.py").write_text("mine = 1\n")

    with pytest.raises(PublishError, match="no longer generated, but was edited"):
        publish_all(target, [])


def test_hand_written_neighbours_are_left_alone(target):
    publish_all(target, [THING])
    neighbour = target.root / "flat_api/models/by_hand.py"
    neighbour.write_text("value = 1\n")

    publish_all(target, [])

    assert neighbour.read_text() == "value = 1\n"


def test_nothing_is_written_when_one_module_is_no_python(target):
    broken = Output("package", "broken.py", "def (:\n")

    with pytest.raises(PublishError, match="ruff cannot format"):
        publish_all(target, [THING, broken])

    assert list(target.root.iterdir()) == []


def test_another_ruff_is_refused_with_the_command_that_installs_the_right_one(target, monkeypatch):
    monkeypatch.setattr(publish, "version", lambda name: "0.1.0")

    with pytest.raises(PublishError, match=r"0\.1\.0 is installed: pip install ruff=="):
        plan(target, [THING], [])


def test_a_region_of_a_hand_written_page_is_replaced_and_the_rest_kept(target):
    page = target.root / "README.md"
    page.write_text("Before.\n<!-- generated: models -->\n<!-- end generated -->\nAfter.\n")

    publish_all(target, [], [Region("README.md", "models", "| table |\n"), Region("README.md", "absent", "x\n")])

    assert page.read_text() == "Before.\n<!-- generated: models -->\n| table |\n<!-- end generated -->\nAfter.\n"


def test_a_region_that_was_edited_is_refused(target):
    page = target.root / "README.md"
    page.write_text("<!-- generated: models -->\n<!-- end generated -->\n")
    publish_all(target, [], [Region("README.md", "models", "one\n")])
    page.write_text(page.read_text().replace("one", "mine"))

    with pytest.raises(PublishError, match=r"README\.md: the table of models was edited by hand"):
        publish_all(target, [], [Region("README.md", "models", "two\n")])


def test_the_diff_shows_changed_new_and_stale_files(target):
    publish_all(target, [THING, PAGE])

    diff = plan(target, [Output("package", "models/thing.py", THING.content.replace("1", "2"))], []).diff()

    assert '-value = {"a": 1}\n+value = {"a": 2}\n' in diff
    assert "-<!-- Generated from openapi.yaml; do not edit. -->\n" in diff


def test_the_order_of_components_does_not_change_a_module(target):
    first = sample.package(sample.model("Thing", sample.field("id")), sample.enum("Color", "red"))
    second = sample.package(*reversed(first.declarations))

    written = [plan(target, render(package, "openapi.yaml", "1"), []).written for package in (first, second)]

    assert written[0] == written[1]


def test_the_manifest_lists_every_file(target):
    publish_all(target, [THING, PAGE])

    listed = json.loads((target.root / "flat_api.generated.json").read_text())["files"]

    assert sorted(listed) == ["docs/models/Thing.md", "flat_api/models/thing.py"]
