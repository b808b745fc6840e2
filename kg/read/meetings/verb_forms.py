"""Forms of the lexicons' verbs, so that a wrong lemma of the tagger does not hide a word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word

# Participles of strong verbs; a particle goes before them (zusammen + gekommen).
_STRONG = dict(
    pair.split(":")
    for pair in [
        "treffen:getroffen",
        "kommen:gekommen",
        "gehen:gegangen",
        "treten:getreten",
        "sitzen:gesessen",
        "bringen:gebracht",
        "rufen:gerufen",
        "sprechen:gesprochen",
        "fliegen:geflogen",
        "fahren:gefahren",
        "empfangen:empfangen",
        "laden:geladen",
        "halten:gehalten",
        "nehmen:genommen",
        "ziehen:gezogen",
        "schlagen:geschlagen",
        "schließen:geschlossen",
        "brechen:gebrochen",
        "fallen:gefallen",
        "streichen:gestrichen",
        "blasen:geblasen",
        "bieten:geboten",
        "weisen:gewiesen",
        "sehen:gesehen",
        "stehen:gestanden",
        "finden:gefunden",
        "lassen:gelassen",
        "bleiben:geblieben",
        "verschieben:verschoben",
        "geben:gegeben",
        "laufen:gelaufen",
        "beginnen:begonnen",
        "werben:geworben",
        "bitten:gebeten",
        "dringen:gedrungen",
        "ringen:gerungen",
        "essen:gegessen",
        "denken:gedacht",
        "schreiten:geschritten",
        "verbringen:verbracht",
        "erscheinen:erschienen",
        "beraten:beraten",
        "meiden:gemieden",
        "versprechen:versprochen",
        "beschließen:beschlossen",
        "unterhalten:unterhalten",
        "besprechen:besprochen",
        "entfallen:entfallen",
        "vermeiden:vermieden",
        "setzen:gesetzt",
    ]
)
_INSEPARABLE = ("be", "er", "ver", "ent", "emp", "ge", "zer", "miss", "unter", "über", "wider")


@cache
def _forms() -> tuple[dict[str, str], frozenset[str]]:
    """Return infinitive by form, and the forms that are participles."""
    table: dict[str, str] = {}
    participles: set[str] = set()
    names = [row["verb"] for row in rows("read/meetings/verbs")]
    names += [row["cue"] for row in rows("read/meetings/status_cues") if row["pos"] == "verb"]
    for name in names:
        part, _, verb = name.removesuffix(" sich").rpartition("|")
        infinitive = part + verb
        participle = _participle(verb)
        participles.add(part + participle)
        table.setdefault(part + participle, infinitive)
        if part:
            table.setdefault(f"{part}zu{verb}", infinitive)
        for form in _weak(verb):
            table.setdefault(part + form, infinitive)
    return table, frozenset(participles)


def _stem(verb: str) -> str:
    return verb.removesuffix("n") if verb.endswith(("eln", "ern")) else verb.removesuffix("en")


def _participle(verb: str) -> str:
    if verb in _STRONG:
        return _STRONG[verb]
    stem = _stem(verb)
    ending = "et" if stem.endswith(("t", "d", "chn", "ffn")) else "t"
    plain = verb.endswith("ieren") or verb.startswith(_INSEPARABLE)
    return f"{stem}{ending}" if plain else f"ge{stem}{ending}"


def _weak(verb: str) -> tuple[str, ...]:
    if verb in _STRONG:
        return ()
    stem = _stem(verb)
    link = "e" if stem.endswith(("t", "d", "chn", "ffn")) else ""
    return f"{stem}{link}t", f"{stem}{link}te", f"{stem}{link}ten"


def infinitive(token: Word) -> str:
    """Return the infinitive of a verb, by the lexicons' forms before the tagger's lemma.

    Example: "abgesagt" gives "absagen", whatever lemma it carries.
    """
    table, _ = _forms()
    return table.get(token.lower, token.lemma.lower())


def form_infinitive(form: str) -> str:
    """Return the infinitive of a form of the lexicons' verbs, else the form itself."""
    return _forms()[0].get(form, form)


def is_participle(form: str) -> bool:
    """Whether a form is the past participle of a verb of the lexicons."""
    return form in _forms()[1]
