"""Who is on stage in one article: named mentions, entities, and which word denotes whom."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.model import Article, Entity, EntityType, Mention, Span

_TYPES: dict[str, EntityType] = {"PER": "Person", "ORG": "Organisation", "LOC": "Place"}


class Cast:
    """Who is on stage in one article: mentions and entities, and which token denotes whom."""

    def __init__(self, doc: Doc, mentions: tuple[Mention, ...], entities: list[Entity]) -> None:
        self._doc = doc
        self._entities = {e.id: e for e in entities}
        self._mentions = list(mentions)
        self._cover: dict[int, Mention] = {}
        for mention in sorted(self._mentions, key=lambda m: m.begin - m.end):
            span = doc.char_span(mention.begin, mention.end, alignment_mode="expand")
            for token in span or ():
                self._cover[token.i] = mention

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions in text order."""
        return tuple(self._mentions)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Entities in order of appearance; read it last, ``ensure_state`` may add some."""
        return tuple(self._entities.values())

    def entity(self, entity_id: str) -> Entity:
        """Return the entity of that id."""
        return self._entities[entity_id]

    def mention_at(self, token: Token) -> Mention | None:
        """Return the innermost mention that covers the token."""
        return self._cover.get(token.i)

    def at(self, token: Token) -> str | None:
        """Return the id of the entity whose mention covers the token."""
        mention = self._cover.get(token.i)
        return mention.entity if mention else None

    def head(self, mention: Mention) -> Token:
        """Return the syntactic head token of the mention."""
        span = self._doc.char_span(mention.begin, mention.end, alignment_mode="expand")
        assert span is not None  # noqa: S101  # mentions lie on tokens
        root: Token = span.root
        return root

    def denoted(self, token: Token, *, conj: bool = True) -> tuple[str, ...]:
        """Return ids of those whom the phrase headed by ``token`` denotes; () if nobody."""
        here = self.at(token)
        if here is None:
            for child in token.children:
                if child.dep_ in ("appos", "flat", "nmod") and child.i == token.i + 1:
                    here = self.at(child)
        found = [here] if here else []
        if conj:
            for child in token.children:
                if child.dep_ == "conj":
                    found.extend(self.denoted(child))
        return tuple(dict.fromkeys(found))

    def span(self, token: Token) -> Span:
        """Return the characters of the phrase that denotes, without relative clauses."""
        mention = self.mention_at(token)
        if mention:
            return mention.begin, mention.end
        return token.idx, token.idx + len(token)

    def speaker_of_quote(self, token: Token, speaker: str | None) -> tuple[str, ...]:
        """Return whom "ich", "wir" or "mein" inside a quotation of ``speaker`` denotes."""
        if speaker and token.lower_ in ("ich", "mich", "mir", "wir", "uns"):
            return (speaker,)
        return ()

    def ensure_state(self, name: str) -> str:
        """Return the id of the state ``name``, adding it where it was not named before."""
        for entity in self._entities.values():
            if entity.type == "State" and entity.name == name:
                return entity.id
        entity = Entity(f"e{len(self._entities) + 1}", "State", name)
        self._entities[entity.id] = entity
        return entity.id


def read_cast(doc: Doc, article: Article) -> Cast:
    """Return the cast of an article: who is named, and which words denote whom."""
    mentions: list[Mention] = []
    entities: dict[str, Entity] = {}
    for ent in doc.ents:
        kind = _TYPES.get(ent.label_)
        if kind is None or any(b <= ent.start_char < e for b, e in article.skipped):
            continue
        entity = entities.setdefault(ent.text, Entity(f"e{len(entities) + 1}", kind, ent.text))
        mentions.append(
            Mention(
                f"n{len(mentions) + 1}",
                ent.start_char,
                ent.end_char,
                ent.text,
                "name",
                kind,
                entity.id,
            )
        )
    return Cast(doc, tuple(mentions), list(entities.values()))
