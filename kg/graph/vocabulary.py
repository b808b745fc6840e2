"""The terms that a graph may use; a misspelt one fails at once.

DP.Meeting   → <https://w3id.org/depesche/ns#Meeting>
DP.Meting    → AttributeError
"""

from __future__ import annotations

from pyoxigraph import NamedNode


def _words(text: str) -> list[str]:
    return text.split()


CLASSES = _words(
    "Article Reading Entity Person Organisation State Place Mention TimeExpression Position "
    "Event Meeting Utterance Warning Statement Candidate Linking"
)
PROPERTIES = _words(
    "titleSpan skippedSpan textReader sameTextAs textSketch "
    "program pipeline pipelineDigest lexiconsDigest minConfidence snapshot snapshotDigest "
    "mentionedIn name readAs alias knownAs actsFor belongsTo bodyKind office mentionOf form "
    "evidence timexType value holder title of former acting start end termStart termEnd asOf "
    "involves kind status participant place date earliest latest trigger alsoEvidence accordingTo "
    "partOf entry pattern confidence issuer target speaker addressee act quotationType quote "
    "content cue frame speakerSpan addresseeSpan condition consequence link linking item chosen "
    "qid score rank features reason nil judgement"
)
CONCEPTS = _words(
    "bilateral multilateral call negotiation visit briefing occurred ongoing planned possible "
    "cancelled warning threat say demand accuse deny promise praise direct indirect reported "
    "free properName nominal pronoun automatic live pinned forbidden"
)
SCHEMES = _words(
    "meetingKinds meetingStatuses warningKinds acts quotationTypes mentionForms judgements"
)
DATATYPES = ["plover"]


class Vocabulary:
    """The terms of one namespace, closed: what is not listed does not exist."""

    def __init__(self, prefix: str, namespace: str, terms: list[str]) -> None:
        self.prefix = prefix
        self.namespace = namespace
        self._terms = {term: NamedNode(namespace + term) for term in terms}

    def __getattr__(self, term: str) -> NamedNode:
        return self[term]

    def __getitem__(self, term: str) -> NamedNode:
        """Return the term of that local name.

        Raises:
            AttributeError: the vocabulary has no such term.
        """
        try:
            return self._terms[term]
        except KeyError:
            raise AttributeError(f"{self.prefix}:{term} is no term of {self.namespace}") from None

    @property
    def terms(self) -> frozenset[str]:
        """The local names."""
        return frozenset(self._terms)


def _closed(prefix: str, namespace: str, terms: str) -> Vocabulary:
    return Vocabulary(prefix, namespace, terms.split())


DP = Vocabulary(
    "dp",
    "https://w3id.org/depesche/ns#",
    [*CLASSES, *PROPERTIES, *CONCEPTS, *SCHEMES, *DATATYPES],
)
RDF = _closed("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type JSON")
RDFS = _closed("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label")
SKOS = _closed("skos", "http://www.w3.org/2004/02/skos/core#", "altLabel exactMatch")
DCTERMS = _closed(
    "dcterms", "http://purl.org/dc/terms/", "identifier date issued title source language"
)
SCHEMA = _closed("schema", "https://schema.org/", "url")
PROV = _closed("prov", "http://www.w3.org/ns/prov#", "Activity wasGeneratedBy")
NIF = _closed(
    "nif",
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "Context String RFC5147String isString beginIndex endIndex anchorOf referenceContext",
)
XSD = _closed(
    "xsd", "http://www.w3.org/2001/XMLSchema#", "boolean date decimal gYear gYearMonth integer"
)
VOCABULARIES = (DP, RDF, RDFS, SKOS, DCTERMS, SCHEMA, PROV, NIF, XSD)

PREFIXES = {v.prefix: v.namespace for v in VOCABULARIES} | {"wd": "http://www.wikidata.org/entity/"}
