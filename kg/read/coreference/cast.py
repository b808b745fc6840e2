"""Who is on stage in one article: named mentions, entities, and which word denotes whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Article, Entity, EntityType, Mention, MentionForm, Span
from kg.read.coreference.facts import entities_in
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
        stage = [
            *discourse.actors,
            *(t.of for t in titles if t.of and (t.office.of or t.office.prefix)),
        ]
        stage += [t.of for t in titles if t.of and t.person]
        stage += [actor for _, found in sorted(denoting.items()) for actor in found.actors]
        self._actors = tuple(dict.fromkeys(stage))
        self._numbers = {actor: number for number, actor in enumerate(self._actors, start=1)}
        self._ids = {actor: f"e{number}" for actor, number in self._numbers.items()}
        self._by_id = {entity_id: actor for actor, entity_id in self._ids.items()}
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
                self.id(actor),
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
            for actor in sorted(denoting.actors, key=lambda a: self._numbers[a]):
                mention = Mention(
                    f"c{len(found) + 1}",
                    begin,
                    end,
                    self._text[begin:end],
                    denoting.form,
                    actor.type,
                    self.id(actor),
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
        """All entities that are named, or that an office word or nominal needs, numbered so."""
        return tuple(self._entity(actor) for actor in self._actors)

    def playing(self, *facts: Iterable[object]) -> dict[str, Entity]:
        """Return the entities that are named or take part in one of the facts, by their id there.

        A state known only from "russische" or "US-Präsident" is on stage when a fact needs it. Its
        id in the fact may be its name; the entity has the id that it gets in the extraction.
        """
        used = dict.fromkeys(one for group in facts for fact in group for one in entities_in(fact))
        known = {self.id(actor): self._entity(actor) for actor in self._actors}
        kept = {i: e for i, e in known.items() if self._actor(i).names or i in used}
        late = (self._entity(self._actor(i)) for i in used if i not in known)
        numbered = enumerate(late, start=len(known) + 1)
        return kept | {e.id: replace(e, id=f"e{number}") for number, e in numbered}

    def id(self, actor: Actor) -> str:
        """Return the id of an actor: of one that the cast does not hold it is the name."""
        return self._ids.get(actor) or actor.key or actor.name

    def _actor(self, entity_id: str) -> Actor:
        return self._by_id.get(entity_id) or self._discourse.evoked(entity_id)

    def _entity(self, actor: Actor) -> Entity:
        return Entity(
            self.id(actor),
            actor.type,
            actor.name,
            acts_for=self._id_of(actor.acts_for, actor),
            of=self._id_of(actor.of, actor),
            office=next((title for title, _ in actor.offices), None),
        )

    def _id_of(self, key: str | None, whose: Actor) -> str | None:
        found = self._discourse.named.get(key) if key is not None else None
        return self.id(found) if found is not None and found is not whose else None

    def entity(self, entity_id: str) -> Entity:
        """Return the entity of that id."""
        return self._entity(self._actor(entity_id))

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
        return self._actor(entity_id).type

    def home(self, entity_id: str) -> str | None:
        """Return the id of the state on stage for which a person holds an office."""
        actor = self._actor(entity_id)
        owners = [self._discourse.evoked(of) for title, of in actor.offices if of]
        keys = [self._discourse.state_key(owner) for owner in owners]
        return next((self.called(key) for key in keys if key), None)

    def holder(self, word: str, state_id: str) -> str | None:
        """Return the id of the person on stage who holds such an office of the state."""
        state = self._actor(state_id)
        key = state.key or state.name
        for actor in self._actors:
            if actor.type == EntityType.PERSON and actor.names:
                for title, of in actor.offices:
                    if of == key and takes_up(word, title):
                        return self.id(actor)
        return None

    def kinds(self, entity_id: str) -> frozenset[str]:
        """Return what a body can be taken up as: ``union``, ``ministry``, ``court``."""
        return frozenset(self._actor(entity_id).takes)

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
            return tuple(self.id(actor) for actor in denoting.actors)
        actor = self._discourse.at(self._tree[i])
        if actor is not None:
            return (self.id(actor),)
        words = self._discourse.words
        if words[i].is_pronoun or words[i].is_determiner:
            return self._antecedent(i)
        for child in [c.i for c in words[i].children if c.is_beside_name]:
            if abs(child - i) == 1 and (words[i].is_nominal or words[i].is_foreign):
                actor = self._discourse.at(self._tree[child])
                if actor is not None:
                    return (self.id(actor),)
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
        return (self.id(actor),) if actor is not None else ()

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
        return (self.called(people[0]),) if people is not None and plain else ()

    def called(self, name: str) -> str:
        """Return the id of the entity of that name or key: ``"EU"``, ``"Europäische Union"``.

        A state or body of the lexicons that nobody names is its own id, until ``playing``.
        """
        return self.id(self._discourse.evoked(name))

    def state_behind(self, entity_id: str) -> str | None:
        """Return the state that a metonym stands for, also where nobody named it.

        Example: ``Moskau`` → the entity Russland.
        """
        key = self._actor(entity_id).acts_for
        known = by_key().get(key) if key else None
        return self.called(known.key) if known and known.type == EntityType.STATE else None

    def state_of(self, token: Word) -> str | None:
        """Return the id of the state that an adjective, capital or compound points to.

        Example: ``"russische"`` in ``"nach russischen Angaben"`` → the entity Russland.
        """
        state = self._discourse.state_at(token)
        if state is None and "-" in token.text:
            key = prefixes().get(token.text.partition("-")[0])
            if key is not None and by_key().get(key) is not None:
                return self.called(key)
        return self.called(state) if state else None


def read_cast(tree: Tree, article: Article) -> Cast:
    """Return the cast of an article: who is named, and which words denote whom."""
    skipped = frozenset(t.i for begin, end in article.skipped for t in tree if begin <= t.idx < end)
    discourse = read_discourse(tree, skipped)
    titles = [t for t in find_titles(discourse) if t.at not in skipped]
    settle_owners(discourse, titles)
    denoting = resolve(discourse, titles, skipped)
    return Cast(tree, discourse, titles, denoting)
