"""File names from titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flat_api.jobs.formats import safe_stem


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Evening Song", "Evening Song"),
        ("Étude n° 3: *Tristesse*", "Étude n° 3_ _Tristesse_"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\Windows\\system32", "C__Windows_system32"),
        (".hidden", "hidden"),
        ("Trio. . .", "Trio"),
        ("CON", "_CON"),
        ("con.brio", "_con.brio"),
        ("Lpt1 ", "_Lpt1"),
        ("Concerto", "Concerto"),
        ("COM10", "COM10"),
        ("a\x00b\x7f\u202ec\ud800", "abc"),
        ("line\nbreak\tand   space", "line break and space"),
        ("e\u0301", "\u00e9"),
        ("", "untitled"),
        ("...", "untitled"),
        (None, "untitled"),
        ("夜" * 100, "夜" * 66),
    ],
)
def test_a_title_becomes_a_name(title, name):
    assert safe_stem(title) == name


@given(st.text())
def test_every_name_is_one_part_of_a_path_on_every_system(title):
    name = safe_stem(title)

    assert 0 < len(name.encode("utf-8")) <= 201
    assert not set(name) & set('/\\:*?"<>|\x00\n')
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
