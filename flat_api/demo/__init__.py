"""The main calls on a real piece of music, against an embedded server: ``python -m flat_api demo``.

The chapters are in :mod:`flat_api.demo.music` and :mod:`flat_api.demo.school`. This module is all that a Python too old
for the server has to read, so it imports them late.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from flat_api.demo.files import Files

MUSICXML, MIDI, GRADES = NAMES = ("old-hundredth.musicxml", "old-hundredth.mid", "grades.csv")
DESCRIPTIONS = ("MusicXML, for any notation program", "MIDI, for any player", "CSV, for any spreadsheet")
IMPORTS = """\
from pathlib import Path
import flat_api
from flat_api.sandbox import Sandbox
"""


def run(output: str) -> int:
    """Run the demo and return its exit code.

    Args:
        output: Directory for the files. Nothing in it is overwritten.
    """
    try:
        import_module("flat_api.sandbox")
    except ImportError as error:
        return _failed(f"cannot start: {error}")
    try:
        files = Files(Path(output), NAMES)
    except OSError as error:
        return _failed(f"cannot write to {Path(output)}: {error.strerror}")
    try:
        is_same = _tell(files)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _failed(f"had to stop: {error}")
    finally:
        files.tidy()
        _say_what_is_there(files)
    return 0 if is_same else _failed("exported other music than it imported")


def _tell(files: Files) -> bool:
    """Tell the story, and return whether the exports hold the music that was imported."""
    import flat_api
    from flat_api.demo.music import show_music
    from flat_api.demo.narration import Narrator
    from flat_api.demo.school import show_school
    from flat_api.sandbox import Sandbox

    narrator = Narrator()
    print("The Flat API at work. What follows >>> is Python that runs as you read it.")
    narrator.chapter("A piece of music")
    with narrator.step("Start a Flat server with invented people, in this process", IMPORTS):
        sandbox = Sandbox().start()
    with sandbox:
        narrator.result(f"it listens on {sandbox.url}; nothing leaves this machine")
        with narrator.step("Sign in, with a token of a teacher"):
            teacher = flat_api.ApiClient(sandbox.configuration(user="teacher"))
            me = flat_api.AccountApi(teacher).get_authenticated_user()
        narrator.result(f"{me.printable_name}, {me.organization_role} of the demo school")
        with teacher:
            score, is_same = show_music(narrator, teacher, files[MUSICXML], files[MIDI])
            narrator.chapter("A class that sings it")
            show_school(narrator, sandbox, teacher, score, files[GRADES])
    return is_same


def _say_what_is_there(files: Files) -> None:
    written = [(files[name], text) for name, text in zip(NAMES, DESCRIPTIONS) if files[name].exists()]
    if not written:
        return
    print(f"\nOn disk now, in {files.directory}:")
    width = max(len(path.name) for path, _ in written)
    for path, text in written:
        print(f"  {path.name:<{width}}  {path.stat().st_size:>7,} bytes  {text}")


def _failed(why: str) -> int:
    print(f"The demo {why}", file=sys.stderr)
    return 1
