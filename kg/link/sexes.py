"""Whether a person is a woman or a man, as far as the table or the name tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.link.names import bare_tokens, person_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.link.records import Record

FEMALE, MALE = "female", "male"
_WOMAN = re.compile(r"\b(?:\w*[a-zäöü]{3}in|\w{3,}e Politikerin|Königin|Tochter|Ehefrau)\b")
_MAN = re.compile(
    r"\b(?:\w+er (?:und \w+er )?(?:Politiker|Jurist|Diplomat|Manager|Beamter)|\w*minister|"
    r"\w*präsident|\w*kanzler|\w*senator|Politiker|König)\b"
)
_HER_OFFICE = re.compile(r"(?:queen|princess|empress|grand duchess)(?: of .*)?")
_HIS_OFFICE = re.compile(r"(?:king|emperor|sultan|emir|pope|prince|grand duke)(?: of .*)?")
_HER_SURNAME = re.compile(r"(?:ov|ev|ow|ew)a$|(?:sk|ov|ev|ow|ew)aj?[ay]a$|ová$")
_SLAVIC = frozenset(("RU", "UA", "BY", "BG", "CZ", "SK", "MK", "KZ", "KG"))
_SEEN, _SURE = 3, 0.97


def of_entity(record: Record, countries: Mapping[str, str]) -> str:
    """Return ``female``, ``male`` or an empty string, from what stands in a record itself.

    ``countries`` are the ISO codes of states by QID: a surname in -owa is a woman's where Slavic
    languages are spoken.
    """
    if record.sex or record.type != "Person":
        return record.sex
    titles = [role.title.lower() for role in record.roles]
    if any(map(_HER_OFFICE.fullmatch, titles)) or _WOMAN.search(record.description):
        return FEMALE
    if any(map(_HIS_OFFICE.fullmatch, titles)) or _MAN.search(record.description):
        return MALE
    surname = record.label.lower().split()[-1]
    if countries.get(record.country or "") in _SLAVIC and _HER_SURNAME.search(surname):
        return FEMALE
    return ""


def by_given_name(known: Iterable[tuple[Record, str]]) -> dict[str, str]:
    """Return which given names are women's, which men's, from people whose sex is known."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for record, sex in known:
        if sex and (given := given_name(record.label)):
            seen[given][sex] += 1
    found = {}
    for given, counts in seen.items():
        sex, most = counts.most_common(1)[0]
        if most >= _SEEN and most >= _SURE * counts.total():
            found[given] = sex
    return found


def given_name(name: str) -> str:
    """Return the first given name, folded: ``"Anna-Lena Muster"`` → ``anna``; or nothing."""
    tokens = bare_tokens(person_tokens(name))
    return tokens[0] if len(tokens) > 1 and len(tokens[0]) > 2 else ""


def of_title(word: str) -> str:
    """Return which sex a German office word names: ``Außenministerin`` → ``female``.

    A man's word is used of women too, but for kings and the like.
    """
    *_, last = ["", *word.lower().split()]
    if last in ("frau", "königin", "kaiserin", "fürstin") or re.search(r"[a-zäöüß]{4}in$", last):
        return FEMALE
    return MALE if last in ("herr", "herrn", "könig", "papst", "kaiser", "fürst", "emir") else ""
