"""The files that the generator writes for the small contract in ``test/generator/golden``.

``python test/support/golden.py`` writes them there, after a change that is meant.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[1] / "generator" / "golden"
EXPECTED = GOLDEN / "expected"


def generated() -> dict[str, str]:
    """Return the text of each file by its path."""
    from generator.build import build_package
    from generator.commands.publish import Target, plan
    from generator.emit import package as emit

    package = build_package(GOLDEN / "contract.yaml")
    outputs = emit.render(package, "contract.yaml", "1.0")
    outputs += emit.render_own(package, "contract.yaml")[0]
    with tempfile.TemporaryDirectory() as empty:
        written = plan(Target(Path(empty), "flat_api"), outputs, []).written
    return {path: text for path, text in written.items() if not path.endswith("generated.json")}


def expected() -> dict[str, str]:
    """Return the text of each golden file by its path."""
    files = [file for file in EXPECTED.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    return {file.relative_to(EXPECTED).as_posix(): file.read_text(encoding="utf-8") for file in files}


def renew() -> None:
    """Write the golden files anew."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, text in generated().items():
        file = EXPECTED / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.path.insert(0, str(GOLDEN.parents[2]))
    renew()
