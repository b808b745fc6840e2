"""Where an article names somebody or something: named mentions before they become entities.

Names come from the lexicons, from words that announce a name ("Präsident", "Frau", "der Ghanaer"),
from bodies named by their kind ("das russische Außenministerium") and from the pipeline's own
names; a name found anywhere is then found everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from kg.lang.lexicon import rows
from kg.model import EntityType
from kg.read.bodies import Body, body, strong
from kg.read.gazetteer import Known, inhabitant, match, state_of_adjective
from kg.read.offices import office
from kg.read.words import Words

_TYPES: dict[str, EntityType] = {"PER": "Person", "ORG": "Organisation", "LOC": "Place"}
_DASHES = frozenset({"-", "–", "—", "--"})
_OPENERS = frozenset({"für", "der", "des", "gegen", "zur", "von", "ohne", "vom"})


@dataclass(frozen=True, slots=True)
class Name:
    """One named mention in tokens, ``[start, end)``."""

    start: int
    end: int
    type: EntityType
    name: str
    """Nominative, as far as the mention alone tells."""
    key: str | None = None
    """Same for all spellings of an entity that a lexicon knows; ``None`` for others."""
    head: int = -1
    """Token that heads the mention."""
    gender: str = "-"
    of: str | None = None
    """State (by name) it belongs to."""
    acts_for: str | None = None
    takes: frozenset[str] = frozenset()
    source: str = "name"
    """What found it: lexicon, body, title, name, phrase, dateline, again."""
    nested: bool = False
    """Stands inside a longer mention: "Moskau" in "Außenministerium in Moskau"."""


@dataclass(slots=True)
class _Finder:
    words: Words
    skipped: frozenset[int]
    taken: dict[int, Name] = field(default_factory=dict)
    found: list[Name] = field(default_factory=list)

    def free(self, start: int, end: int) -> bool:
        return all(i not in self.taken and i not in self.skipped for i in range(start, end))

    def add(self, name: Name) -> bool:
        if not self.free(name.start, name.end):
            return False
        for i in range(name.start, name.end):
            self.taken[i] = name
        self.found.append(name)
        return True

    def drop(self, name: Name) -> None:
        self.found.remove(name)
        for i in range(name.start, name.end):
            self.taken.pop(i, None)


def find_names(words: Words, skipped: frozenset[int] = frozenset()) -> list[Name]:
    """Return the named mentions in text order; ``skipped`` tokens are not read."""
    finder = _Finder(words, skipped)
    persons = list(_titled(finder)) + list(_tagged_persons(finder))
    titled = {words.text[n.end - 1] for n in persons if n.source == "title"}
    persons = [
        replace(n, type="Person") if n.source == "name" and words.text[n.end - 1] in titled else n
        for n in persons
    ]
    _add_announced(finder)
    for name in persons:
        if name.type == "Person" and (name.end - name.start > 1 or name.source == "title"):
            finder.add(name)
    _add_bodies(finder)
    _add_known(finder)
    _add_datelines(finder)
    _add_phrases(finder)
    _add_tagged(finder, persons)
    _find_again(finder)
    _settle_types(finder)
    nested = list(_nested(finder))
    return sorted([*finder.found, *nested], key=lambda n: (n.start, -n.end))


# --- persons -----------------------------------------------------------------------------------


@cache
def _title_words() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["gender"], row["role"]) for row in rows("person_titles")}


@cache
def given_names() -> dict[str, str]:
    """Return the gender of common given names, ``-`` if both."""
    return {row["name"]: row["gender"] for row in rows("given_names")}


def person_title(word: str) -> str | None:
    """Return the gender that a title before a name tells, ``None`` if it is no title."""
    entry = _title_words().get(word.rstrip("."))
    return entry[0] if entry and entry[1] == "title" else None


def _is_particle(word: str) -> bool:
    entry = _title_words().get(word)
    return entry is not None and entry[1] == "particle"


def _is_junior(word: str) -> bool:
    entry = _title_words().get(word.rstrip("."))
    return entry is not None and entry[1] == "junior"


def _is_initial(word: str) -> bool:
    return len(word) in (2, 3) and word.endswith(".") and word[0].isupper() and word[:-1].isalpha()


@lru_cache(maxsize=20000)
def _common(word: str) -> bool:
    """Whether a capitalised word is no part of a person's name."""
    return (
        office(word) is not None
        or inhabitant(word) is not None
        or word in _not_entities()
        or (body(word) is not None and body(word).named != "no")  # type: ignore[union-attr]
    )


@cache
def _not_entities() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("not_entities"))


@cache
def _name_heads() -> dict[str, tuple[EntityType, bool, str]]:
    table: dict[str, tuple[EntityType, bool, str]] = {}
    for row in rows("name_heads"):
        kind: EntityType = "Place" if row["type"] == "Place" else "Organisation"
        table[row["head"]] = (kind, row["opens"] == "yes", row["gender"])
    return table


