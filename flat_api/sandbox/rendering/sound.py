"""Sound of a performance: each note is a sum of harmonics, made with numpy.

It has no samples of instruments. What it has to be true to is what a test can hear: pitch, onset and length of each
note, the tempo, and whether a tone decays (piano, guitar, bells) or lasts (organ, strings, wind, voice).
"""

from __future__ import annotations

import io
import wave
from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy
from numpy.typing import NDArray

from flat_api.sandbox.music.performance import PartSounds, Performance, Sound

Samples = NDArray[numpy.float32]

SAMPLE_RATE = 44_100
BIT_RATE = 128
"""Kilobits per second of an MP3."""

MAX_LENGTH = 600.0
"""Seconds after which the sound ends, so that a score of 60,000 measures does not fill the memory."""

RELEASE = 0.12
"""Seconds in which a note fades after its end."""

ATTACK = 0.008
DECAYING = (range(24), range(24, 40), range(45, 48), range(104, 109), range(112, 120))
"""General MIDI programs whose tones decay: keyboards and mallets, guitars and basses, plucked strings, bells."""

ORGANS = range(16, 24)
PEAK = 0.8
"""Amplitude of the loudest sample, of 1."""


def samples(performance: Performance) -> Samples:
    """Return the sound of a performance, mono, from -1 to 1."""
    length = min(performance.seconds(performance.length), MAX_LENGTH)
    mix = numpy.zeros(int((length + 2 * RELEASE) * SAMPLE_RATE), numpy.float32)
    for part in performance.parts:
        for sound in part.sounds:
            _add(mix, performance, part, sound)
    peak = float(numpy.max(numpy.abs(mix)))
    return mix * (PEAK / peak) if peak else mix


def wav(sound: Samples) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(_integers(sound))
    return buffer.getvalue()


def mp3(sound: Samples) -> bytes:
    lameenc: Any = import_module("lameenc")
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_bit_rate(BIT_RATE)
    # 2 is the best quality, 7 the fastest; the sound has little that the fastest could lose.
    encoder.set_quality(7)
    return bytes(encoder.encode(_integers(sound)) + encoder.flush())


def _integers(sound: Samples) -> bytes:
    return (sound * 32_767).astype("<i2").tobytes()


def _add(mix: Samples, performance: Performance, part: PartSounds, sound: Sound) -> None:
    start = int(performance.seconds(sound.start) * SAMPLE_RATE)
    end = int(performance.seconds(sound.start + sound.length) * SAMPLE_RATE)
    room = len(mix) - start
    if room <= 0:
        return
    count = min(end - start + int(RELEASE * SAMPLE_RATE), room)
    if sound.is_percussion:
        tone = _drum(sound.key, min(count, SAMPLE_RATE // 4))
    else:
        is_decaying = any(part.program in programs for programs in DECAYING) and part.program not in ORGANS
        tone = _tone(sound.key, count, is_decaying)
    mix[start : start + len(tone)] += tone


@lru_cache(maxsize=256)
def _tone(key: int, count: int, is_decaying: bool) -> Samples:
    """Return a tone with its release, in equal temperament on A = 440 Hz."""
    frequency = 440 * 2 ** ((key - 69) / 12)
    times = numpy.arange(count, dtype=numpy.float32) / SAMPLE_RATE
    tone = numpy.zeros(count, numpy.float32)
    for harmonic in range(1, 7):
        if frequency * harmonic < SAMPLE_RATE / 2.2:
            tone += numpy.sin(2 * numpy.pi * frequency * harmonic * times).astype(numpy.float32) / harmonic**1.6
    tone *= numpy.minimum(1, times / ATTACK)
    if is_decaying:
        tone *= numpy.exp(-2.5 * times)
    return tone * _fading(count)


@lru_cache(maxsize=64)
def _drum(key: int, count: int) -> Samples:
    """Return a short noise, the same one each time."""
    times = numpy.arange(count, dtype=numpy.float32) / SAMPLE_RATE
    noise = numpy.random.default_rng(key).uniform(-1, 1, count).astype(numpy.float32)
    return noise * numpy.exp(-25 * times) * _fading(count)


def _fading(count: int) -> Samples:
    """Return the amplitudes of a release at the end of so many samples."""
    release = min(int(RELEASE * SAMPLE_RATE), count)
    shape = numpy.ones(count, numpy.float32)
    shape[count - release :] = numpy.linspace(1, 0, release, dtype=numpy.float32)
    return shape
