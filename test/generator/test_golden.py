"""One file of each kind that the generator writes, as it is expected to be."""

import difflib

import pytest
from support.golden import expected, generated

EXPECTED = expected()


@pytest.fixture(scope="module")
def written():
    return generated()


def test_each_golden_file_is_written_and_no_other(written):
    assert sorted(written) == sorted(EXPECTED), "if this change is meant, run: python test/support/golden.py"


@pytest.mark.parametrize("path", sorted(EXPECTED))
def test_a_generated_file_is_as_its_golden_one(written, path):
    difference = difflib.unified_diff(EXPECTED[path].splitlines(), written[path].splitlines(), "expected", "written")

    assert written[path] == EXPECTED[path], "\n".join(
        [*difference, "if this change is meant, run: python test/support/golden.py"]
    )