def _person_end(words: Words, start: int) -> int:
    """Return the end of the person's name that begins at ``start``, or ``start``."""
    i, size = start, len(words)
    sentence = words.sentence[start] if start < size else -1
    end = start
    while i < size and words.sentence[i] == sentence:
        word = words.text[i]
        if _is_initial(word) and ((i + 1 < size and words.cap(i + 1)) or end > start):
            i += 1
            end = i if end > start or i < size else end
            continue
        if _is_junior(word) and end > start and words.pos[i] != "VERB":
            end = i = i + 1
            continue
        if (
            _is_particle(word)
            and i + 1 < size
            and _starts_name(words, i + 1)
            and (end > start or words.ent[i] == "PER")
            and (
                words.ent[i] == "PER" or word not in ("von", "der", "den", "zu", "zum", "zur", "e")
            )
        ):
            i += 1
            continue
        if not _starts_name(words, i) or (i > start and _stops(words, i)):
            break
        end = i = i + 1
    return end


def _starts_name(words: Words, i: int) -> bool:
    word = words.text[i]
    if not (word[:1].isupper() or (word[:3].lower() in ("al-", "el-", "as-", "ad-", "an-", "ar-"))):
        return False
    if words.pos[i] not in ("PROPN", "NOUN", "X", "ADJ", "VERB", "ADV") or not any(
        map(str.isalpha, word)
    ):
        return False
    if words.pos[i] != "PROPN" and words.ent[i] != "PER" and word not in given_names():
        return False
    return not _common(word)


def _stops(words: Words, i: int) -> bool:
    """Whether a known name begins here that is no part of the person's: "Putin Russland"."""
    if words.ent[i] == "PER" and words.ent[i - 1] == "PER":
        return False
    hit = match(words.plain, i)
    return (hit is not None and words.dep[i] != "flat" and hit[1].type != "Organisation") or (
        hit is not None and hit[1].type == "State"
    )


def _titled(finder: _Finder) -> Iterator[Name]:
    """Yield persons that an office, a title or an inhabitant noun announces."""
    words = finder.words
    for i in range(len(words) - 1):
        word = words.text[i]
        if not word[:1].isupper() or i in finder.skipped or not words.text[i + 1][:1].strip():
            continue
        title = person_title(word)
        post = office(word) if title is None else None
        people = inhabitant(word) if title is None and post is None else None
        if title is None and people is None and (post is None or not post.singular):
            continue
        start = i + 1
        while start < len(words) - 1 and person_title(words.text[start]) is not None:
            title = max(title or "-", person_title(words.text[start]) or "-")
            start += 1
        if words.text[start] == "." and start + 1 < len(words):
            start += 1
        if words.sentence[start] != words.sentence[i] and title is None:
            continue
        end = _person_end(words, start)
        if end == start or _foreign(words, i, start, end, titled=title is not None):
            continue
        gender = title or (people[1] if people else "-")
        if post is not None and post.female is not None:
            gender = "f" if post.female else "m"
        yield _person(words, start, end, gender, "title")


def _foreign(words: Words, trigger: int, start: int, end: int, *, titled: bool) -> bool:
    """Whether the words after an office are no person: "Präsident Serbiens"."""
    labels = {words.ent[i] for i in range(start, end)}
    hit = match(words.plain, start)
    if hit is not None and start + hit[0] == end:
        return not (titled and "PER" in labels)
    if "PER" in labels:
        return False
    if titled:
        return words.pos[start] != "PROPN"
    if labels & {"ORG", "LOC", "MISC"}:
        return end - start < 2 or words.dep[start] not in ("flat", "appos")
    if words.pos[start] != "PROPN":
        return True
    return (
        words.dep[start] not in ("flat", "appos", "nsubj")
        and words.head[start] != trigger
        and (words.dep[trigger] not in ("flat", "compound", "nmod", "amod"))
    )


