"""Office words in the text: who holds them, of what, former or acting.

``"die stellvertretende Sprecherin des Außenministeriums, Ida Brandt"`` →
stellvertretende Sprecherin, of the ministry, held by Brandt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.read.entities import Actor
from kg.read.gazetteer import inhabitant, state_of_adjective
from kg.read.offices import ACTING, DEPUTY_WORDS, FORMER, FORMER_ADVERBS, Office, office
from kg.read.persons import person_title
from kg.read.stage import Stage

_PLAIN_DETERMINERS = frozenset(
    ["der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "einem", "einen", "eines"]
)
_POSSESSIVES = ("sein", "ihr", "dessen", "deren", "unser")


@dataclass(slots=True)
class Title:
    """One office word in its phrase."""

    at: int
    """Token of the office word."""
    start: int
    """First token of the phrase: determiner, adjectives, genitive before it."""
    end: int
    """End of the phrase with what belongs to it after the office word."""
    office: Office
    title: str
    """As a position bears it: ``stellvertretende Sprecherin``."""
    of: Actor | None = None
    of_state: str | None = None
    """State it points to that is not on stage under that name."""
    former: bool = False
    acting: bool = False
    person: Actor | None = None
    pattern: str = ""
    definite: bool = False
    possessive: str | None = None
    evidence: tuple[int, int] = (0, 0)
    of_noun: int | None = None
    """Noun without a name that says whose it is: "Sprecherin der Behörde"."""
    guessed: bool = False
    """``of`` comes from the context, not from the phrase."""


def find_titles(stage: Stage) -> list[Title]:
    """Return the office words of an article, with the persons named beside them."""
    words = stage.words
    found: list[Title] = []
    for i, word in enumerate(words.text):
        if not (word[:1].isupper() or word.startswith("ex-")) or words.pos[i] in (
            "VERB",
            "AUX",
            "ADV",
        ):
            continue
        covering = stage.outer.get(i)
        if covering is not None and covering.type != "Place":
            continue
        what = office(word)
        if what is None:
            continue
        title = _phrase(stage, i, what)
        _attach(stage, title)
        found.append(title)
        found.extend(_others(stage, title))
    return found


def _others(stage: Stage, title: Title) -> list[Title]:
    """Return a title for each further holder: "die Präsidenten Biden und Putin"."""
    words = stage.words
    if (
        title.person is None
        or not title.pattern.startswith("before name")
        or not title.office.plural
    ):
        return []
    article = words.text[title.start].lower()
    several = (
        not title.office.singular
        or words.pos[title.start] == "NUM"
        or (
            article in ("die", "den", "beiden", "zwei")
            and title.office.female is False
            and title.start < title.at
            and (article != "den" or words.text[title.at].endswith("n"))
        )
    )
    if not several:
        return []
    found: list[Title] = []
    k = title.evidence[1]
    while k + 1 < len(words) and words.text[k] in (",", "und", "sowie"):
        name = stage.outer.get(k + 1)
        if name is None or name.type != "Person" or name.start != k + 1:
            break
        other = replace(title, person=stage.actor(name), evidence=(title.start, name.end))
        found.append(other)
        k = name.end
    return found if found and words.text[found[-1].evidence[1] - 1] else []


def _phrase(stage: Stage, i: int, what: Office) -> Title:
    words = stage.words
    first = words.starts[words.sentence[i]]
    title = Title(i, i, i + 1, what, what.title, former=what.former)
    adjectives: list[str] = []
    k = i - 1
    while k >= first:
        word, lower = words.text[k], words.text[k].lower()
        name = stage.outer.get(k)
        if (
            name is not None
            and k == name.end - 1
            and name.type in ("State", "Place", "Organisation", "Person")
        ):
            if _is_genitive(stage, k, i):
                title.of = stage.actor(name)
                k = name.start
                title.start = k
            break
        if (
            words.pos[k] == "ADJ"
            or (state_of_adjective(word) and words.pos[k] in ("NOUN", "PROPN"))
            or (lower in ("damals", "ex"))
        ):
            state = state_of_adjective(word)
            if state is not None and title.of is None and title.of_state is None:
                title.of_state = state
            _qualify(title, lower, adjectives, word)
            title.start = k
            k -= 1
            continue
        if lower in _PLAIN_DETERMINERS or lower in ("im", "am", "vom", "zum", "zur", "beim"):
            title.definite = lower not in ("ein", "eine", "einer", "einem", "einen", "eines")
            if lower in _PLAIN_DETERMINERS:
                title.start = k
        elif lower.startswith(_POSSESSIVES) and words.pos[k] in ("DET", "PRON"):
            title.possessive, title.definite = lower, True
            title.start = k
        elif (
            words.pos[k] == "NUM"
            or lower.endswith("ähriger")
            or lower in ("beide", "beiden", "mehrere", "zwei", "drei")
        ):
            title.start = k
            k -= 1
            continue
        break
    if what.of is not None and title.of is None:
        title.of = stage.ensure(what.of, "State", what.of_label)
        title.of_state = None
    elif what.prefix is not None and title.of is None:
        _of_prefix(stage, title, what.prefix)
    if title.of is None and what.title.startswith("Bundes"):
        title.of_state = title.of_state or None
    _after(stage, title)
    if adjectives:
        title.title = " ".join([*(_nominative(a, title) for a in adjectives), title.title])
    return title


def _of_prefix(stage: Stage, title: Title, prefix: str) -> None:
    """Take "Rotkamp-Chef", "Grünen-Obfrau": the first part is somebody on stage."""
    for actor in stage.actors:
        if (
            prefix in (actor.name, f"{actor.name}n")
            or (actor.type == "Person" and prefix == actor.name.rpartition(" ")[2])
            or any(prefix == n.name for n in actor.names)
        ):
            title.of = actor
            break
    else:
        if not prefix.isupper() and prefix != "Grünen":
            return
        if prefix == "Grünen":
            title.of = stage.ensure("Grüne", "Organisation")
    if title.of is not None and title.title.startswith(prefix + "-"):
        title.title = title.title[len(prefix) + 1 :]


def _qualify(title: Title, lower: str, adjectives: list[str], word: str) -> None:
    base = _uninflected(lower)
    if base in FORMER:
        title.former = True
    elif base in ACTING:
        title.acting = True
    elif base in DEPUTY_WORDS or base.endswith("politisch"):
        adjectives.insert(0, word[:1].lower() + word[1:])


def _uninflected(word: str) -> str:
    for ending in ("en", "em", "er", "es", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            base = word[: -len(ending)]
            return base + "er" if base == "früh" else base
    return word


def _nominative(adjective: str, title: Title) -> str:
    base = _uninflected(adjective)
    if title.office.female is None:
        return adjective
    return base + ("e" if title.office.female else "er")


def _is_genitive(stage: Stage, k: int, i: int) -> bool:
    """Whether the name that ends at ``k`` is the genitive before the office at ``i``."""
    words = stage.words
    word = words.text[k]
    name = stage.outer[k]
    if not word.endswith(("s", "'", "’", "x", "z")):
        return False
    if words.head[k] == i or words.head[name.head] == i:
        return True
    return word != name.name.split()[-1]


_OF_WORDS = frozenset({"der", "des", "von", "vom", "im", "am", "beim", "in", "bei", "aus", "für"})


def _after(stage: Stage, title: Title) -> None:
    """Read "des Außenministeriums", "von Genf", "im Parlament" after the office word."""
    words = stage.words
    k = title.at + 1
    size = len(words)
    if k >= size:
        return
    last = words.sentence[title.at]
    word = words.text[k]
    if word == "für" and words.text[k + 1 : k + 2] and stage.at(k + 1) is None:
        j = k + 1
        while (
            j < size
            and words.pos[j] in ("DET", "ADJ", "NOUN", "CCONJ")
            and words.sentence[j] == last
        ):
            j += 1
        if j < size and words.text[j] not in (",", "des", "der", "von"):
            return
        k = j
        if j < size and words.text[j] == ",":
            title.end = j
            return
        word = words.text[k]
    if word in _OF_WORDS:
        j = k + 1
        while j < size and words.text[j].lower() in ("der", "den", "dem", "des", "das", "die"):
            j += 1
        while j < size and j not in stage.outer and words.pos[j] in ("ADJ", "DET") and j < k + 4:
            j += 1
        while j < size and j not in stage.outer and person_title(words.text[j]) is not None:
            j += 1
        if j < size and j not in stage.outer and office(words.text[j]) and (j + 1) in stage.outer:
            j += 1
        elif (
            j < size
            and j not in stage.outer
            and words.pos[j] == "NOUN"
            and word in ("der", "des", "vom", "von")
        ):
            title.of_noun = j
            j = _through_nouns(stage, j)
        name = stage.outer.get(j) if j < size and words.sentence[j] == last else None
        if name is not None and _owns(title, word, name.type):
            if title.of is None or name.type == "Organisation":
                title.of, title.of_state = stage.actor(name), None
            title.of_noun = None
            title.end = name.end
        elif name is not None:
            title.end = name.end
        return
    name = stage.outer.get(k)
    if (
        name is not None
        and name.type == "State"
        and words.text[k] != name.name
        and word.endswith("s")
    ):
        title.of, title.of_state, title.end = stage.actor(name), None, name.end


def _through_nouns(stage: Stage, j: int) -> int:
    """Walk over a noun to the name behind it: "Leiter der Delegation der OSZE"."""
    words = stage.words
    k = j + 1
    if k < len(words) and words.text[k] in ("der", "des", "von"):
        k += 1
        while k < len(words) and words.pos[k] == "ADJ" and k not in stage.outer:
            k += 1
        if k in stage.outer:
            return k
    if (
        k in stage.outer
        and words.dep[k] in ("flat", "appos")
        and stage.outer[k].type == "Organisation"
    ):
        return k
    head = words.text[j]
    prefix = head.partition("-")[0]
    if "-" in head:
        for actor in stage.actors:
            if actor.type == "Organisation" and actor.name == prefix and actor.names:
                return actor.names[0].start
    return j


def _owns(title: Title, word: str, kind: str) -> bool:
    if word in ("der", "des", "von", "vom"):
        return True
    if word in ("im", "am", "beim", "in", "bei") and kind == "Organisation":
        return title.office.base not in ("Botschafter", "Vertreter", "Gesandter")
    if word == "aus":
        return kind in ("State", "Organisation")
    return (
        word in ("in", "im")
        and kind == "Place"
        and title.office.base
        in (
            "Machthaber",
            "Bürgermeister",
            "Gouverneur",
            "Statthalter",
        )
    )


# --- who holds it -------------------------------------------------------------------------------


def _attach(stage: Stage, title: Title) -> None:
    for find in (_name_after, _name_before, _name_in_tree, _made_to_be):
        if find(stage, title):
            return


def _person_at(stage: Stage, k: int) -> Actor | None:
    name = stage.outer.get(k)
    if name is None or name.type != "Person" or name.start != k:
        return None
    return stage.actor(name)


def _hold(stage: Stage, title: Title, k: int, pattern: str) -> bool:
    name = stage.outer[k]
    title.person = stage.actor(name)
    title.pattern = pattern
    title.evidence = (min(title.start, name.start), max(title.at + 1, name.end))
    if title.office.female is not None and title.person.gender == "-":
        title.person.gender = "f" if title.office.female else "m"
    return True


def _name_after(stage: Stage, title: Title) -> bool:
    words, size = stage.words, len(stage.words)
    sentence = words.sentence[title.at]
    behind = title.of_noun + 1 if title.of_noun is not None else title.end
    for k in dict.fromkeys((title.at + 1, title.end, behind)):
        j = k
        while (
            j < size
            and j not in stage.outer
            and (
                person_title(words.text[j]) is not None
                or (office(words.text[j]) and words.text[j][0].isupper())
            )
            and words.sentence[j] == sentence
        ):
            j += 1
        if j < size and _person_at(stage, j) and words.sentence[j] == sentence:
            name = stage.outer[j]
            possessor = (
                words.text[name.end - 1].endswith("s") and name.name != stage.actor(name).name
            )
            following = words.text[name.end] if name.end < size else "."
            if possessor and following[:1].isupper() and j == title.at + 1 and office(following):
                return False
            _also_after(stage, title, name.end)
            return _hold(stage, title, j, "before name")
    return _comma_name(stage, title)


def _also_after(stage: Stage, title: Title, k: int) -> None:
    """Read "im Auswärtigen Amt", "von den Neuen Demokraten", "aus Singapur" after the name."""
    words = stage.words
    if title.of is not None or title.of_state is not None or k >= len(words):
        return
    if words.text[k] not in ("im", "von", "vom", "aus", "der"):
        return
    j = k + 1
    while j < len(words) and words.pos[j] == "DET":
        j += 1
    name = stage.outer.get(j)
    if (
        name is not None
        and name.type in ("Organisation", "State")
        and (
            (words.text[k] in ("im", "vom") and name.type == "Organisation")
            or words.text[k] in ("aus", "von")
        )
    ):
        title.of = stage.actor(name)


def _comma_name(stage: Stage, title: Title) -> bool:
    """Find the name behind a comma: "der Sprecher des Kremls, Oleg Sorin, sagte"."""
    words, size = stage.words, len(stage.words)
    sentence = words.sentence[title.at]
    k = title.end
    steps = 0
    while k < size and words.sentence[k] == sentence and steps < 12 and words.text[k] != ",":
        if words.pos[k] in ("VERB", "AUX", "PUNCT", "SCONJ") and words.text[k] != "-":
            return False
        if words.text[k] in ("und", "sowie", "oder") and k not in stage.outer:
            return False
        k += 1
        steps += 1
    if k + 1 >= size or words.text[k] != "," or title.possessive == "unser":
        return False
    k += 1
    while (
        k < size
        and words.sentence[k] == sentence
        and k not in stage.outer
        and (
            words.pos[k] in ("DET", "ADJ")
            or inhabitant(words.text[k])
            or person_title(words.text[k]) is not None
            or (
                words.pos[k] == "NOUN"
                and k + 1 < size
                and stage.outer.get(k + 1) is not None
                and stage.outer[k + 1].type == "Person"
            )
        )
    ):
        k += 1
    if k >= size or _person_at(stage, k) is None or words.sentence[k] != sentence:
        return False
    name = stage.outer[k]
    following = words.text[name.end] if name.end < size else "."
    if following not in (",", ".", ")", ";", ":", "–", "-", "!", "?", "“") and (
        name.end < size and words.pos[name.end] not in ("VERB", "AUX", "SPACE")
    ):
        return False
    if title.office.plural and not title.office.singular:
        return False
    if (
        following == ","
        and not title.definite
        and title.of is None
        and title.of_state is None
        and (title.start == title.at)
    ):
        return False
    return _hold(stage, title, k, "before name, comma")


def _name_before(stage: Stage, title: Title) -> bool:
    """Find the name before a comma: "Ida Brandt, stellvertretende Sprecherin des …"."""
    words = stage.words
    first = words.starts[words.sentence[title.at]]
    k = title.start - 1
    former = False
    steps = 0
    while k > first and steps < 6 and words.text[k] not in (",", "(", "–", "—"):
        lower = words.text[k].lower()
        if lower in FORMER_ADVERBS:
            former = True
        elif lower in ("und", "sowie") and k > first and office(words.text[k - 1]):
            k -= 2
            while k > first and words.pos[k] in ("DET", "ADJ"):
                k -= 1
            steps += 1
            continue
        elif not (
            words.pos[k] in ("ADJ", "DET", "NUM", "ADV")
            or lower in ("seit", "selbst", "vor", "von", "bis")
            or lower in _PLAIN_DETERMINERS
            or words.text[k].isdigit()
            or lower in ("jahren", "lange")
        ):
            return False
        k -= 1
        steps += 1
    if k <= first or words.text[k] not in (",", "(", "–", "—"):
        return False
    name = stage.outer.get(k - 1)
    j = k - 1
    if name is None and words.text[j] == ")":
        while j > first and words.text[j] != "(":
            j -= 1
        name = stage.outer.get(j - 1)
    if name is None or name.type != "Person" or not _closes(stage, title):
        return False
    title.former = title.former or former
    if words.text[title.start - 1].lower() == "damals":
        title.former = True
    return _hold(stage, title, name.start, "after name")


def _closes(stage: Stage, title: Title) -> bool:
    """Whether the phrase ends like an apposition and not like one of several in a list."""
    words = stage.words
    k = title.end
    steps = 0
    sentence = words.sentence[title.at]
    while k < len(words) and words.sentence[k] == sentence and steps < 25:
        word = words.text[k]
        if word in (",", ")", ".", "–", "—", ";", ":", "“", "”", "„", "?"):
            return True
        if word in ("und", "sowie") and k not in stage.outer:
            nxt = k + 1
            if (
                nxt < len(words)
                and (words.text[nxt].lower() in _PLAIN_DETERMINERS or nxt in stage.outer)
                and (words.head[title.at] != title.at and words.dep[title.at] == "conj")
            ):
                return False
        if words.pos[k] in ("VERB", "AUX"):
            return words.dep[title.at] == "appos" or not title.definite
        k += 1
        steps += 1
    return True


def _name_in_tree(stage: Stage, title: Title) -> bool:
    """Find holders that the parse ties to the office: copula, relative clause, apposition."""
    words = stage.words
    i = title.at
    if title.office.plural and not title.office.singular:
        return False
    copulas = words.child(i, "cop")
    if copulas:
        subjects = words.child(i, "nsubj")
        subject = subjects[0] if subjects else -1
        holder = _named(stage, subject)
        if (
            holder is None
            and words.dep[i] in ("acl", "acl:relcl")
            and subject >= 0
            and (words.pos[subject] == "PRON")
        ):
            holder = _named(stage, words.head[i])
        if holder is not None and not _negated(stage, i):
            form = words.text[copulas[0]].lower()
            title.former = title.former or form in ("war", "waren", "gewesen")
            return _hold(stage, title, holder, "copula")
        return False
    for child in words.child(i, "appos", "flat"):
        holder = _named(stage, child)
        if (
            holder is not None
            and 0 < holder - i < 15
            and not any(words.pos[k] in ("VERB", "AUX") for k in range(i, holder))
            and not any(words.text[k] in ("und", "sowie") for k in range(i, holder))
        ):
            return _hold(stage, title, holder, "apposition")
    return False


def _named(stage: Stage, i: int) -> int | None:
    """Return the start of the person's name at token ``i``, else at the name beside it."""
    if i < 0:
        return None
    name = stage.outer.get(i)
    if name is not None and name.type == "Person":
        return name.start
    if name is None:
        for child in stage.words.child(i, "appos", "flat"):
            below = stage.outer.get(child)
            if below is not None and below.type == "Person" and abs(child - i) < 3:
                return below.start
    return None


