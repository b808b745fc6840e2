"""What tells that two articles tell the same text: shingles, and a sketch of them to look up.

Source: A. Broder, On the resemblance and containment of documents, 1997 (MinHash); J. Leskovec,
A. Rajaraman, J. Ullman, Mining of Massive Datasets, chapter 3 (banding).
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import Any

from kg.clean import cleaned
from kg.model import Article

WORDS = 5
"""Words of a shingle."""
ROWS, BANDS = 3, 20
"""Texts that share half of their shingles have a band in common in 93 of 100 cases, those that
share 60 of 100 in 99, those that share 15 of 100 in 7."""
LEAST = 30
"""Shingles of a text that can be told; a shorter one is the same only if it is equal."""
SHARE = 0.5
"""Two texts are the same if so much of the shorter one stands in the other."""
_WORD = re.compile(r"\w+")
_BYTES = 8
_SEED = 20_261_201
"""Any number would do; another one makes other sketches."""

Shingles = frozenset[int]


def shingles(article: Article) -> Shingles:
    """Return the shingles of the text that is read, each as a hash of 64 bits.

    To those of a short text its day belongs: few words may be said again another day.
    """
    clean = cleaned(article.text, article.skipped)
    text = list(clean.text)
    for span in article.skipped:
        begin, end = clean.alignment.read(span)
        text[begin:end] = " " * (end - begin)
    words = _WORD.findall("".join(text).casefold())
    count = max(1, len(words) - WORDS + 1)
    found = frozenset(_hash(" ".join(words[i : i + WORDS])) for i in range(count))
    return found if len(found) >= LEAST else found | {_hash(f"on {article.date}")}


def sketch(found: Shingles) -> tuple[str, ...]:
    """Return a word for each band: texts that are nearly the same have one in common.

    A text that is too short to be told has a single one, of all that is in it.
    """
    if len(found) < LEAST:
        whole = b"".join(one.to_bytes(_BYTES) for one in sorted(found))
        return (f"=.{hashlib.blake2b(whole, digest_size=_BYTES).hexdigest()}",)
    import numpy as np  # noqa: PLC0415 - not for questions

    factors, terms = _mixers()
    values = np.fromiter(sorted(found), dtype=np.uint64, count=len(found))
    mixed = factors * values + terms  # uint64 wraps round: the same on every machine
    mixed ^= mixed >> np.uint64(33)
    least = (mixed * factors[::-1]).min(axis=1).reshape(BANDS, ROWS)
    return tuple(
        f"{number}.{hashlib.blake2b(band.astype('<u8').tobytes(), digest_size=_BYTES).hexdigest()}"
        for number, band in enumerate(least)
    )


@cache
def _mixers() -> tuple[Any, Any]:
    """Return an odd factor and a term for each hash."""
    import numpy as np  # noqa: PLC0415 - not for questions

    states = np.random.SeedSequence(_SEED).generate_state(2 * ROWS * BANDS, np.uint64)
    factors, terms = states.reshape(2, -1, 1)
    return factors | np.uint64(1), terms


def are_same(one: Shingles, other: Shingles) -> bool:
    """Return whether enough of the shorter text stands in the other."""
    if min(len(one), len(other)) < LEAST:
        return one == other
    return len(one & other) >= SHARE * min(len(one), len(other))


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=_BYTES).digest())