def _tagged_persons(finder: _Finder) -> Iterator[Name]:
    """Yield the pipeline's persons with repaired bounds."""
    words = finder.words
    i, size = 0, len(words)
    while i < size:
        if words.ent[i] != "PER" or i in finder.skipped:
            if words.pos[i] == "PROPN" and words.text[i] in given_names():
                end = _person_end(words, i)
                if end - i > 1 and words.dep[i + 1] == "flat":
                    yield _person(words, i, end, "-", "name")
                    i = end
                    continue
            i += 1
            continue
        start = i
        while i < size and words.ent[i] == "PER" and words.sentence[i] == words.sentence[start]:
            i += 1
        begin = start
        while begin < i and (
            not words.text[begin][:1].isalpha()
            or person_title(words.text[begin]) is not None
            or _common(words.text[begin])
            or (not words.cap(begin) and not _is_particle(words.text[begin].split("-")[0]))
        ):
            begin += 1
        while begin < i - 1 and _known_alone(words, begin):
            begin += 1
        if begin == i:
            continue
        while (
            begin > 0
            and words.dep[begin] == "flat"
            and words.head[begin] == begin - 1
            and words.pos[begin - 1] == "PROPN"
            and words.cap(begin - 1)
            and not _common(words.text[begin - 1])
            and match(words.plain, begin - 1) is None
        ):
            begin -= 1
        end = max(_person_end(words, begin), begin)
        if end == begin:
            if words.pos[begin] in ("PROPN", "NOUN") and words.cap(begin):
                end = begin + 1
            else:
                continue
        i = max(i, end)
        name = _person(words, begin, end, "-", "name")
        yield _placed(words, name)


def _known_alone(words: Words, i: int) -> bool:
    """Whether a state's name stands before the person's: "Botswana Kagiso Mothibedi"."""
    hit = match(words.plain, i)
    return hit is not None and hit[0] == 1 and hit[1].type == "State" and words.dep[i] != "flat"


def _placed(words: Words, name: Name) -> Name:
    """Turn a person into a place where only a place can stand: "nahe Terter", "in Ulan Bator"."""
    i = name.start
    before = words.text[i - 1].lower() if i else ""
    hit = match(words.plain, i)
    if hit is not None and hit[0] == name.end - name.start and hit[0] > 1:
        return known_name(words, name.start, name.end, hit[1])
    if before in _LOCATIVE and words.text[i].split("-")[0] not in given_names():
        return replace(name, type="Place", gender="-")
    return name


_LOCATIVE = frozenset("in nahe nach bei aus nördlich südlich westlich östlich".split())  # noqa: SIM905


def _person(words: Words, start: int, end: int, gender: str, source: str) -> Name:
    parts = words.text[start:end]
    if all(p.isupper() for p in parts if len(p) > 3) and any(len(p) > 3 for p in parts):
        parts = words.plain[start:end]
    if gender == "-" and end - start > 1:
        gender = given_names().get(parts[0].split("-")[0], "-")
    return Name(
        start,
        end,
        "Person",
        " ".join(parts),
        head=_head_of(words, start, end),
        gender=gender,
        source=source,
    )


def _head_of(words: Words, start: int, end: int) -> int:
    for i in range(start, end):
        if not start <= words.head[i] < end or words.head[i] == i:
            return i
    return start


# --- bodies that a noun announces: "die Zeitung Maariv", "der Sender NHK" ------------------------


_ANNOUNCED = frozenset({"medium", "company", "group", "party", "agency", "union", "alliance"})


def _add_announced(finder: _Finder) -> None:
    """Find names behind a noun that says what kind of body they are, in quotation marks or not."""
    words = finder.words
    for i in range(len(words) - 2):
        if words.pos[i] != "NOUN" or not words.text[i][:1].isupper() or i in finder.skipped:
            continue
        noun = body(words.text[i]) or _announcing(words.text[i])
        if noun is None or noun.named != "no" or not noun.takes & _ANNOUNCED:
            continue
        k = i + 1
        quoted = words.text[k] in ("„", "»", "“", '"', "«", "‚")
        k += quoted
        end = k
        while (
            end < len(words)
            and end - k < 5
            and words.text[end][0].isalpha()
            and (
                (words.cap(end) and (quoted or words.pos[end] in ("PROPN", "X")))
                or (quoted and words.pos[end] in ("ADP", "DET", "X", "PROPN") and end > k)
            )
        ):
            end += 1
        if end == k or (quoted and words.text[end] not in ("“", "«", '"', "”", "»", "‘")):
            continue
        hit = match(words.plain, k)
        if hit is not None and k + hit[0] >= end:
            continue
        if not quoted and (
            (words.ent[k] == "PER" and end - k > 1) or words.dep[k] not in ("flat", "appos", "nmod")
        ):
            continue
        finder.add(
            Name(
                k,
                end,
                "Organisation",
                " ".join(words.text[k:end]),
                head=k,
                takes=noun.takes,
                gender=noun.gender,
                source="title",
            )
        )


@lru_cache(maxsize=4000)
def _announcing(word: str) -> Body | None:
    """Return the body noun that a compound ends in: "Gewerkschaftsbund", "Staatsagentur"."""
    for start in range(3, len(word) - 4):
        last = word[start:].capitalize()
        if last.lower() in _ANNOUNCING_ENDS:
            return body(last) or Body(word, "-", "no", frozenset({"group"}))
    return None


_ANNOUNCING_ENDS = frozenset(
    [
        "agentur",
        "zeitung",
        "sender",
        "magazin",
        "blatt",
        "konzern",
        "verband",
        "bund",
        "partei",
        "organisation",
        "miliz",
        "gruppe",
        "gewerkschaft",
        "bewegung",
    ]
)