def _negated(stage: Stage, i: int) -> bool:
    return any(
        stage.words.text[c].lower() in ("nicht", "kein", "keine") for c in stage.words.children[i]
    )


def _made_to_be(stage: Stage, title: Title) -> bool:
    """Find "wurde zum Präsidenten gewählt", "trat als Minister zurück"."""
    words = stage.words
    i = title.at
    cases = [words.text[c].lower() for c in words.child(i, "case", "mark", "cc")]
    if title.start and words.text[title.start - 1].lower() in ("als", "zum", "zur"):
        cases.insert(0, words.text[title.start - 1].lower())
    verb = words.head[i]
    while words.pos[verb] in ("NOUN", "PROPN") and words.head[verb] != verb:
        verb = words.head[verb]
    if not cases or verb == i or words.pos[verb] not in ("VERB", "AUX"):
        return False
    form = words.text[verb].lower()
    made = cases[0] in ("zum", "zur", "als") and form in _MADE_FORMS
    left = cases[0] == "als" and (form in _LEFT_FORMS)
    serves = cases[0] == "als" and form in _SERVED_FORMS
    if not (made or left or serves):
        return False
    roles = ("nsubj:pass", "obj", "nsubj") if made else ("nsubj", "nsubj:pass")
    for role in roles:
        for child in words.child(verb, role):
            holder = _named(stage, child)
            if holder is not None:
                title.former = title.former or left
                return _hold(stage, title, holder, "made" if made else "as")
    return False


_MADE_FORMS = frozenset(
    {
        "gewählt",
        "ernannt",
        "bestimmt",
        "berufen",
        "gekürt",
        "vereidigt",
        "ernannte",
        "wiedergewählt",
        "bestellt",
        "berief",
        "bestimmte",
        "wählte",
        "nominiert",
    }
)
_LEFT_FORMS = frozenset(
    {
        "trat",
        "zurückgetreten",
        "zurücktrat",
        "abgesetzt",
        "entlassen",
        "abgelöst",
        "ausgeschieden",
        "ausschied",
        "abberufen",
    }
)
_SERVED_FORMS = frozenset({"amtiert", "amtierte", "dient", "diente", "fungiert", "fungierte"})
