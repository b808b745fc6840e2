"""Loads a language pipeline: the bundled one, or any installed spaCy pipeline in its place."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from kg.errors import PipelineError
from kg.lang.adapt import UniversalLabels, missing_annotations
from kg.lang.component import GermanReader
from kg.lang.network import Network
from kg.lang.tokens import blank_german
from kg.resources import packaged

BUNDLED = "de_depesche"
VERSION = "0.1.0"


@Language.factory("german_reader")
def _german_reader(nlp: Language, name: str) -> GermanReader:  # noqa: ARG001 - spaCy asks so
    return GermanReader(_network())


@Language.factory("universal_labels")
def _universal_labels(nlp: Language, name: str) -> UniversalLabels:  # noqa: ARG001 - likewise
    return UniversalLabels()


@cache
def _network() -> Network:
    return Network(packaged("lang", "model"))


def load_pipeline(name: str | None = None) -> Language:
    """Return a spaCy ``Language`` that sets all that reading needs; ``None`` is the bundled one.

    Raises:
        PipelineError: no such pipeline is installed, or it lacks an annotation.
    """
    if name is None:
        nlp = blank_german()
        nlp.add_pipe("german_reader")
        nlp.meta["name"], nlp.meta["version"] = BUNDLED.removeprefix("de_"), VERSION
        return nlp
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise PipelineError(
            f"the language pipeline {name!r} cannot be loaded: {str(error).splitlines()[0]}",
            hint="install it into this environment, or leave --pipeline out for the bundled one",
        ) from error
    if nlp.lang != "de":
        raise PipelineError(
            f"the language pipeline {name!r} is for {nlp.lang!r}, not for German",
            hint="name a German pipeline, for example de_core_news_lg",
        )
    missing = missing_annotations(nlp)
    if missing:
        raise PipelineError(
            f"the language pipeline {name!r} does not set {', '.join(missing)}",
            hint="reading needs tags, lemmas, a dependency parse and names",
        )
    nlp.add_pipe("universal_labels", last=True)
    return nlp


def pipeline_identity(nlp: Language) -> tuple[str, str, str]:
    """Return name, version and SHA-256 of the pipeline, for the provenance of a reading."""
    name = f"{nlp.lang}_{nlp.meta.get('name', 'pipeline')}"
    version = str(nlp.meta.get("version", "0"))
    if nlp.has_pipe("german_reader"):
        return name, version, _digest(packaged("lang", "model"))
    place = getattr(nlp, "path", None)
    if place is not None:
        return name, version, _digest(Path(place))
    return (
        name,
        version,
        hashlib.sha256(repr(sorted(nlp.meta.items(), key=str)).encode()).hexdigest(),
    )


@cache
def _digest(folder: Path) -> str:
    """Return the SHA-256 over names and contents of the files of a folder."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