# --- bodies named by their kind ----------------------------------------------------------------


_DEFINITE = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "im",
        "vom",
        "beim",
        "zum",
        "zur",
        "am",
        "ans",
        "ins",
    ]
)
_OTHER_DETERMINERS = frozenset(
    [
        "ein",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "kein",
        "keine",
        "keiner",
        "beide",
        "beiden",
        "mehrere",
        "viele",
        "jedes",
        "jede",
        "jeder",
        "alle",
        "allen",
        "aller",
        "sein",
        "seine",
        "seinem",
        "seines",
        "seiner",
        "ihr",
        "ihre",
        "ihrem",
        "ihres",
        "ihrer",
        "manche",
        "einige",
    ]
)


def _add_bodies(finder: _Finder) -> None:
    words = finder.words
    for i in range(len(words)):
        word = words.text[i]
        if not word[:1].isupper() or i in finder.taken or i in finder.skipped:
            continue
        noun = body(word)
        if noun is None or noun.named == "no" or words.pos[i] not in ("NOUN", "PROPN", "X"):
            continue
        hit = match(words.plain, i)
        if hit is not None and hit[0] > 1:
            continue
        name = _body(finder, i, noun)
        if name is not None:
            finder.add(name)


def _body(finder: _Finder, i: int, noun: Body) -> Name | None:
    words = finder.words
    start, state, prefix = i, noun.of, ""
    before = words.text[i - 1] if i and words.sentence[i - 1] == words.sentence[i] else ""
    if before[:1].isupper() and words.pos[i - 1] == "ADJ" and not words.first(i - 1):
        adjective_state = state_of_adjective(before)
        prefix, start = strong(before, noun.gender) + " ", i - 1
        state = adjective_state or state
        if adjective_state is None and noun.named == "tied" and not before[:1].isupper():
            return None
        noun_named = True
    else:
        noun_named = noun.named == "yes"
        adjective_state = state_of_adjective(before) if before else None
        if adjective_state is not None and words.pos[i - 1] in ("ADJ", "NOUN", "PROPN"):
            prefix = (
                strong(
                    before[:1].lower() + before[1:]
                    if words.first(i - 1) and not before.startswith("US-")
                    else before,
                    noun.gender,
                )
                + " "
            )
            start, state, noun_named = i - 1, adjective_state, True
        elif before:
            owner = match(words.plain, i - 1)
            if (
                owner is not None
                and owner[0] == 1
                and owner[1].type == "State"
                and words.text[i - 1] != owner[1].name
            ):
                prefix, start, state, noun_named = (
                    words.text[i - 1] + " ",
                    i - 1,
                    owner[1].key,
                    True,
                )
    end, suffix = i + 1, ""
    if state is None and ("ministry" in noun.takes or not noun_named):
        end, suffix, state = _after(words, i)
    elif "embassy" in noun.takes and words.text[end : end + 1] == ["in"]:
        hit = match(words.plain, end + 1)
        if hit is not None and hit[1].type != "Organisation":
            suffix, end = " in " + words.text[end + 1], end + 2
    if not noun_named and state is None and not suffix:
        return None
    determiner = words.text[start - 1].lower() if start else ""
    if determiner in _OTHER_DETERMINERS and not (determiner.startswith(("sein", "ihr")) and prefix):
        return None
    if words.text[i] in ("Senat", "Kongress") and before.lower() in (
        "ein",
        "zum",
        "einen",
        "einem",
    ):
        return None
    return Name(
        start,
        end,
        "Organisation",
        (prefix + noun.noun + suffix).strip(),
        key=f"{noun.noun.rpartition('-')[2]}|{state}" if state else None,
        head=i,
        gender=noun.gender,
        of=state,
        takes=noun.takes,
        source="body",
    )


def _after(words: Words, i: int) -> tuple[int, str, str | None]:
    """Return where "in Moskau", "der Ukraine" or "Myanmars" after a body ends, and the state."""
    k = i + 1
    if k >= len(words):
        return i + 1, "", None
    first = words.text[k]
    if first in ("in", "im", "der", "des", "von"):
        at = k + 1
        if first in ("in", "von") and at < len(words) and words.text[at] in ("der", "den"):
            at += 1
        hit = match(words.plain, at) if at < len(words) else None
        if hit is None or hit[1].type == "Organisation":
            return i + 1, "", None
        state = hit[1].key if hit[1].type == "State" else hit[1].acts_for
        if state is None or state not in _states():
            return i + 1, "", None
        if words.dep[at + hit[0] - 1] not in ("nmod", "flat", "appos", "amod", "obl", "conj"):
            return i + 1, "", None
        if first in ("der", "des") and hit[1].type != "State":
            return i + 1, "", None
        end = at + hit[0]
        if end < len(words) and words.text[end].startswith("-"):
            return i + 1, "", None
        return end, " " + " ".join(words.text[k:end]), state
    hit = match(words.plain, k)
    if hit and hit[0] == 1 and hit[1].type == "State" and first != hit[1].name:
        return k + 1, " " + first, hit[1].key
    return i + 1, "", None


