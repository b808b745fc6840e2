"""Whose office it is where the phrase does not say: possessives, repetition, the context."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.grouping import Actor
from kg.read.entities.office_words import same_office

if TYPE_CHECKING:
    from kg.read.entities.discourse import Discourse
    from kg.read.offices.phrase import Title

_STATE_KINDS = frozenset({"state", "member"})
_NO_CONTEXT = frozenset(
    {
        "Kardinal",
        "Papst",
        "Bischof",
        "Erzbischof",
        "General",
        "Admiral",
        "Rebellenführer",
        "Milizenführer",
        "Diplomat",
        "Jurist",
        "Ajatollah",
        "Berater",
        "Ökonom",
    }
)
_OF_A_STATE = (
    "regierungs",
    "chefunterhändler",
    "armee",
    "militär",
    "außenamts",
    "präsidial",
    "polizei",
    "sicherheitsberater",
    "handelsbeauftragt",
    "hochkommissar",
    "senats",
    "wirtschaftsberater",
)
_GERMAN = ("Bundes", "Kanzler", "Staatsminister", "Regierungssprecher")


def settle_owners(discourse: Discourse, titles: list[Title]) -> None:
    """Fill in ``of`` of the titles that persons hold, from possessives, repetition and context."""
    american = discourse.american
    home = "USA" if american else _home(discourse)
    _share_offices(titles)
    unclear = [title for title in titles if title.office.female is None]
    for title in (*unclear, *unclear):
        _give_gender(discourse, title)
    for title in titles:
        if title.of is None and title.of_state is not None:
            title.of = discourse.evoked(title.of_state)
        if title.of is not None and title.of.type == EntityType.PERSON and title.person is not None:
            title.of = _via_person(discourse, titles, title.of, title)
        if title.of is not None and title.of.type == EntityType.PLACE:
            _through_capital(discourse, title)
        if title.of is None and title.of_state is None and title.possessive:
            title.of = _possessor(discourse, titles, title)
        if title.person is not None and (title.of or title.of_state):
            title.person.offices.append((title.title, _key(title)))
    taken: Taken = {
        (title.office.title, title.of_state or discourse.state_key(title.of)): title.person
        for title in titles
        if title.person is not None and not title.former
    }
    for title in titles:
        if title.person is None:
            continue
        if title.of is None and title.of_state is None:
            _repeat(titles, title)
        if title.of is None and title.of_state is None:
            _from_context(discourse, title, home, taken, american=american)
            if title.of or title.of_state:
                title.person.offices.append((title.title, _key(title)))
        if title.of is None and title.of_state is not None:
            title.of = discourse.evoked(title.of_state)
        if (title.title, None) not in title.person.offices:
            title.person.offices.append((title.title, None))


def _give_gender(discourse: Discourse, title: Title) -> None:
    """Write "der Vorsitzende" as Vorsitzender, "die Vorsitzende" as it is."""
    article = discourse.words[title.start].text.lower() if title.start < title.at else ""
    weak = discourse.words[title.at].text.endswith("en")
    gender = title.person.gender if title.person is not None else "-"
    if gender == "-":
        masculine = article in ("dem", "des", "den") or (article == "der" and not weak)
        feminine = article in ("die", "eine") or (article == "der" and weak)
        gender = "m" if masculine else "f" if feminine else "-"
        if title.person is not None:
            title.person.gender = gender
    if gender == "m" and title.title.endswith("e"):
        title.title += "r"
    elif gender == "f" and title.title.endswith("er"):
        title.title = title.title[:-1]


def _share_offices(titles: list[Title]) -> None:
    """Give "seinen Amtskollegen X" the office of whoever was named before."""
    last: Title | None = None
    for title in titles:
        if title.office.base in ("Kollege", "Amtskollege"):
            if title.person is not None and last is not None and title.at - last.at < 60:
                bare = title.title
                title.title = _for_gender(last, female=title.office.female)
                title.office = replace(
                    last.office, female=title.office.female, of=None, former=False
                )
                title.former = title.former or bare.startswith("Ex")
        elif title.person is not None and title.office.post and title.office.kind == "state":
            last = title


def _for_gender(title: Title, *, female: bool | None) -> str:
    label = title.title
    if female is None or title.office.female is None or female == title.office.female:
        return label
    if female:
        return label + "in" if not label.endswith("in") else label
    return label.removesuffix("in")


def _key(title: Title) -> str | None:
    if title.of is not None:
        return title.of.key or title.of.name
    return title.of_state


def _through_capital(discourse: Discourse, title: Title) -> None:
    """Read "Roms Außenminister" as one of Italy; the mayor of Rom is the city's."""
    if title.of is None or title.office.base in (
        "Bürgermeister",
        "Gouverneur",
        "Bischof",
        "Erzbischof",
    ):
        return
    if (
        title.office.kind == "state"
        and title.office.base != "Machthaber"
        and title.of.acts_for is not None
    ):
        title.of = discourse.evoked(title.of.acts_for)


def _via_person(
    discourse: Discourse, titles: list[Title], boss: Actor, title: Title
) -> Actor | None:
    """Return what "Webers Sprecherin" belongs to: the state or body of Weber's office."""
    for other in titles:
        if other.person is boss and other is not title:
            if other.of is not None and other.of.type != EntityType.PERSON:
                return other.of
            if other.of_state is not None:
                title.of_state = other.of_state
                return discourse.evoked(other.of_state)
    return None


