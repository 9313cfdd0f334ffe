"""Command of the rendering process: ``python -m flat_api.sandbox.rendering NAME``, MusicXML in, the file out."""

from __future__ import annotations

import sys


def main() -> int:
    name, notation = sys.argv[1], sys.stdin.buffer.read()
    if name == "thumbnail.png":
        from flat_api.sandbox.rendering.pictures import first_page

        data = first_page(notation)
    else:
        from flat_api.sandbox.music.document import parse
        from flat_api.sandbox.music.performance import perform
        from flat_api.sandbox.rendering import sound

        samples = sound.samples(perform(parse(notation)))
        data = sound.mp3(samples) if name == "mp3" else sound.wav(samples)
    sys.stdout.buffer.write(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
