"""Render a score to audio on the server, and print the URL of the file.

    python examples/render_audio.py SCORE [--format wav] [--timeout SECONDS]

Scopes: ``scores.readonly`` and ``tasks.readonly``.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its token.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Wait for the export task, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("score")
    parser.add_argument("--format", choices=["mp3", "wav"], default="mp3")
    parser.add_argument("--timeout", type=float, default=600.0, help="seconds to wait (default: 600)")
    options = parser.parse_args(arguments)
    with flat_api.FlatClient() as client:
        try:
            task = client.score.create_export_task(options.score, "last", options.format)
            task = client.wait_for_task(task, timeout=options.timeout, progress=show)
        except flat_api.OpenApiException as error:
            print(error, file=sys.stderr)
            return 1
    print(task.result.url if task.result else "done")
    return 0


def show(task: flat_api.Task) -> None:
    """Print the state and the progress of the task."""
    percent = task.progress.percent if task.progress else None
    print(f"{task.state}{'' if percent is None else f', {percent:g} %'}")


if __name__ == "__main__":
    sys.exit(main())