@cache
def _states() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("states"))


# --- names that a lexicon knows ----------------------------------------------------------------


_AMBIGUOUS = frozenset(
    {
        "Union",
        "Grüne",
        "Niger",
        "IS",
        "AP",
        "ETA",
        "IRA",
        "Times",
        "Spiegel",
        "Focus",
        "Bern",
        "Gori",
        "Guardian",
        "Labour",
        "Holland",
        "Victoria",
        "Wellington",
        "Georgetown",
        "Amnesty",
        "Nassau",
        "Kadima",
        "Bender",
        "Gaza",
        "Lima",
        "US",
    }
)


def _add_known(finder: _Finder) -> None:
    words = finder.words
    i, size = 0, len(words)
    while i < size:
        if not words.text[i][:1].isupper() and not words.text[i][:3].islower():
            i += 1
            continue
        hit = match(words.plain, i) if i not in finder.taken else None
        if hit is None or i in finder.skipped or not _stands_alone(words, i, hit):
            i += 1
            continue
        length, entry = hit
        name = known_name(words, i, i + length, entry)
        finder.add(name)
        i += length


def known_name(words: Words, start: int, end: int, entry: Known) -> Name:
    """Return the mention of a name that a lexicon knows."""
    return Name(
        start,
        end,
        entry.type,
        entry.name,
        key=entry.key,
        head=_head_of(words, start, end),
        gender=entry.gender,
        of=entry.of,
        acts_for=entry.acts_for,
        takes=entry.takes,
        source="lexicon",
    )


def _stands_alone(words: Words, i: int, hit: tuple[int, Known]) -> bool:
    length, entry = hit
    word = words.text[i]
    if length == 1 and words.pos[i] in ("VERB", "AUX", "ADV", "PRON", "DET", "ADP"):
        return words.text[i].isupper() and len(word) > 1
    if length == 1 and entry.name in _AMBIGUOUS:
        if word == "US":
            return words.pos[i] == "PROPN" and words.ent[i] in ("LOC", "ORG")
        return words.ent[i] in ("LOC", "ORG") or (word.isupper() and words.pos[i] == "PROPN")
    if length == 1 and i + 1 < len(words) and words.dep[i + 1] == "flat" and words.head[i + 1] == i:
        return words.ent[i] != "PER"
    return True


# --- datelines ---------------------------------------------------------------------------------


def _add_datelines(finder: _Finder) -> None:
    """Find the city before an agency, a date or a dash at the start of a paragraph."""
    words = finder.words
    size = len(words)
    for i in words.starts:
        k = i
        while k < size and words.pos[k] == "SPACE":
            k += 1
        if k >= size or not words.cap(k) or k in finder.skipped:
            continue
        if k and "\n" not in words.text[k - 1] and k > 0:
            continue
        end = k
        while end < size and end - k < 3 and words.cap(end) and words.text[end][0].isalpha():
            end += 1
        if end == k or end >= size:
            continue
        shouted = all(words.text[j].isupper() for j in range(k, end))
        following = words.text[end]
        agency = following == "(" and end + 2 < size and words.text[end + 2] == ")"
        dash = following in _DASHES
        dated = following == "," and (
            words.text[end + 1].isdigit()
            or words.pos[end + 1] == "NUM"
            or words.text[end + 1][:-1].isdigit()
        )
        if (
            agency
            or (dash and (shouted or words.ent[k] == "LOC"))
            or (dated and shouted)
            or (following in ("/", ",") and shouted and len(words.text[k]) > 3)
        ):
            name = " ".join(words.plain[k:end])
            if finder.free(k, end):
                finder.add(Name(k, end, "Place", name, head=k, source="dateline"))
            if agency and finder.free(end + 1, end + 2):
                label = words.text[end + 1]
                finder.add(Name(end + 1, end + 2, "Organisation", label, head=end + 1))


# --- phrases: a capitalised adjective with a noun, a head with what opens ------------------------


@lru_cache(maxsize=20000)
def _head_type(word: str) -> tuple[EntityType, bool, str] | None:
    folded = word.lower()
    for end in (
        folded,
        folded.removesuffix("s"),
        folded.removesuffix("es"),
        folded.removesuffix("n"),
    ):
        for start in range(len(end) - 1):
            entry = _name_heads().get(end[start:])
            if entry is not None:
                return entry
    return None


