"""Inputs made of good ones: cut, doubled, joined, sprinkled with words that mean something to the reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random


def mutations(seeds: Sequence[bytes], words: Sequence[bytes], seed: int) -> Iterator[bytes]:
    """Inputs without end: first the seeds themselves, then what a few changes make of them. Same `seed`, same inputs."""
    yield from seeds
    chance = Random(seed)
    while True:
        data = chance.choice(seeds)
        for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
            data = _changed(data, seeds, words, chance)
        yield data


def _changed(data: bytes, seeds: Sequence[bytes], words: Sequence[bytes], chance: Random) -> bytes:
    start, end = sorted(chance.randint(0, len(data)) for _ in range(2))
    match chance.randrange(7):
        case 0:  # a few other bits
            some = bytearray(data)
            for _ in range(chance.randint(1, 4) if some else 0):
                some[chance.randrange(len(some))] ^= 1 << chance.randrange(8)
            return bytes(some)
        case 1:
            return data[:start] + data[min(end, start + chance.choice((1, 4, 40))) :]
        case 2:
            return data[:end] + data[start : start + 200] * chance.choice((1, 2, 9)) + data[end:]
        case 3:
            other = chance.choice(seeds)
            return data[:start] + other[chance.randint(0, len(other)) :]
        case 4:
            return data[:start] + chance.randbytes(chance.randint(1, 4)) + data[start:]
        case _:
            return data[:start] + chance.choice(words) + data[start:]
