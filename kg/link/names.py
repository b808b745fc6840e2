"""Names brought to one form, so that two spellings of a name meet under one key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "þ": "th",
        "ı": "i", "ə": "a", "Ə": "a", "æ": "ae", "œ": "oe", "’": "'", "′": "'", "´": "'",
        "`": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
    }
)  # fmt: skip
_GAP = re.compile(r"[^0-9a-z]+")
_FULL = re.compile(r"[^\w]+")
_ENDING = re.compile(r"(?:en|er|es|em|e|n|s)$")
_TITLES = frozenset((
    "dr", "prof", "professor", "dipl", "ing", "jur", "herr", "herrn",
    "frau", "fraulein", "sir", "lord", "lady", "dame", "general", "generalleutnant",
    "generalmajor", "oberst", "major", "scheich", "scheikh", "sheikh", "ajatollah", "ayatollah",
    "grossajatollah", "imam", "mullah", "kardinal", "bischof", "monsignore", "prinz", "prinzessin",
    "konig", "konigin", "emir", "sultan", "graf", "baron", "freiherr", "mr",
    "mrs", "ms", "sayyid", "sayed", "seyed", "seyyed", "haji", "hadschi",
    "jr", "sr", "phd", "mdb",
))  # fmt: skip
_PARTICLES = frozenset((
    "al", "el", "ul", "an", "as", "asch", "ash", "at",
    "ad", "az", "ar", "bin", "ibn", "ben", "abu", "von",
    "van", "der", "de", "den", "du", "da", "di", "la",
    "le", "zu", "y", "e",
))  # fmt: skip


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the key of a name: ``"L’Aquila"`` → ``laquila``, ``"Ban Ki-moon"`` → ``ban ki moon``.

    Case, accents, hyphens and punctuation go; letters outside Latin stay, without their accents.
    """
    return folded(text)


def folded(text: str) -> str:
    """Return what ``fold`` does, without remembering it: for stretches of text."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "")
    plain = plain.replace(".", " " if " " in text or len(text) > 8 else "")
    gap = _GAP if plain.isascii() else _FULL
    return gap.sub(" ", plain).strip()


def stem(key: str) -> str:
    """Return a key in which the endings of declension are gone: ``vereinten nationen``."""
    return " ".join(_ENDING.sub("", t) if len(t) > 4 else t for t in key.split())


def plain_umlauts(key: str) -> str:
    """Return ``dusseldorf`` for ``duesseldorf``."""
    return re.sub(r"([aou])e", r"\1", key)


def nominatives(key: str) -> tuple[str, ...]:
    """Return the key itself and what it is if it stands in the genitive: ``putins`` → ``putin``."""
    forms = [key]
    if key.endswith("s") and len(key) > 3:
        forms.append(key[:-1])
        if key.endswith("es"):
            forms.append(key[:-2])
    return tuple(forms)


def spoken_forms(name: str) -> tuple[str, ...]:
    """Return the keys of a name as it is written: an abbreviation that ends in S is no genitive.

    ``EADS`` is one key, ``Putins`` and ``EADs`` are two.
    """
    return (fold(name),) if name.endswith("S") else nominatives(fold(name))


def person_tokens(name: str) -> tuple[str, ...]:
    """Return the parts of a name without titles: ``"Dr. John F. Kerry"`` → john f kerry."""
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first} {last}"
    tokens = fold(re.sub(r"\([^)]*\)", " ", name)).split()
    kept = [t for t in tokens if t not in _TITLES]
    return tuple(kept or tokens)


def bare_tokens(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tokens without initials and particles: those that must agree."""
    kept = tuple(t for t in tokens if len(t) > 1 and t not in _PARTICLES)
    return kept or tokens


_SOUNDS = (
    ("dsch", "g"), ("dzh", "g"), ("dj", "g"), ("tsch", "k"), ("tch", "k"), ("sch", "s"),
    ("sh", "s"), ("kh", "k"), ("ch", "k"), ("ck", "k"), ("ph", "f"), ("gh", "g"), ("th", "t"),
    ("ts", "s"), ("tz", "s"), ("x", "ks"), ("q", "k"), ("w", "v"), ("z", "s"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def skeletons(token: str) -> tuple[str, ...]:
    """Return what stays of a name in any transcription: ``lawrow`` and ``lavrov`` → ``lvrv``.

    A ``j`` is a vowel in German and Polish, a consonant in English: there are two keys then.
    """
    readings = (token.replace("j", "i"), token.replace("j", "g")) if "j" in token else (token,)
    if "dsch" in token or "dj" in token:
        readings = (token,)
    return tuple(dict.fromkeys(_skeleton(r) for r in readings))


def _skeleton(token: str) -> str:
    if token.isdigit() or not token.isascii():
        return token
    for sound, sign in _SOUNDS:
        token = token.replace(sound, sign)
    token = re.sub(r"c(?=[eiy])", "s", token).replace("c", "k")
    head = "a" if token[:1] in "aeiouyj" else ""
    body = re.sub(r"[aeiouyjh]+", "", token)
    return head + re.sub(r"(.)\1+", r"\1", body)


@lru_cache(maxsize=65536)
def sound(token: str) -> str:
    """Return how a part of a name sounds, whatever the transcription: ``selenskyj`` → selenski."""
    token = token.replace("dsch", "j").replace("dzh", "j").replace("dj", "j")
    for sounds, sign in _SOUNDS:
        token = token.replace(sounds, sign)
    token = re.sub(r"(?<=[aeiouy])j|j(?=[^aeiouy]|$)", "i", token)
    token = re.sub(r"ou|oo", "u", token).replace("y", "i").replace("ee", "i").replace("c", "k")
    token = re.sub(r"(?<=[aeiou])h|h$", "", token)
    return re.sub(r"(.)\1+", r"\1", token)


def heard(key: str) -> str:
    """Return under what a place of another script is found however it is transcribed.

    ``tall rifaat`` and ``tal rifaat`` → ``tl rft``.
    """
    return " ".join(_skeleton(token) for token in bare_tokens(tuple(key.split())))


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """Return 1 for equal names, 0 for unlike ones: edit distance over the longer length."""
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    if not longest or abs(len(one) - len(other)) > longest // 2:
        return 0.0
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return 1.0 - row[-1] / longest