def _add_phrases(finder: _Finder) -> None:
    words = finder.words
    for i in range(len(words) - 1):
        if i in finder.taken or i in finder.skipped or not words.text[i][:1].isupper():
            continue
        phrase = _adjective_phrase(words, i) or _hyphenated(words, i) or _headed(words, i)
        if phrase is not None and finder.free(phrase.start, phrase.end):
            finder.add(phrase)


def _adjective_phrase(words: Words, i: int) -> Name | None:
    """Return a name like "Zentrale Wahlkommission", "Rotes Meer", "Neue Demokraten"."""
    if words.pos[i] != "ADJ" or words.first(i) or not words.cap(i + 1):
        return None
    word, noun = words.text[i], words.text[i + 1]
    if words.pos[i + 1] not in ("NOUN", "PROPN") or noun in _not_entities() or word.isupper():
        return None
    if not word.endswith(("e", "en", "er", "es", "em")):
        return None
    before = words.text[i - 1]
    if word.endswith("er") and before.lower() in ("das", "die", "des", "dem", "den", "im", "am"):
        return _headed(words, i + 1)
    if before in ("„", "“", '"', "»", "«", "‚", ":", ".", "”"):
        return None
    head = _head_type(noun)
    labels = {words.ent[i], words.ent[i + 1]}
    if head is None and not labels & {"ORG", "LOC"}:
        return None
    if head is None and (office(noun) or inhabitant(noun)):
        return None
    kind: EntityType = head[0] if head else ("Organisation" if "ORG" in labels else "Place")
    end = i + 2
    if head is not None and head[1]:
        end = _opened(words, end)
        if kind == "Place" and end < len(words) and words.pos[end] == "PROPN" and words.cap(end):
            end += 1
    if noun.lower() == "partei" and end < len(words):
        owner = match(words.plain, end)
        if owner is not None and owner[1].type == "State" and words.text[end] != owner[1].name:
            end += 1
    gender = _gender_of(words, i, noun)
    rest = " ".join(words.text[i + 2 : end])
    name = f"{strong(word, gender)} {_base_noun(noun, gender)}" + (f" {rest}" if rest else "")
    return Name(i, end, kind, name, head=i + 1, gender=gender, source="phrase")


def _gender_of(words: Words, i: int, noun: str) -> str:
    """Guess the gender of a noun from the article before its adjective, else from its ending."""
    known = body(noun)
    if known is not None:
        return known.gender
    before = words.text[i - 1].lower() if i else ""
    ending = words.text[i]
    head = _head_type(noun)
    if head is not None:
        return head[2]
    if noun.endswith(("ung", "heit", "keit", "schaft", "ion", "ik", "ei")):
        return "f"
    if before in ("das", "ins"):
        return "n"
    if before == "den" or (before == "der" and ending.endswith("e")):
        return "m"
    return "f" if before in ("die", "der", "zur") else "n"


def _base_noun(noun: str, gender: str) -> str:
    if gender in ("m", "n"):
        for ending in ("sses", "tes", "des", "ses"):
            if noun.endswith(ending):
                return noun[:-2]
        if noun.endswith("s") and not noun.endswith(("ss", "us", "ds", "is", "as")):
            return noun[:-1]
    return noun


def _hyphenated(words: Words, i: int) -> Name | None:
    """Return a place or body like "Ala-Too-Platz", "Mekong-Kommission", "Minsk-Gruppe"."""
    word = words.text[i]
    if "-" not in word or words.pos[i] not in ("NOUN", "PROPN", "X"):
        return None
    first, _, last = word.rpartition("-")
    if not last[:1].isupper() or office(word):
        return None
    head = _head_type(last)
    if head is None or not first[:1].isupper():
        return None
    determiner = words.text[i - 1].lower() if i else ""
    if determiner in _OTHER_DETERMINERS:
        return None
    label = words.ent[i]
    if (
        head[0] == "Organisation"
        and label not in ("ORG", "LOC")
        and last.lower()
        not in (
            "kommission",
            "gruppe",
            "rat",
            "front",
            "stiftung",
            "universität",
            "miliz",
            "partei",
        )
    ):
        return None
    base = first + "-" + _base_noun(last, "n" if head[0] == "Place" else "m")
    return Name(i, i + 1, head[0], base, head=i, source="phrase")


