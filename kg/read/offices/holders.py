"""Who holds the office: a name before or behind it, in the copula, "zum … gewählt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.gazetteer import inhabitant
from kg.read.entities.office_words import office
from kg.read.entities.person_words import person_title
from kg.read.entities.word_classes import WORDS
from kg.read.offices.phrase import PLAIN_DETERMINERS, Title

if TYPE_CHECKING:
    from kg.read.entities.discourse import Discourse
    from kg.read.entities.grouping import Actor


def find_holder(discourse: Discourse, title: Title) -> None:
    """Give the title to the person whom name, parse or verb tie to it, if any."""
    for find in (_name_after, _name_before, _name_in_tree, _made_to_be):
        if find(discourse, title):
            return


def _person_at(discourse: Discourse, k: int) -> Actor | None:
    name = discourse.outer.get(k)
    if name is None or name.type != EntityType.PERSON or name.start != k:
        return None
    return discourse.actor(name)


def _hold(discourse: Discourse, title: Title, k: int, pattern: str) -> bool:
    name = discourse.outer[k]
    title.person = discourse.actor(name)
    title.pattern = pattern
    title.evidence = (min(title.start, name.start), max(title.at + 1, name.end))
    if title.office.female is not None and title.person.gender == "-":
        title.person.gender = "f" if title.office.female else "m"
    return True


def _name_after(discourse: Discourse, title: Title) -> bool:
    words, size = discourse.words, len(discourse.words)
    sentence = words[title.at].sent.number
    behind = title.of_noun + 1 if title.of_noun is not None else title.end
    for k in dict.fromkeys((title.at + 1, title.end, behind)):
        j = k
        while (
            j < size
            and j not in discourse.outer
            and (
                person_title(words[j].text) is not None
                or (office(words[j].text) and words[j].text[0].isupper())
            )
            and words[j].sent.number == sentence
        ):
            j += 1
        if j < size and _person_at(discourse, j) and words[j].sent.number == sentence:
            name = discourse.outer[j]
            possessor = (
                words[name.end - 1].text.endswith("s") and name.name != discourse.actor(name).name
            )
            following = words[name.end].text if name.end < size else "."
            if possessor and following[:1].isupper() and j == title.at + 1 and office(following):
                return False
            _also_after(discourse, title, name.end)
            return _hold(discourse, title, j, "before name")
    return _comma_name(discourse, title)


def _also_after(discourse: Discourse, title: Title, k: int) -> None:
    """Read "im Auswärtigen Amt", "von den Neuen Demokraten", "aus Singapur" after the name."""
    words = discourse.words
    if title.of is not None or title.of_state is not None or k >= len(words):
        return
    if words[k].text not in ("im", "von", "vom", "aus", "der"):
        return
    j = k + 1
    while j < len(words) and words[j].is_determiner:
        j += 1
    name = discourse.outer.get(j)
    if (
        name is not None
        and name.type in (EntityType.ORGANISATION, EntityType.STATE)
        and (
            (words[k].text in ("im", "vom") and name.type == EntityType.ORGANISATION)
            or words[k].text in ("aus", "von")
        )
    ):
        title.of = discourse.actor(name)


def _comma_name(discourse: Discourse, title: Title) -> bool:
    """Find the name behind a comma: "der Sprecher des Kremls, Oleg Sorin, sagte"."""
    words, size = discourse.words, len(discourse.words)
    sentence = words[title.at].sent.number
    k = title.end
    steps = 0
    while k < size and words[k].sent.number == sentence and steps < 12 and words[k].text != ",":
        if (words[k].is_verb or words[k].is_subjunction or words[k].is_mark) and words[
            k
        ].text != "-":
            return False
        if words[k].text in ("und", "sowie", "oder") and k not in discourse.outer:
            return False
        k += 1
        steps += 1
    if k + 1 >= size or words[k].text != "," or title.possessive == "unser":
        return False
    k += 1
    while (
        k < size
        and words[k].sent.number == sentence
        and k not in discourse.outer
        and (
            words[k].is_describing
            or inhabitant(words[k].text)
            or person_title(words[k].text) is not None
            or (
                words[k].is_noun
                and k + 1 < size
                and discourse.outer.get(k + 1) is not None
                and discourse.outer[k + 1].type == EntityType.PERSON
            )
        )
    ):
        k += 1
    if k >= size or _person_at(discourse, k) is None or words[k].sent.number != sentence:
        return False
    name = discourse.outer[k]
    following = words[name.end].text if name.end < size else "."
    if following not in (",", ".", ")", ";", ":", "–", "-", "!", "?", "“") and (
        name.end < size and not (words[name.end].is_verb or words[name.end].is_blank)
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
    return _hold(discourse, title, k, "before name, comma")


def _name_before(discourse: Discourse, title: Title) -> bool:
    """Find the name before a comma: "Ida Brandt, stellvertretende Sprecherin des …"."""
    words = discourse.words
    first = words.sents[words[title.at].sent.number].start
    k = title.start - 1
    former = False
    steps = 0
    while k > first and steps < 6 and words[k].text not in (",", "(", "–", "—"):
        lower = words[k].text.lower()
        if lower in WORDS["former adverbs"]:
            former = True
        elif lower in ("und", "sowie") and k > first and office(words[k - 1].text):
            k -= 2
            while k > first and words[k].is_describing:
                k -= 1
            steps += 1
            continue
        elif not (
            words[k].is_describing
            or words[k].is_adverb
            or words[k].is_number
            or lower in ("seit", "selbst", "vor", "von", "bis")
            or lower in PLAIN_DETERMINERS
            or words[k].text.isdigit()
            or lower in ("jahren", "lange")
        ):
            return False
        k -= 1
        steps += 1
    if k <= first or words[k].text not in (",", "(", "–", "—"):
        return False
    name = discourse.outer.get(k - 1)
    j = k - 1
    if name is None and words[j].text == ")":
        while j > first and words[j].text != "(":
            j -= 1
        name = discourse.outer.get(j - 1)
    if name is None or name.type != EntityType.PERSON or not _closes(discourse, title):
        return False
    title.former = title.former or former
    if words[title.start - 1].text.lower() == "damals":
        title.former = True
    return _hold(discourse, title, name.start, "after name")


def _closes(discourse: Discourse, title: Title) -> bool:
    """Whether the phrase ends like an apposition and not like one of several in a list."""
    words = discourse.words
    k = title.end
    steps = 0
    sentence = words[title.at].sent.number
    while k < len(words) and words[k].sent.number == sentence and steps < 25:
        word = words[k].text
        if word in (",", ")", ".", "–", "—", ";", ":", "“", "”", "„", "?"):
            return True
        if word in ("und", "sowie") and k not in discourse.outer:
            nxt = k + 1
            if (
                nxt < len(words)
                and (words[nxt].text.lower() in PLAIN_DETERMINERS or nxt in discourse.outer)
                and (words[title.at].head.i != title.at and words[title.at].is_conjunct)
            ):
                return False
        if words[k].is_verb:
            return words[title.at].is_apposition or not title.definite
        k += 1
        steps += 1
    return True


def _name_in_tree(discourse: Discourse, title: Title) -> bool:
    """Find holders that the parse ties to the office: copula, relative clause, apposition."""
    words = discourse.words
    i = title.at
    if title.office.plural and not title.office.singular:
        return False
    copulas = [c.i for c in words[i].children if c.is_copula]
    if copulas:
        subjects = [c.i for c in words[i].children if c.is_active_subject]
        subject = subjects[0] if subjects else -1
        holder = _named(discourse, subject)
        if (
            holder is None
            and (words[i].is_attributive_clause or words[i].is_relative_clause)
            and subject >= 0
            and (words[subject].is_pronoun)
        ):
            holder = _named(discourse, words[i].head.i)
        if holder is not None and not _negated(discourse, i):
            form = words[copulas[0]].text.lower()
            title.former = title.former or form in ("war", "waren", "gewesen")
            return _hold(discourse, title, holder, "copula")
        return False
    for child in [c.i for c in words[i].children if c.is_beside_name]:
        holder = _named(discourse, child)
        if (
            holder is not None
            and 0 < holder - i < 15
            and not any(words[k].is_verb for k in range(i, holder))
            and not any(words[k].text in ("und", "sowie") for k in range(i, holder))
        ):
            return _hold(discourse, title, holder, "apposition")
    return False


def _named(discourse: Discourse, i: int) -> int | None:
    """Return the start of the person's name at token ``i``, else at the name beside it."""
    if i < 0:
        return None
    name = discourse.outer.get(i)
    if name is not None and name.type == EntityType.PERSON:
        return name.start
    if name is None:
        for child in [c.i for c in discourse.words[i].children if c.is_beside_name]:
            below = discourse.outer.get(child)
            if below is not None and below.type == EntityType.PERSON and abs(child - i) < 3:
                return below.start
    return None


