"""Forms of the speech verbs, so that a wrong lemma of the tagger hides no utterance."""

from __future__ import annotations

from functools import cache

from kg.lexicon import rows

_INSEPARABLE = ("be", "er", "ver", "ent", "emp", "ge", "zer", "miss", "unter", "über", "wider")
_LINKED = ("t", "d", "chn", "ffn", "dm", "tm")


@cache
def lemma_of(form: str) -> tuple[str, str] | None:
    """Return lemma and particle of a form of the lexicon's verbs, or ``None``.

    Example: ``zugesichert`` → ``("sichern", "zu")``, ``erbot`` → ``("erbieten", "")``.
    """
    return _forms().get(form)


@cache
def _forms() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for row in rows("read/quotations/verbs"):
        part, _, lemma = row["verb"].removesuffix(" sich").rpartition("|")
        own, joined = _inflected(lemma)
        for form in (*own, *joined):
            table.setdefault(form, (lemma, ""))
        if part:
            for form in (*own, *joined, f"zu{lemma}"):
                table.setdefault(part + form, (lemma, part))
    for form in [f for f in table if "ß" in f]:
        table.setdefault(form.replace("ß", "ss"), table[form])
    return table


def _inflected(lemma: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the finite forms and the participle of a verb, each of them lower case."""
    strong = _strong(lemma)
    if strong is not None:
        third, past, participle, wish = strong
        plural = past + ("n" if past.endswith("e") else "en")
        forms = [lemma, third, past, plural]
        if wish != "-":
            forms += [wish, wish + "n"]
        return tuple(forms), (participle,)
    stem = lemma.removesuffix("n") if lemma.endswith(("eln", "ern")) else lemma.removesuffix("en")
    link = "e" if stem.endswith(_LINKED) else ""
    plain = lemma.endswith("ieren") or lemma.startswith(_INSEPARABLE)
    participle = f"{stem}{link}t" if plain else f"ge{stem}{link}t"
    return (lemma, f"{stem}{link}t", f"{stem}{link}te", f"{stem}{link}ten"), (participle,)


@cache
def _strong_table() -> dict[str, tuple[str, str, str, str]]:
    return {
        row["infinitive"]: (row["third"], row["past"], row["participle"], row["wish"])
        for row in rows("lang/strong_verbs")
    }


def _strong(lemma: str) -> tuple[str, str, str, str] | None:
    """Return the irregular forms of a verb, those of its stem if it has a prefix of its own."""
    table = _strong_table()
    if lemma in table:
        return table[lemma]
    for prefix in _INSEPARABLE:
        base = table.get(lemma.removeprefix(prefix)) if lemma.startswith(prefix) else None
        if base is not None:
            third, past, participle, wish = base
            bare = participle.removeprefix("ge")
            wished = "-" if wish == "-" else prefix + wish
            return prefix + third, prefix + past, prefix + bare, wished
    return None