def _headed(words: Words, i: int) -> Name | None:
    """Return a name that begins with its kind: "Verband der …", "Flughafen Incheon"."""
    word = words.text[i]
    head = _head_type(word)
    if head is None or not head[1] or words.pos[i] not in ("NOUN", "PROPN"):
        return None
    k = i + 1
    if k >= len(words):
        return None
    if head[0] == "Place":
        if words.cap(k) and words.pos[k] == "PROPN" and not office(words.text[k]):
            end = k + 1
            while (
                end < len(words)
                and words.cap(end)
                and words.pos[end] == "PROPN"
                and words.dep[end] == "flat"
            ):
                end += 1
            if match(words.plain, k) and word.lower() in ("provinz", "halbinsel", "kanton"):
                return None
            return Name(i, end, "Place", " ".join(words.text[i:end]), head=i, source="phrase")
        return None
    if words.ent[i] != "ORG":
        return None
    end = _opened(words, k)
    while end < len(words) and words.ent[end] == "ORG" and words.pos[end] != "PUNCT":
        end += 1
    if end == k:
        return None
    name = _base_noun(word, "m") + " " + " ".join(words.text[k:end])
    return Name(i, end, "Organisation", name, head=i, source="phrase")


def _opened(words: Words, k: int) -> int:
    """Return the end of "für Migration", "der Automobilindustrie" and the like from ``k`` on."""
    if k >= len(words) - 1 or words.text[k] not in _OPENERS:
        return k
    i = k + 1
    if words.text[i] in ("der", "die", "das", "den"):
        i += 1
    while i < len(words) and words.pos[i] == "ADJ":
        i += 1
    if i < len(words) and words.cap(i) and words.pos[i] in ("NOUN", "PROPN"):
        i += 1
        if (
            words.text[k] == "für"
            and i + 1 < len(words)
            and words.text[i] == "und"
            and words.cap(i + 1)
        ):
            i += 2
        return i
    return k


# --- the pipeline's own names -------------------------------------------------------------------


def _add_tagged(finder: _Finder, persons: Iterable[Name]) -> None:
    """Take the pipeline's names that nothing else has found, with repaired bounds."""
    words = finder.words
    for name in persons:
        if _plausible_person(words, name):
            finder.add(name)
    i, size = 0, len(words)
    while i < size:
        kind = _TYPES.get(words.ent[i])
        if kind in (None, "Person") or i in finder.taken or i in finder.skipped:
            i += 1
            continue
        start = i
        while (
            i < size
            and words.ent[i] == words.ent[start]
            and i not in finder.taken
            and words.sentence[i] == words.sentence[start]
        ):
            i += 1
        name = _tagged(words, start, i, kind or "Place")
        if name is not None:
            finder.add(name)


def _plausible_person(words: Words, name: Name) -> bool:
    word = words.text[name.start]
    return not (name.end - name.start == 1 and (_common(word) or words.pos[name.start] != "PROPN"))


def _tagged(words: Words, start: int, end: int, kind: EntityType) -> Name | None:
    if not any(words.text[k][0].isalpha() for k in range(start, end)):
        return None
    while start < end and (not words.cap(start) or _trimmed(words, start)):
        start += 1
    while end > start and not words.text[end - 1][-1:].isalnum() and words.text[end - 1] != "!":
        end -= 1
    if start >= end:
        return None
    while (
        end < len(words)
        and words.dep[end] == "flat"
        and words.pos[end] == "PROPN"
        and words.cap(end)
        and start <= words.head[end] < end
    ):
        end += 1
    parts = words.plain[start:end]
    if all(words.pos[i] not in ("PROPN", "X") for i in range(start, end)) and kind == "Place":
        return None
    if end - start == 1 and not _plausible(words, start, kind):
        return None
    if words.text[start - 1] in _NAME_ARTICLES and start and words.cap(start - 1):
        start -= 1
        parts = words.plain[start:end]
    elif (
        end - start == 1
        and kind == "Place"
        and start
        and (
            words.text[start - 1].lower() in _OTHER_DETERMINERS
            or (
                words.pos[start - 1] == "ADJ"
                and words.text[start - 1].islower()
                and state_of_adjective(words.text[start - 1]) is None
            )
        )
    ):
        return None
    if any(words.pos[i] in ("VERB", "AUX") and words.text[i].islower() for i in range(start, end)):
        return None
    name = " ".join(parts)
    return Name(start, end, kind, name, head=_head_of(words, start, end))


_NAME_ARTICLES = frozenset("La El Le Los Las Les Al Port San Santa São Saint Sankt Bad New".split())  # noqa: SIM905


def _trimmed(words: Words, i: int) -> bool:
    word = words.text[i]
    return (
        office(word) is not None
        or words.pos[i] in ("DET", "ADP", "PRON", "CCONJ")
        or (not any(map(str.isalnum, word)))
    )


def _plausible(words: Words, i: int, kind: EntityType) -> bool:
    word = words.text[i]
    if len(word) < 2 or _common(word) or state_of_adjective(word) is not None:
        return False
    if words.pos[i] == "PROPN":
        return True
    return kind == "Organisation" and (word.isupper() or any(c.isupper() for c in word[1:]))


# --- a name found anywhere is found everywhere --------------------------------------------------


