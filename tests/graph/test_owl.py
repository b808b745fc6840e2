"""The ontology is OWL 2: it loads in owlready2, HermiT reasons with it, and nothing contradicts."""

from __future__ import annotations

import io
import shutil
import warnings

import pytest
from rdflib import OWL, RDFS, XSD, Graph, URIRef

from kg.resources import folder

DATATYPES = {
    *(XSD[name] for name in ("string", "boolean", "decimal", "integer", "dateTime", "anyURI")),
    RDFS.Literal,
}
"""Of the OWL 2 datatype map (OWL 2 Structural Specification, section 4): xsd:date is none of it."""
EXPECTED = {"Warning": {"Event", "Utterance"}, "Meeting": {"Event"}}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(folder("ontology") / "depesche.ttl")


def test_only_datatypes_of_owl_are_used(ontology: Graph) -> None:
    """HermiT refuses an ontology with another one."""
    ranges = {
        range_
        for node in ontology.subjects(None, OWL.DatatypeProperty)
        for range_ in ontology.objects(node, RDFS.range)
    }
    own = {node for node in ranges if str(node).startswith("https://w3id.org/depesche/ns#")}

    assert ranges - own <= DATATYPES


def test_a_reasoner_finds_no_contradiction(ontology: Graph) -> None:
    if shutil.which("java") is None:
        pytest.skip("HermiT, the reasoner, needs Java, which is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import owlready2  # noqa: PLC0415 - a second, and only here

        world = owlready2.World()
        triples = io.BytesIO(ontology.serialize(format="nt").encode())
        loaded = world.get_ontology("https://w3id.org/depesche/ns").load(
            fileobj=triples, format="ntriples"
        )
        with loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)

        assert list(world.inconsistent_classes()) == []
        for name, parents in EXPECTED.items():
            found = {one.name for one in world[f"https://w3id.org/depesche/ns#{name}"].ancestors()}
            assert parents <= found


def test_each_term_is_declared_once(ontology: Graph) -> None:
    """As a class or as one kind of property, so that no reasoner has to guess."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    for node in set(ontology.subjects(RDFS.isDefinedBy, None)):
        assert isinstance(node, URIRef)
        assert sum((node, None, kind) in ontology for kind in kinds) <= 1
