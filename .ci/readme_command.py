"""Print the one command that stands under a heading of the README.

python .ci/readme_command.py 'Test it'
"""

import re
import sys
from pathlib import Path


def command(readme: str, heading: str) -> str:
    """Return the line in the only ``sh`` block between ``## heading`` and the next heading."""
    section = readme.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    (line,) = re.findall(r"^```sh\n(.*)\n```$", section, re.MULTILINE)
    return line


if __name__ == "__main__":
    print(command((Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8"), sys.argv[1]))