def _find_again(finder: _Finder) -> None:
    words = finder.words
    persons = _person_index(finder)
    others = {
        tuple(words.text[n.start : n.end]): n
        for n in finder.found
        if n.type != "Person" and n.source not in ("body", "lexicon")
    }
    starts: dict[str, list[tuple[str, ...]]] = {}
    for parts in others:
        starts.setdefault(parts[0], []).append(parts)
    for options in starts.values():
        options.sort(key=len, reverse=True)
    for name in list(finder.found):  # a tagged place or body that is a person's surname
        if name.source == "name" and name.type != "Person" and name.end - name.start == 1:
            if _surname(words.text[name.start]) & persons.keys():
                finder.drop(name)
    i, size = 0, len(words)
    while i < size:
        word = words.text[i]
        if i in finder.taken or i in finder.skipped or not word[:1].isupper():
            i += 1
            continue
        end = _again_person(words, i, persons, finder)
        if end > i:
            finder.add(_person(words, i, end, "-", "again"))
            i = end
            continue
        for parts in starts.get(word, ()):
            if tuple(words.text[i : i + len(parts)]) == parts and words.pos[i] in (
                "PROPN",
                "NOUN",
                "X",
            ):
                model = others[parts]
                finder.add(
                    replace(
                        model,
                        start=i,
                        end=i + len(parts),
                        head=_head_of(words, i, i + len(parts)),
                        source="again",
                    )
                )
                break
        i += 1


def _surname(word: str) -> set[str]:
    """Return the surnames that a word can be: itself, or without its genitive ending."""
    found = {word}
    if word.endswith("s") and len(word) > 3:
        found.add(word[:-1])
    if word.endswith(("'", "’")):
        found.add(word[:-1])
    return found


def _person_index(finder: _Finder) -> dict[str, list[tuple[str, ...]]]:
    """Return the full names by each of their parts."""
    words = finder.words
    index: dict[str, list[tuple[str, ...]]] = {}
    for name in finder.found:
        if name.type != "Person":
            continue
        parts = tuple(words.text[name.start : name.end])
        for part in parts[-1:] if len(parts) == 1 else parts:
            if len(part) > 2 and part[:1].isupper() and not _is_initial(part):
                for form in _surname(part) if part is parts[-1] else {part}:
                    index.setdefault(form, []).append(parts)
    return index


def _again_person(
    words: Words, i: int, persons: dict[str, list[tuple[str, ...]]], finder: _Finder
) -> int:
    word = words.text[i]
    if words.pos[i] not in ("PROPN", "NOUN", "X", "ADJ", "VERB") or _common(word):
        return i
    options = [p for form in _surname(word) for p in persons.get(form, ())]
    if not options:
        return i
    end = i + 1
    while (
        end < len(words)
        and words.cap(end)
        and words.sentence[end] == words.sentence[i]
        and end not in finder.taken
        and any(_surname(words.text[end]) & set(p) for p in options)
    ):
        end += 1
    if end == i + 1:
        last_name = any(_surname(word) & _surname(p[-1]) for p in options)
        if words.pos[i] != "PROPN" and not (
            last_name and words.pos[i] == "NOUN" and not words.first(i)
        ):
            return i
        if not last_name and word in given_names():
            return i
        if (
            words.text[i - 1 : i]
            and words.pos[i - 1] == "PROPN"
            and words.dep[i] == "flat"
            and (words.head[i] == i - 1 and i - 1 not in finder.taken)
        ):
            return i
    return end


def _settle_types(finder: _Finder) -> None:
    """Give the same tagged name the same type everywhere: the one it has most often."""
    votes: dict[str, Counter[EntityType]] = {}
    for name in finder.found:
        if name.source in ("name", "again", "dateline"):
            votes.setdefault(name.name, Counter())[name.type] += (
                3 if name.source == "dateline" else 1
            )
    for k, name in enumerate(finder.found):
        if name.source not in ("name", "again") or name.name not in votes:
            continue
        count = votes[name.name]
        best = max(count, key=lambda t: (count[t], t))
        if best != name.type and name.end - name.start == 1:
            settled = replace(name, type=best)
            finder.found[k] = settled
            for i in range(name.start, name.end):
                finder.taken[i] = settled


def _nested(finder: _Finder) -> Iterator[Name]:
    """Yield known states and places inside longer mentions of bodies."""
    words = finder.words
    for name in finder.found:
        if name.source not in ("body", "phrase") or name.end - name.start < 2:
            continue
        i = name.start
        while i < name.end:
            hit = match(words.plain, i) if words.cap(i) else None
            if (
                hit is not None
                and hit[1].type in ("State", "Place")
                and i + hit[0] <= name.end
                and (hit[0] < name.end - name.start and i != name.head)
            ):
                yield replace(known_name(words, i, i + hit[0], hit[1]), nested=True)
                i += hit[0]
            else:
                i += 1
