"""Lemmas of strong and irregular verbs, with whatever prefix they bear."""

from __future__ import annotations

from functools import cache

from kg.lexicon import rows

_PREFIXES = [
    "be",
    "ge",
    "er",
    "ver",
    "zer",
    "ent",
    "emp",
    "miss",
    "wider",
    "unter",
    "über",
    "ab",
    "an",
    "auf",
    "aus",
    "bei",
    "da",
    "dar",
    "durch",
    "ein",
    "fest",
    "fort",
    "frei",
    "heim",
    "her",
    "heran",
    "heraus",
    "herbei",
    "herum",
    "herunter",
    "hervor",
    "hin",
    "hinaus",
    "hinein",
    "hinweg",
    "hinzu",
    "inne",
    "klar",
    "los",
    "mit",
    "nach",
    "nahe",
    "nieder",
    "offen",
    "preis",
    "statt",
    "teil",
    "um",
    "voran",
    "voraus",
    "vorbei",
    "vor",
    "vorher",
    "weg",
    "weiter",
    "wieder",
    "zu",
    "zurecht",
    "zurück",
    "zusammen",
    "bekannt",
    "entgegen",
    "gegenüber",
    "bereit",
]


@cache
def _forms() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("lang/strong_verbs"):
        lemma, third, past, participle, wish = (
            row[k] for k in ("infinitive", "third", "past", "participle", "wish")
        )
        plural = past + ("n" if past.endswith("e") else "en")
        wishes = (
            (wish, wish + "n", wish.removesuffix("e") + "et", wish + "st") if wish != "-" else ()
        )
        for form in (*wishes, third, past, plural, past + "st", participle):
            table.setdefault(form, lemma)
    return table


def strong_lemma(form: str) -> str | None:
    """Return the infinitive of a form, or ``None`` if no strong verb has it.

    Example: ``vorwarf`` → ``vorwerfen``, ``zurückgewiesen`` → ``zurückweisen``.
    """
    low = form.lower()
    table = _forms()
    if low in table:
        return table[low]
    for prefix in _PREFIXES:
        rest = low.removeprefix(prefix)
        if rest != low and len(rest) > 2:
            found = table.get(rest) or _without_ge(rest)
            if found is not None:
                return prefix + found
            for inner in ("be", "er", "ver", "ge"):
                deeper = table.get(rest.removeprefix(inner)) if rest.startswith(inner) else None
                if deeper is not None and not rest.startswith("ge"):
                    return prefix + inner + deeper
    return None


@cache
def _bare_participles() -> dict[str, str]:
    """Return participles without "ge", as inseparable verbs have them: ``wiesen``."""
    return {
        row["participle"].removeprefix("ge"): row["infinitive"]
        for row in rows("lang/strong_verbs")
        if row["participle"].startswith("ge")
    }


def _without_ge(rest: str) -> str | None:
    return _bare_participles().get(rest)
