"""Who is who in one article: its mentions and entities, and which word denotes whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from kg.model import Article, Entity, EntityType, Mention, MentionForm
from kg.read.coreference.antecedents import WORDS, Antecedents
from kg.read.coreference.facts import entities_in
from kg.read.coreference.officeholders import takes_up
from kg.read.coreference.pronouns import Kind, pronoun
from kg.read.coreference.resolution import resolve
from kg.read.entities.discourse import read_discourse
from kg.read.entities.gazetteer import by_key, inhabitant, prefixes
from kg.read.entities.grouping import Actor
from kg.read.grammar.spans import Spans
from kg.read.grammar.tree import Stretch, Tree, Word
from kg.read.offices.reader import read_offices

_CLAUSES = 4
"""So many words above a relative pronoun its clause may stand."""


class Cast:
    """Whom the words of one article denote, as the readers of facts ask it.

    Nothing changes it. Entities go by their ids, ``e1`` …; a state or body that the article only
    points to ("russische", "US-Präsident") may go by its name until ``playing`` numbers it.

    Of a word it tells whom its phrase denotes (``denoted``), which mention covers it (``at``,
    ``mention_at``), and to which state an adjective or a people points (``state_of``, ``people``).
    Of an entity it tells what it is (``entity``, ``is_person`` …, ``kinds``), whom it belongs to or
    acts for (``side``, ``home``, ``state_behind``) and who holds an office of it (``holder``).
    ``called`` finds it by its name.
    """

    def __init__(self, resolved: Antecedents) -> None:
        self._offices, self._references = resolved.offices, resolved.references
        self._discourse = resolved.offices.discourse
        last = {title.word.i: title for title in self._offices.titles}
        understood = {last[place]: title for place, title in resolved.titles.items()}
        self.titles = tuple(understood.get(title, title) for title in self._offices.titles)
        """Office words with who holds them; for the reader of positions."""
        self._actors = tuple(dict.fromkeys(self._order()))
        self._ids = {actor: f"e{number}" for number, actor in enumerate(self._actors, start=1)}
        self._by_id = {entity_id: actor for actor, entity_id in self._ids.items()}
        self._cover: dict[int, Mention] = {}
        found = [*self._name_mentions(), *self._other_mentions()]
        self.mentions = tuple(sorted(found, key=lambda m: (m.begin, -m.end, m.form, m.entity)))
        """Mentions in text order: names, and nominals and pronouns that take them up."""

    def _order(self) -> Iterator[Actor]:
        """Yield the named actors, then those whom office words and nominals need."""
        yield from self._discourse.actors
        told = [title for title in self.titles if title.office.of or title.office.prefix]
        for title in (*told, *(title for title in self.titles if title.person)):
            yield from (title.owner,) if title.owner is not None else ()
        for _, reference in sorted(self._references.items()):
            yield from reference.actors

    def _name_mentions(self) -> list[Mention]:
        found = []
        for number, name in enumerate(self._discourse.names, start=1):
            span, actor = self._discourse.words[name.start : name.end], self._discourse.actor(name)
            found.append((self._mention(f"n{number}", span, MentionForm.NAME, actor), span))
        for mention, span in sorted(found, key=lambda pair: -len(pair[1])):
            self._cover.update((word.i, mention) for word in span)
        return [mention for mention, _ in found]

    def _other_mentions(self) -> list[Mention]:
        found: list[Mention] = []
        places = {actor: place for place, actor in enumerate(self._actors)}
        for _, reference in sorted(self._references.items()):
            actors = () if reference.stands_in else reference.actors
            for actor in sorted(actors, key=places.__getitem__):
                number = f"c{len(found) + 1}"
                found.append(self._mention(number, reference.span, reference.form, actor))
                for word in reference.span:
                    self._cover.setdefault(word.i, found[-1])
        return found

    def _mention(self, number: str, span: Stretch, form: MentionForm, actor: Actor) -> Mention:
        begin, end = span.start_char, span.end_char
        return Mention(number, begin, end, span.text, form, actor.type, self.id(actor))

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """All entities that are named, or that an office word or nominal needs, numbered so."""
        return tuple(self._entity(actor) for actor in self._actors)

    @cached_property
    def _by_last_word(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = {}
        for entity in self.entities:
            found.setdefault(entity.name.rpartition(" ")[2], []).append(entity)
        return found

    @cached_property
    def _bodies(self) -> dict[str, str]:
        bodies = [m for m in self.mentions if m.type == EntityType.ORGANISATION]
        called = [(name, m.entity) for m in bodies for name in (m.text, self.entity(m.entity).name)]
        return dict(reversed(called))

    @cached_property
    def _holders(self) -> dict[str, list[tuple[str, Actor]]]:
        found: dict[str, list[tuple[str, Actor]]] = {}
        for person, held in self._offices.held.items():
            for title, owner in held:
                found.setdefault(owner or "", []).append((title, person))
        return found

    def mentions_in(self, begin: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin within a span of characters, in text order."""
        first = bisect_left(self.mentions, begin, key=lambda m: m.begin)
        return self.mentions[first : bisect_left(self.mentions, end, key=lambda m: m.begin)]

    def ending_in(self, word: str) -> Sequence[Entity]:
        """Return the entities that are called by a word, or by words of which it is the last."""
        return self._by_last_word.get(word, ())

    def body_called(self, name: str) -> str | None:
        """Return the id of the first body that is mentioned by that name, or bears it."""
        return self._bodies.get(name)

    def playing(self, *facts: Iterable[object]) -> dict[str, Entity]:
        """Return the entities that are named or take part in one of the facts, by their id there.

        A state known only from "russische" or "US-Präsident" is an entity where a fact needs it.
        Its id in the fact may be its name; the entity has the id that the extraction gives it.
        """
        used = dict.fromkeys(one for group in facts for fact in group for one in entities_in(fact))
        known = {i: a for i, a in self._by_id.items() if a.names or i in used}
        late = [one for one in used if one not in self._by_id]
        found = {i: self._entity(actor) for i, actor in known.items()}
        for number, one in enumerate(late, start=len(self._actors) + 1):
            found[one] = replace(self.entity(one), id=f"e{number}")
        return found

    def id(self, actor: Actor) -> str:
        """Return the id of an actor: of one that the cast does not hold it is the name."""
        return self._ids.get(actor) or actor.key or actor.name

    def _actor(self, entity_id: str) -> Actor:
        return self._by_id.get(entity_id) or self._discourse.evoked(entity_id)

    def _entity(self, actor: Actor) -> Entity:
        acts_for, of = (self._named(key, actor) for key in (actor.acts_for, actor.of))
        office = next((title for title, _ in self._offices.held.get(actor, ())), None)
        return Entity(self.id(actor), actor.type, actor.name, acts_for, of, office)

    def _named(self, key: str | None, whose: Actor) -> str | None:
        """Return the id of somebody else with that key or name, if the article names him."""
        found = self._discourse.named.get(key) if key is not None else None
        return self.id(found) if found is not None and found is not whose else None

    def entity(self, entity_id: str) -> Entity:
        """Return the entity of that id."""
        return self._entity(self._actor(entity_id))

    def called(self, name: str) -> str:
        """Return the id of the entity of that name or key: ``"EU"``, ``"Europäische Union"``.

        A state or body of the lexicons that nobody names is its own id, until ``playing``.
        """
        return self.id(self._discourse.evoked(name))

    def is_person(self, entity_id: str) -> bool:
        """Whether the entity is a person."""
        return self._actor(entity_id).type == EntityType.PERSON

    def is_state(self, entity_id: str) -> bool:
        """Whether the entity is a state."""
        return self._actor(entity_id).type == EntityType.STATE

    def is_place(self, entity_id: str) -> bool:
        """Whether the entity is a place, and no state."""
        return self._actor(entity_id).type == EntityType.PLACE

    def is_body(self, entity_id: str) -> bool:
        """Whether the entity is an organisation."""
        return self._actor(entity_id).type == EntityType.ORGANISATION

    def kinds(self, entity_id: str) -> frozenset[str]:
        """Return what a body can be taken up as: ``union``, ``ministry``, ``court``."""
        return frozenset(self._actor(entity_id).takes)

    def side(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the entities, and the states and bodies that they belong to or stand for.

        Example: a Russian minister and "Moskau" → both of them, and Russia.
        """
        known = [self.entity(one) for one in ids]
        return frozenset(i for e in known for i in (e.id, e.of, e.acts_for) if i is not None)

    def home(self, entity_id: str) -> str | None:
        """Return the id of the state for which a person, or the body he speaks for, acts."""
        owners = self._offices.owners(self._actor(entity_id))
        states = (self._offices.state_of(self._discourse.evoked(owner)) for owner in owners)
        return next((self.called(state) for state in states if state is not None), None)

    def holder(self, word: str, state_id: str) -> str | None:
        """Return the id of the person who holds such an office of the state."""
        state = self._actor(state_id)
        holders = self._holders.get(state.key or state.name, ())
        return next((self.id(person) for title, person in holders if takes_up(word, title)), None)

    def state_behind(self, entity_id: str) -> str | None:
        """Return the state that a metonym stands for, named or not: ``Moskau`` → Russland."""
        known = by_key().get(self._actor(entity_id).acts_for or "")
        return self.called(known.key) if known and known.type == EntityType.STATE else None

    def mention_at(self, word: Word) -> Mention | None:
        """Return the innermost mention that covers the word."""
        return self._cover.get(word.i)

    def at(self, word: Word) -> str | None:
        """Return the id of the entity whose innermost mention covers the word."""
        mention = self._cover.get(word.i)
        return mention.entity if mention else None

    def denoted(self, word: Word, *, conj: bool = True) -> tuple[str, ...]:
        """Return ids of those whom the phrase headed by ``word`` denotes.

        Names, resolved nominals and pronouns, plural sets, an office for the person beside it,
        an unnamed speaker for the body he speaks for, an unnamed office-holder for his state.
        With ``conj`` the phrases coordinated with it count too: ``"Biden und Putin"``.
        """
        found = [self.id(actor) for actor in self._denoted(word)]
        for child in word.children if conj else ():
            if child.is_conjunct:
                found.extend(self.denoted(child))
        return tuple(dict.fromkeys(found))

    def _denoted(self, word: Word) -> tuple[Actor, ...]:
        reference, actor = self._references.get(word.i), self._discourse.at(word)
        if reference is not None:
            return reference.actors
        if actor is None and (word.is_pronoun or word.is_determiner):
            return self._antecedent(word)
        beside = [c for c in word.children if c.is_beside_name and c in (word.previous, word.next)]
        others = (self._discourse.at(child) for child in beside if word.may_be_named)
        return tuple(a for a in (actor, *others) if a is not None)[:1]

    def _antecedent(self, word: Word) -> tuple[Actor, ...]:
        """Return whom a relative pronoun denotes: the noun that its clause describes.

        Where the parse hangs the clause on a word behind it, it is the name before the comma.
        """
        clauses = (word, *word.ancestors)[:_CLAUSES]
        clause = next((c for c in clauses if c.is_attributive_clause or c.is_relative_clause), None)
        if clause is None or pronoun(Kind.RELATIVE, word.lower) is None:
            return ()
        if clause.head.i < word.i:
            return self._denoted(clause.head)
        name = word.previous.previous if word.previous.text in WORDS.comma else word
        actor = self._discourse.at(name)
        return (actor,) if actor is not None else ()

    def people(self, word: Word) -> tuple[str, ...]:
        """Return the state of a people in the plural.

        Example: ``den Norwegern`` → the entity Norwegen, not a Norwegian just named.
        """
        people = inhabitant(word.lemma) or inhabitant(word.text.removesuffix("n"))
        plural = word.is_noun and any(part.is_plural for part in (word, *word.children))
        plain = not any(c.is_adjective or c.is_number or c.is_apposition for c in word.children)
        return (self.called(people[0]),) if people is not None and plural and plain else ()

    def state_of(self, word: Word) -> str | None:
        """Return the id of the state that an adjective, capital or compound points to.

        Example: ``"russische"`` in ``"nach russischen Angaben"`` → the entity Russland.
        """
        first, hyphen, _ = word.text.partition("-")
        key = prefixes().get(first) if hyphen else None
        state = self._discourse.state_at(word) or (key if key in by_key() else None)
        return self.called(state) if state is not None else None


def read_cast(tree: Tree, article: Article) -> Cast:
    """Return the cast of an article: who is named, and which words denote whom."""
    hidden = Spans(article.skipped)
    skipped = frozenset(word.i for word in tree if word.idx in hidden)
    return Cast(resolve(read_offices(read_discourse(tree, skipped), skipped), skipped))
