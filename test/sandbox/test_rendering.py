"""Pictures and sound of scores, with the extra ``sandbox-render`` and without."""

from __future__ import annotations

import io
import struct
import sys
import wave
import zlib
from itertools import pairwise

import numpy
import pytest
from support.sandbox import PIECE, SMALL

from flat_api.sandbox.music.blank import empty_page, silent_mp3, silent_wav

RATE = 44_100
A4, B4, C5, D5 = 440.0, 493.88, 523.25, 587.33
MELODY = """<score-partwise version="4.0">
  <part-list><score-part id="P1"><part-name>{name}</part-name>
    <score-instrument id="I"><instrument-name>{name}</instrument-name></score-instrument>
    <midi-instrument id="I"><midi-channel>1</midi-channel><midi-program>{program}</midi-program></midi-instrument>
  </score-part></part-list>
  <part id="P1"><measure number="1"><attributes><divisions>1</divisions></attributes>
    <direction><sound tempo="60"/></direction>
    <note><pitch><step>A</step><octave>4</octave></pitch><duration>1</duration></note>
    <note><rest/><duration>1</duration></note>
    <note><pitch><step>C</step><octave>5</octave></pitch><duration>1</duration></note>
    <note><pitch><step>B</step><octave>4</octave></pitch><duration>1</duration></note>
  </measure></part>
</score-partwise>"""
PIANO = MELODY.format(name="Piano", program=1)
ORGAN = MELODY.format(name="Organ", program=20)


@pytest.fixture
def file(teacher, pool):
    """Return a function that imports a score and returns one of its exports."""

    def file(data, format):
        score = teacher.import_score(data)["id"]
        url = teacher.ok("getScoreRevisionData", score=score, revision="last", format=format, url="true")["url"]
        response = pool.request("GET", url)
        assert response.status == 200
        return response.data

    return file


def samples_of(data):
    with wave.open(io.BytesIO(data)) as sound:
        return numpy.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(float)


def pitch(samples, start, end):
    """Return the strongest frequency between two instants in seconds."""
    piece = samples[int(start * RATE) : int(end * RATE)]
    spectrum = numpy.abs(numpy.fft.rfft(piece * numpy.hanning(len(piece)), 8 * len(piece)))
    return float(numpy.argmax(spectrum)) * RATE / (8 * len(piece))


def loudness(samples, start, end):
    return float(numpy.sqrt(numpy.mean(samples[int(start * RATE) : int(end * RATE)] ** 2)))


def top_of(png, height=200):
    """Return width and first rows of a PNG with three or four bytes a pixel, after undoing the filters of the rows."""
    position, packed = 8, b""
    width, _, _, colours = struct.unpack(">IIBB", png[16:26])
    while position < len(png):
        length, kind = struct.unpack(">I4s", png[position : position + 8])
        packed += png[position + 8 : position + 8 + length] if kind == b"IDAT" else b""
        position += 12 + length
    data, size = zlib.decompress(packed), {0: 1, 2: 3, 6: 4}[colours]
    before, rows = bytearray(width * size), []
    for number in range(height):
        start = number * (width * size + 1)
        rows.append(_unfiltered(data[start], bytearray(data[start + 1 : start + 1 + width * size]), before, size))
        before = rows[-1]
    return width, rows


def _unfiltered(kind, row, above, size):
    for place in range(len(row)):
        left = row[place - size] if place >= size else 0
        corner = above[place - size] if place >= size else 0
        up = above[place]
        guess = left + up - corner
        nearest = min((left, up, corner), key=lambda value: abs(guess - value))
        row[place] = (row[place] + (0, left, up, (left + up) // 2, nearest)[kind]) % 256
    return row


@pytest.mark.parametrize("melody", [PIANO, ORGAN])
def test_a_wav_file_has_the_pitches_of_the_score_at_their_times(file, melody):
    samples = samples_of(file(melody, "wav"))

    heard = [pitch(samples, start + 0.15, start + 0.85) for start in (0, 2, 3)]

    assert heard == pytest.approx([A4, C5, B4], rel=0.005)
    assert len(samples) / RATE == pytest.approx(4, abs=0.3)
    assert loudness(samples, 1.3, 1.9) < loudness(samples, 0.1, 0.7) / 100


def test_a_piano_decays_and_an_organ_lasts(file):
    piano, organ = (samples_of(file(melody, "wav")) for melody in (PIANO, ORGAN))

    assert loudness(piano, 0.8, 0.9) < loudness(piano, 0.1, 0.2) / 3
    assert loudness(organ, 0.8, 0.9) > loudness(organ, 0.1, 0.2) / 1.2


def test_an_mp3_file_is_as_long_as_the_score(file):
    data = file(PIANO, "mp3")

    assert data[:2] == b"\xff\xfb"
    assert len(data) * 8 / 128_000 == pytest.approx(4.2, abs=0.4)
    assert data != silent_mp3()


def test_the_picture_shows_five_lines_and_notes(file):
    png = file(SMALL, "thumbnail.png")
    width, rows = top_of(png)

    size = len(rows[0]) // width
    # The darkness of a line can be spread over two rows of pixels.
    dark = [sum(value < 225 for value in row[::size]) for row in rows]
    lines = [place for place, count in enumerate(dark) if count > max(dark) * 0.75 > dark[place - 1]]
    distances = [second - first for first, second in pairwise(lines)]
    assert struct.unpack(">II", png[16:24]) == (840, 1188)
    assert (len(lines), max(distances) - min(distances) <= 1) == (5, True)
    assert max(dark[lines[1] + 2 : lines[2] - 1]) > 20


def test_two_scores_have_two_pictures_and_one_score_has_one(file):
    first, second, again = (file(data, "thumbnail.png") for data in (SMALL, PIECE, SMALL))

    assert first == again
    assert first != second


def test_without_the_extra_there_are_placeholders(file, monkeypatch):
    for name in ("verovio", "numpy"):
        monkeypatch.setitem(sys.modules, name, None)

    made = [file(SMALL, format) for format in ("thumbnail.png", "wav", "mp3")]

    assert made == [empty_page(), silent_wav(), silent_mp3()]


@pytest.mark.parametrize(("packages", "is_noted"), [((), False), (("numpy",), True)])
def test_a_header_says_that_a_file_is_a_placeholder(teacher, monkeypatch, packages, is_noted):
    score = teacher.import_score(SMALL)["id"]
    for name in packages:
        monkeypatch.setitem(sys.modules, name, None)

    response = teacher.call("getScoreRevisionData", score=score, revision="last", format="wav")

    note = "wav is a placeholder, because the extra sandbox-render is not installed"
    assert response.headers.get("X-Flat-Sandbox-Note") == (note if is_noted else None)


def test_a_score_that_cannot_be_drawn_has_an_empty_page_and_the_log_says_so(file, caplog, monkeypatch):
    monkeypatch.setattr("flat_api.sandbox.rendering.MAX_SECONDS", 0.001)

    data = file(SMALL, "thumbnail.png")

    assert data == empty_page()
    assert "thumbnail.png is a placeholder: rendering took more than" in caplog.text


def test_a_file_is_rendered_once_even_if_it_is_read_twice(teacher, pool, monkeypatch):
    score = teacher.import_score(SMALL)["id"]
    url = teacher.ok("getScoreRevisionData", score=score, revision="last", format="wav", url="true")["url"]
    first = pool.request("GET", url).data
    monkeypatch.setitem(sys.modules, "numpy", None)

    rest = pool.request("GET", url, headers={"Range": "bytes=100-"})

    assert rest.status == 206
    assert rest.data == first[100:]