def _possessor(discourse: Discourse, titles: list[Title], title: Title) -> Actor | None:
    """Return who "sein", "ihre", "dessen" before an office word is."""
    words = discourse.words
    word = title.possessive or ""
    gender = {"sein": ("m", "n"), "desse": ("m", "n"), "ihr": ("f", "p"), "deren": ("f", "p")}
    wanted = next((g for k, g in gender.items() if word.startswith(k)), None)
    if wanted is None:
        return None
    sentence = words[title.at].sent.number
    near = [
        n
        for n in discourse.names
        if n.end <= title.start
        and sentence - words[n.start].sent.number <= 1
        and discourse.actor(n) is not title.person
        and n.type != EntityType.PLACE
    ]
    near.sort(key=lambda n: -n.start)
    body_first = word.startswith(("desse", "deren"))
    for name in near:
        actor = discourse.actor(name)
        if actor.gender != "-" and actor.gender not in wanted:
            continue
        if actor.gender == "-" and actor.type == EntityType.PERSON and body_first:
            continue
        if actor.type == EntityType.PERSON:
            found = _via_person(discourse, titles, actor, title)
            if found is not None or title.of_state:
                return found
            continue
        return actor
    return None


def _repeat(titles: list[Title], title: Title) -> None:
    """Take ``of`` from the same office of the same person elsewhere in the article."""
    for other in titles:
        if other is title or other.person is not title.person:
            continue
        if (other.of or other.of_state) and same_office(other.title, title.title):
            title.of, title.of_state = other.of, other.of_state
            title.guessed = True
            return


def _home(discourse: Discourse) -> str | None:
    """Return the state whose bodies and capital the article is full of."""
    counts: dict[str, int] = {}
    for name in discourse.names:
        if (
            name.type == EntityType.ORGANISATION
            and name.of is not None
            and name.of != "Sowjetunion"
        ):
            counts[name.of] = counts.get(name.of, 0) + 2
        if name.type == EntityType.PLACE and name.acts_for and name.source != "dateline":
            counts[name.acts_for] = counts.get(name.acts_for, 0) + 1
    for i, word in enumerate(w.text for w in discourse.words):
        if word.startswith("Bundes") and i not in discourse.outer and len(word) > 9:
            counts["Deutschland"] = counts.get("Deutschland", 0) + 2
    if not counts:
        for name in discourse.names:
            if name.type == EntityType.STATE and name.key is not None:
                counts[name.key] = counts.get(name.key, 0) + 1
    if not counts:
        return None
    return max(counts, key=lambda s: (counts[s], s))


def _from_context(
    discourse: Discourse, title: Title, home: str | None, taken: Taken, *, american: bool
) -> None:
    title.guessed = True
    what = title.office
    if what.base in _NO_CONTEXT and not what.title.startswith(_GERMAN):
        return
    if what.kind in _STATE_KINDS or what.title.lower().startswith(_OF_A_STATE):
        if title.office.base == "Abgeordneter":
            return
        if what.title.startswith("Bundes") and not what.title.startswith(
            ("Bundespräs", "Bundeskanz")
        ):
            title.of_state = "Deutschland"
            return
        state = _probable_state(discourse, title, home, taken, american=american)
        if what.title.startswith(("Bundespräs", "Bundeskanz")):
            state = _federal(discourse)
        elif what.base == "Kanzler":
            state = "Österreich" if state == "Österreich" else "Deutschland"
        if state is not None:
            title.of_state = state
            title.of = discourse.evoked(state)
        return
    title.of = _near_body(discourse, title)


def _federal(discourse: Discourse) -> str:
    """Return whose a Bundespräsident is: Austria's where only Austria is on stage."""
    pointed = {discourse.state_key(a) for a in discourse.actors if a.names}
    return (
        "Österreich" if "Österreich" in pointed and "Deutschland" not in pointed else "Deutschland"
    )


Taken = dict[tuple[str, str | None], Actor | None]
"""Which person holds an office of a state: another one of the same name belongs elsewhere."""


def _probable_state(
    discourse: Discourse, title: Title, home: str | None, taken: Taken, *, american: bool
) -> str | None:
    options = [home] if american else []
    options += [*_near_states(discourse, title), home]
    for state in options:
        if state is None or (state == "USA" and _not_american(title)):
            continue
        if taken.get((title.office.title, state), title.person) is title.person:
            return state
    return None


def _not_american(title: Title) -> bool:
    return title.office.base in ("Premier", "Kanzler", "König", "Kaiser") or (
        title.office.title.lower().startswith(
            ("premier", "ministerpräs", "staatspräs", "regierungschef", "informationsmin", "bundes")
        )
    )


def _near_states(discourse: Discourse, title: Title) -> list[str]:
    """Return the states pointed to before the title, in this sentence or paragraph, last first."""
    words = discourse.words
    sentence = words[title.at].sent.number
    bottom = words.sents[max(0, sentence - 2)].start
    found: list[str] = []
    for k in range(title.start - 1, bottom - 1, -1):
        if words[k].is_blank and "\n" in words[k].text:
            break
        state = discourse.state_at(words[k])
        if state is not None and not words[k].is_main_verb and state not in found:
            found.append(state)
    return found


def _near_body(discourse: Discourse, title: Title) -> Actor | None:
    """Return the body last named before the title, not further than a sentence away."""
    words = discourse.words
    sentence = words[title.at].sent.number
    for name in sorted(discourse.names, key=lambda n: -n.start):
        if name.end > title.start or sentence - words[name.start].sent.number > 1:
            continue
        if name.type == EntityType.ORGANISATION and "medium" not in name.takes:
            return discourse.actor(name)
    return None