def _negated(discourse: Discourse, i: int) -> bool:
    return any(
        discourse.words[c].text.lower() in ("nicht", "kein", "keine")
        for c in [c.i for c in discourse.words[i].children]
    )


def _made_to_be(discourse: Discourse, title: Title) -> bool:
    """Find "wurde zum Präsidenten gewählt", "trat als Minister zurück"."""
    words = discourse.words
    i = title.at
    cases = [
        c.text.lower()
        for c in words[i].children
        if c.is_case_marker or c.is_subordinator or c.is_coordinator
    ]
    if title.start and words[title.start - 1].text.lower() in ("als", "zum", "zur"):
        cases.insert(0, words[title.start - 1].text.lower())
    verb = words[i].head.i
    while words[verb].is_nominal and words[verb].head.i != verb:
        verb = words[verb].head.i
    if not cases or verb == i or not words[verb].is_verb:
        return False
    form = words[verb].text.lower()
    made = cases[0] in ("zum", "zur", "als") and form in _MADE_FORMS
    left = cases[0] == "als" and (form in _LEFT_FORMS)
    serves = cases[0] == "als" and form in _SERVED_FORMS
    if not (made or left or serves):
        return False
    roles = ("nsubj:pass", "obj", "nsubj") if made else ("nsubj", "nsubj:pass")
    for role in roles:
        for child in [c.i for c in words[verb].children if c.dep == role]:
            holder = _named(discourse, child)
            if holder is not None:
                title.former = title.former or left
                return _hold(discourse, title, holder, "made" if made else "as")
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
