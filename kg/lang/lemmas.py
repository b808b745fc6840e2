"""Lemmas by edit script: what to take off and put on at both ends of a form.

Source: Chrupała (2006), "Simple data-driven context-sensitive lemmatization".
"""

from __future__ import annotations

from difflib import SequenceMatcher

Script = tuple[int, str, int, str, str]
"""Characters off the front, put on there, off the end, put on there, letter case (l, u, =)."""

NOTHING: Script = (0, "", 0, "", "=")


def script_of(form: str, lemma: str) -> Script:
    """Return the edit script that turns ``form`` into ``lemma``.

    Example: ``("gemacht", "machen")`` → two off the front, "t" for "en" at the end.
    """
    low, goal = form.lower(), lemma.lower()
    match = SequenceMatcher(None, low, goal, autojunk=False).find_longest_match()
    case = (
        "=" if form[:1].isupper() == lemma[:1].isupper() else ("u" if lemma[:1].isupper() else "l")
    )
    if match.size == 0:
        return (len(form), lemma, 0, "", "=")
    front, back = match.a, len(low) - match.a - match.size
    return (front, goal[: match.b], back, goal[match.b + match.size :], case)


def apply_script(form: str, script: Script) -> str | None:
    """Return the lemma, or ``None`` if the script does not fit the form."""
    front, before, back, after, case = script
    if front + back > len(form) or (front + back == len(form) and not before + after):
        return None
    lemma = before + form[front : len(form) - back].lower() + after
    upper = form[:1].isupper() if case == "=" else case == "u"
    if form.isupper() and len(form) > 1 and script == NOTHING:
        return form
    if upper and form[1:] != form[1:].lower() and not (front or back or before or after):
        return form  # mixed case: NATO, McCain
    return lemma[:1].upper() + lemma[1:] if upper else lemma


_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "ion", "tät")


def repaired(lemma: str, form: str, tag: str) -> str:
    """Return the lemma with what no German word ends in put right.

    Example: ``rechneen`` → ``rechnen``, ``forderen`` → ``fordern``, ``Bedingunge`` → ``Bedingung``.
    """
    if tag in ("VERB", "AUX"):
        if lemma.endswith("een") and len(lemma) > 5:
            return lemma.removesuffix("een") + "en"
        for wrong, right in (("eren", "ern"), ("elen", "eln")):
            if lemma.endswith(wrong) and lemma[-5:-4] not in ("", "h", "i", *"aeouäöü"):
                return lemma.removesuffix(wrong) + right
    if tag == "NOUN":
        for ending in _NOUN_ENDINGS:
            if form.endswith(ending + "en"):
                return form.removesuffix("en")
            if lemma.endswith(ending + "e"):
                return lemma.removesuffix("e")
    return lemma
