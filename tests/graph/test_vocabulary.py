"""The vocabulary in code is the vocabulary in the ontology."""

from __future__ import annotations

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.graph.vocabulary import (
    CLASSES,
    CONCEPTS,
    DATATYPES,
    DP,
    PROPERTIES,
    SCHEMES,
    VOCABULARIES,
)
from kg.resources import folder


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(folder("ontology") / "depesche.ttl")


def _local(graph: Graph, *classes: URIRef) -> set[str]:
    found = {str(s) for class_ in classes for s in graph.subjects(RDF.type, class_)}
    return {s.removeprefix(DP.namespace) for s in found if s.startswith(DP.namespace)}


def test_terms_of_the_code_are_those_of_the_ontology(ontology: Graph) -> None:
    """Neither has a term that the other lacks."""
    assert _local(ontology, OWL.Class) == set(CLASSES)
    assert _local(ontology, OWL.ObjectProperty, OWL.DatatypeProperty) == set(PROPERTIES)
    assert _local(ontology, SKOS.Concept) == set(CONCEPTS)
    assert _local(ontology, SKOS.ConceptScheme) == set(SCHEMES)
    assert _local(ontology, RDFS.Datatype) == set(DATATYPES)


def test_the_vocabulary_has_its_size() -> None:
    """An ontology that lost terms must not pass."""
    sizes = [len(x) for x in (CLASSES, PROPERTIES, CONCEPTS, SCHEMES, DATATYPES)]

    assert sizes == [17, 76, 30, 7, 1]
    assert len(DP.terms) == sum(sizes)


def test_every_term_has_labels_in_both_languages_and_a_comment(ontology: Graph) -> None:
    """A reader of German and a reader of English both find a name, and an explanation."""
    for term in DP.terms:
        node = URIRef(DP[term].value)
        languages = {label.language for label in ontology.objects(node, RDFS.label)}  # type: ignore[union-attr]
        assert languages == {"de", "en"}, term
        assert ontology.value(node, RDFS.comment), term


def test_every_class_and_property_that_is_used_elsewhere_is_aligned(ontology: Graph) -> None:
    """The central terms name their counterparts in SEM, schema.org, ORG, PROV, OWL-Time and OA."""
    aligned = {
        str(o)
        for p in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
        for o in ontology.objects(None, p)
    }
    for namespace in (
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "https://schema.org/",
        "http://www.w3.org/ns/org#",
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/2006/time#",
        "http://www.w3.org/ns/oa#",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    ):
        assert any(iri.startswith(namespace) for iri in aligned), namespace
    assert not set(ontology.objects(None, OWL.imports))


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.prefix)
def test_a_misspelt_term_fails(vocabulary: object) -> None:
    """A vocabulary is closed."""
    with pytest.raises(AttributeError, match="is no term of"):
        vocabulary.Meting  # type: ignore[attr-defined] # noqa: B018
