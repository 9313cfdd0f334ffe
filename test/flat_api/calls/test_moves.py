"""The way of an argument through the modules of the package."""

import sys
from pathlib import Path

import flat_api
from flat_api import ScoreApi

ROOT = Path(flat_api.__file__).parent
SCORE = "56ae21579a127715a02901a6"
MAX_MOVES = 10


def holds(value, depth=0):
    """Return whether a value is or contains the ID of the score."""
    if isinstance(value, str):
        return SCORE in value
    if isinstance(value, dict):
        return any(holds(item, depth + 1) for item in value.values())
    if depth < 3:
        return any(holds(getattr(value, name, None), depth + 1) for name in ("call", "request", "target"))
    return False


def test_an_argument_is_passed_on_between_few_files_on_its_way_to_the_wire(flat_server, client):
    flat_server.on("GET", f"/scores/{SCORE}").answer(json={"id": "another"})
    api = ScoreApi(client)
    api.get_score(SCORE)
    moves = []

    def note(frame, event, argument):
        if event != "call":
            return
        caller, callee = Path(frame.f_back.f_code.co_filename), Path(frame.f_code.co_filename)
        code = frame.f_code
        arguments = [frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]]
        inside = ROOT in caller.parents and ROOT in callee.parents
        if inside and caller != callee and any(map(holds, arguments)):
            moves.append(f"{caller.relative_to(ROOT)} -> {callee.relative_to(ROOT)}: {code.co_name}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        api.get_score(SCORE)
    finally:
        sys.setprofile(before)

    assert moves[0] == f"{Path('api/score_api.py')} -> api_client.py: _call"
    assert len(moves) <= MAX_MOVES, "\n".join(moves)
