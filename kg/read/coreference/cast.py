"""Who is on stage in one article: named mentions, entities, and which word denotes whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Article, Entity, EntityType, Mention, MentionForm, Span
from kg.read.coreference.officeholders import takes_up
from kg.read.coreference.resolve import resolve
from kg.read.entities.discourse import Discourse, read_discourse
from kg.read.entities.gazetteer import by_key, inhabitant, prefixes
from kg.read.grammar.tree import Tree
from kg.read.offices.owners import settle_owners
from kg.read.offices.titles import find_titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.coreference.salience import Denoting
    from kg.read.entities.grouping import Actor
    from kg.read.grammar.tree import Tree, Word
    from kg.read.offices.phrase import Title

_ROLES = (
    "person",
    "of",
    "participants",
    "place",
    "according_to",
    "issuer",
    "targets",
    "speaker",
    "addressees",
)
_RELATIVE = frozenset("der die das dem den dessen deren denen welcher welche welches".split())  # noqa: SIM905


class Cast:
    """Who is on stage in one article: mentions and entities, and which token denotes whom."""

    def __init__(
        self, tree: Tree, discourse: Discourse, titles: list[Title], denoting: dict[int, Denoting]
    ) -> None:
        self._tree = tree
        self._text = tree.text
        self._discourse = discourse
        self._denoting = denoting
        self.titles = tuple(titles)
        """Office words with who holds them; for the reader of positions."""
        self._cover: dict[int, Mention] = {}
        self._heads: dict[str, int] = {}
        self._mentions = self._name_mentions() + self._other_mentions()
        self._mentions.sort(key=lambda m: (m.begin, -m.end, m.form, m.entity))

    def _name_mentions(self) -> list[Mention]:
        found = []
        for number, name in enumerate(self._discourse.names, start=1):
            actor = self._discourse.actor(name)
            begin, end = self._chars(name.start, name.end)
            mention = Mention(
                f"n{number}",
                begin,
                end,
                self._text[begin:end],
                MentionForm.NAME,
                actor.type,
                actor.id,
            )
            found.append(mention)
            self._heads[mention.id] = name.head
        for name, mention in sorted(
            zip(self._discourse.names, found, strict=True), key=lambda p: p[0].start - p[0].end
        ):
            for i in range(name.start, name.end):
                self._cover[i] = mention
        return found

    def _other_mentions(self) -> list[Mention]:
        found: list[Mention] = []
        for i, denoting in sorted(self._denoting.items()):
            if not denoting.coreferent:
                continue
            begin, end = self._chars(denoting.start, denoting.end)
            for actor in denoting.actors:
                mention = Mention(
                    f"c{len(found) + 1}",
                    begin,
                    end,
                    self._text[begin:end],
                    denoting.form,
                    actor.type,
                    actor.id,
                )
                found.append(mention)
                self._heads[mention.id] = i
                for k in range(denoting.start, denoting.end):
                    self._cover.setdefault(k, mention)
        return found

    def _chars(self, start: int, end: int) -> Span:
        last = self._tree[end - 1]
        return self._tree[start].idx, last.end

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions in text order: names, and nominals and pronouns that take them up."""
        return tuple(self._mentions)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, named ones in order of appearance first; read it last, it may grow."""
        return tuple(self._entity(actor) for actor in self._discourse.actors)

    def playing(self, *facts: Iterable[object]) -> tuple[Entity, ...]:
        """Return the entities that are named, or that take part in one of the facts.

        A state known only from "russische" or "US-Präsident" is on stage when a fact needs it.
        """
        used: set[str] = set()
        for group in facts:
            for fact in group:
                for role in _ROLES:
                    value = getattr(fact, role, None)
                    used.update((value,) if isinstance(value, str) else value or ())
        actors = {a.id: a for a in self._discourse.actors}
        kept = [a for a in actors.values() if a.names or a.id in used]
        return tuple(self._entity(actor) for actor in kept)

    def _entity(self, actor: Actor) -> Entity:
        return Entity(
            actor.id,
            actor.type,
            actor.name,
            acts_for=self._id_of(actor.acts_for, actor),
            of=self._id_of(actor.of, actor),
            office=next((title for title, _ in actor.offices), None),
        )

    def _id_of(self, key: str | None, whose: Actor) -> str | None:
        found = self._discourse.find(key)
        return found.id if found is not None and found.names and found is not whose else None

    def entity(self, entity_id: str) -> Entity:
        """Return the entity of that id."""
        return self._entity(self._discourse.actors[int(entity_id[1:]) - 1])

    def side(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the entities, and the states and bodies that they belong to or stand for.

        Example: a Russian minister and "Moskau" → both of them, and Russia.
        """
        known = [self.entity(one) for one in ids]
        return frozenset(i for e in known for i in (e.id, e.of, e.acts_for) if i is not None)

    def is_person(self, entity_id: str) -> bool:
        """Whether the entity is a person."""
        return self._type(entity_id) == EntityType.PERSON

    def is_state(self, entity_id: str) -> bool:
        """Whether the entity is a state."""
        return self._type(entity_id) == EntityType.STATE

    def is_place(self, entity_id: str) -> bool:
        """Whether the entity is a place, and no state."""
        return self._type(entity_id) == EntityType.PLACE

    def is_body(self, entity_id: str) -> bool:
        """Whether the entity is an organisation."""
        return self._type(entity_id) == EntityType.ORGANISATION

    def _type(self, entity_id: str) -> EntityType:
        return self._discourse.actors[int(entity_id[1:]) - 1].type

    def home(self, entity_id: str) -> str | None:
        """Return the id of the state on stage for which a person holds an office."""
        actor = self._discourse.actors[int(entity_id[1:]) - 1]
        owners = [self._discourse.find(of) for title, of in actor.offices if of]
        keys = [self._discourse.state_key(owner) for owner in owners]
        found = self._discourse.find(next((key for key in keys if key), None))
        return found.id if found is not None else None

    def holder(self, word: str, state_id: str) -> str | None:
        """Return the id of the person on stage who holds such an office of the state."""
        state = self._discourse.actors[int(state_id[1:]) - 1]
        key = state.key or state.name
        for actor in self._discourse.actors:
            if actor.type == EntityType.PERSON and actor.names:
                for title, of in actor.offices:
                    if of == key and takes_up(word, title):
                        return actor.id
        return None

    def kinds(self, entity_id: str) -> frozenset[str]:
        """Return what a body can be taken up as: ``union``, ``ministry``, ``court``."""
        return frozenset(self._discourse.actors[int(entity_id[1:]) - 1].takes)

    def mention_at(self, token: Word) -> Mention | None:
        """Return the innermost mention that covers the token."""
        return self._cover.get(token.i)

    def at(self, token: Word) -> str | None:
        """Return the id of the entity whose innermost mention covers the token."""
        mention = self._cover.get(token.i)
        return mention.entity if mention else None

    def head(self, mention: Mention) -> Word:
        """Return the syntactic head token of the mention."""
        return self._tree[self._heads[mention.id]]

    def denoted(self, token: Word, *, conj: bool = True) -> tuple[str, ...]:
        """Return ids of those whom the phrase headed by ``token`` denotes.

        Names, resolved nominals and pronouns, plural sets, an office for the person beside it,
        an unnamed speaker for the body he speaks for, an unnamed office-holder for his state.
        With ``conj`` the phrases coordinated with it count too: ``"Biden und Putin"``.
        """
        found = list(self._denoted_here(token.i))
        if conj:
            for child in token.children:
                if child.is_conjunct:
                    found.extend(self.denoted(child))
        return tuple(dict.fromkeys(found))

    def _denoted_here(self, i: int) -> tuple[str, ...]:
        denoting = self._denoting.get(i)
        if denoting is not None:
            return tuple(actor.id for actor in denoting.actors)
        actor = self._discourse.at(self._tree[i])
        if actor is not None:
            return (actor.id,)
        words = self._discourse.words
        if words[i].is_pronoun or words[i].is_determiner:
            return self._antecedent(i)
        for child in [c.i for c in words[i].children if c.is_beside_name]:
            if abs(child - i) == 1 and (words[i].is_nominal or words[i].is_foreign):
                actor = self._discourse.at(self._tree[child])
                if actor is not None:
                    return (actor.id,)
        return ()

    def _antecedent(self, i: int) -> tuple[str, ...]:
        """Return whom a relative pronoun denotes: the noun that its clause describes."""
        words = self._discourse.words
        if words[i].text.lower() not in _RELATIVE:
            return ()
        k = i
        for _ in range(4):
            if words[k].is_attributive_clause or words[k].is_relative_clause:
                noun = words[k].head.i
                return self._denoted_here(noun) if noun < i else self._named_before(i)
            if words[k].head.i == k:
                break
            k = words[k].head.i
        return ()

    def _named_before(self, i: int) -> tuple[str, ...]:
        """Return whom the name denotes that stands before the comma before a relative pronoun."""
        if i < 2 or self._discourse.words[i - 1].text != ",":
            return ()
        actor = self._discourse.at(self._tree[i - 2])
        return (actor.id,) if actor is not None else ()

    def span(self, token: Word) -> Span:
        """Return the characters of the phrase that denotes: determiner, title and name."""
        i = token.i
        denoting = self._denoting.get(i)
        if denoting is not None:
            return self._chars(denoting.start, denoting.end)
        name = self._discourse.outer.get(i)
        start, end = (name.start, name.end) if name else (i, i + 1)
        words = self._discourse.words
        for title in self.titles:
            if title.person is not None and title.evidence[0] <= i < title.evidence[1]:
                return self._chars(*self._with_determiner(*title.evidence))
        if name is None:
            for child in [c.i for c in words[i].children if c.is_beside_name]:
                below = self._discourse.outer.get(child)
                if child == i + 1 and below is not None:
                    end = below.end
        return self._chars(*self._with_determiner(start, end))

    def _with_determiner(self, start: int, end: int) -> Span:
        words = self._discourse.words
        first = words.sents[words[start].sent.number].start
        k = start
        while k > first and words[k - 1].is_describing and k - 1 not in self._discourse.outer:
            k -= 1
            if words[k].is_determiner:
                break
        if k > first and words[k - 1].text.rstrip(".") in (
            "Herr",
            "Herrn",
            "Frau",
            "Mr",
            "Mrs",
            "Ms",
        ):
            k -= 1
        return k, end

    def people(self, token: Word) -> tuple[str, ...]:
        """Return the state of a people in the plural.

        Example: ``den Norwegern`` → the entity Norwegen, not a Norwegian just named.
        """
        numbers = [n for t in (token, *token.children) for n in t.morph.get("Number", [])]
        if not token.is_noun or "Plur" not in numbers:
            return ()
        plain = not any(c.is_adjective or c.is_number or c.is_apposition for c in token.children)
        people = inhabitant(token.lemma) or inhabitant(token.text.removesuffix("n"))
        return (self.ensure_state(people[0]),) if people is not None and plain else ()

    def ensure_state(self, name: str) -> str:
        """Return the id of the state ``name``, called on stage where it was not named before."""
        return self._discourse.ensure(name).id

    def state_behind(self, entity_id: str) -> str | None:
        """Return the state that a metonym stands for, called on stage where nobody named it.

        Example: ``Moskau`` → the entity Russland.
        """
        key = self._discourse.actors[int(entity_id[1:]) - 1].acts_for
        known = by_key().get(key) if key else None
        return self.ensure_state(known.key) if known and known.type == EntityType.STATE else None

    def state_of(self, token: Word) -> str | None:
        """Return the id of the state that an adjective, capital or compound points to.

        Example: ``"russische"`` in ``"nach russischen Angaben"`` → the entity Russland.
        """
        state = self._discourse.state_at(token)
        if state is None and "-" in token.text:
            key = prefixes().get(token.text.partition("-")[0])
            if key is not None and by_key().get(key) is not None:
                return self._discourse.ensure(key).id
        return self.ensure_state(state) if state else None


def read_cast(tree: Tree, article: Article) -> Cast:
    """Return the cast of an article: who is named, and which words denote whom."""
    skipped = frozenset(t.i for begin, end in article.skipped for t in tree if begin <= t.idx < end)
    discourse = read_discourse(tree, skipped)
    titles = [t for t in find_titles(discourse) if t.at not in skipped]
    settle_owners(discourse, titles)
    denoting = resolve(discourse, titles, skipped)
    return Cast(tree, discourse, titles, denoting)
