"""One article through all rooms, with the reader's own parts in place."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest

from kg.errors import InputError, KgError, NotGerman, PipelineError
from kg.ingest import InputFailure
from kg.model import Article, Extraction, Link, Links, Signature
from kg.pipeline import Failure, Plan, Reader, attempt, program_version
from kg.views import Reading

ARTICLE = Article("1", "Anna Vogt reiste nach Oslo.")
LINKS = Links((Link("e1", "Q1", "Anna Vogt", 0.9, nil=False),))


class _Linker:
    snapshot, digest = "kb", "ab"

    def read(self, extraction: Extraction, _seen: Extraction) -> tuple[Extraction, Links]:
        return extraction, LINKS if extraction.article is ARTICLE else Links()

    def summary(self) -> str:
        return "1 name is left"


@pytest.fixture(autouse=True)
def _rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_article(nlp: object, article: Article, min_confidence: float = 0.0) -> Extraction:
        assert min_confidence in (0.0, 0.5)
        if nlp == "broken":
            raise PipelineError("no parse", hint="name another")
        return Extraction(article)

    monkeypatch.setattr("kg.lang.pipeline.load_pipeline", lambda name=None: name or "bundled")
    monkeypatch.setattr("kg.lang.pipeline.pipeline_identity", lambda nlp: (f"de_{nlp}", "1", "cd"))
    monkeypatch.setattr("kg.link.Linker.open", _Linker)
    monkeypatch.setattr("kg.read.read_article", read_article)


def test_a_reader_reads_links_and_says_who_it_is() -> None:
    reader = Reader()
    signature = Signature(f"depesche {program_version()}", "de_bundled 1", "cd", "kb", "ab")

    assert reader.read(ARTICLE) == Reading(Extraction(ARTICLE), LINKS, signature)
    assert (reader.signature, reader.nlp) == (signature, "bundled")
    assert reader.summary() == "1 name is left"


def test_a_reader_without_links_links_nothing() -> None:
    reader = Reader(pipeline="other", link=False, min_confidence=0.5)

    assert reader.read(ARTICLE).links == Links()
    assert reader.signature.pipeline == "de_other 1"
    assert (reader.signature.snapshot, reader.signature.min_confidence) == ("", 0.5)
    assert reader.summary() == ""


def test_a_text_is_taken_in_as_that_of_a_file_is() -> None:
    """Title line, date in words, an id of its own."""
    article = Reader().read("Reise nach Oslo\n\nAnna Vogt reiste ab.", date="2.12.2021").article

    assert (article.title, article.title_span) == ("Reise nach Oslo", (0, 15))
    assert article.date == dt.date(2021, 12, 2)
    assert article.id.startswith("text-")
    given = Reader().read("Er ging.", date=dt.date(2022, 5, 1), title="Reise", id="a").article
    assert (given.id, given.title, given.date) == ("a", "Reise", dt.date(2022, 5, 1))


WRONG = [  # what is read, with what, error, words of the message
    ("The minister has met her colleague.", {}, NotGerman, "force=True in Python"),
    ("Er ging.", {"date": "bald"}, InputError, "'bald' is no date"),
    ("  ", {}, InputError, "no text"),
    (ARTICLE, {"date": "2021-12-02"}, InputError, "an Article has its own"),
    (Article("1", "Er.", "2021-12-02"), {}, InputError, "give a datetime.date"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("article", "told", "error", "words"), WRONG)
def test_what_cannot_be_read_is_said(
    article: str | Article, told: dict[str, str], error: type[KgError], words: str
) -> None:
    with pytest.raises(error, match=words):
        Reader().read(article, **told)  # type: ignore[arg-type]


def test_no_case_was_lost() -> None:
    assert len(WRONG) == 5


@pytest.mark.parametrize("least", [-0.1, 1.5, float("nan")])
def test_a_confidence_is_a_number_from_0_to_1(least: float) -> None:
    with pytest.raises(InputError, match="no number from 0 to 1"):
        Reader(min_confidence=least)


def test_what_does_not_look_german_is_read_by_force() -> None:
    text = "The minister has met her colleague."

    assert Reader().read(text, force=True).article.text == text


def test_an_article_that_cannot_be_read_is_a_failure_and_the_others_go_on() -> None:
    broken = Reader(pipeline="broken")
    assert attempt(broken, ARTICLE) == Failure("1", "no parse", "name another")
    assert str(attempt(broken, ARTICLE)) == "not read: article 1: no parse (name another)"

    refused = InputFailure(InputError("empty", where="a.txt"))
    assert list(broken.read_all([ARTICLE, refused])) == [
        Failure("1", "no parse", "name another"),
        refused,
    ]
    (reading,) = Reader().read_all([ARTICLE])
    assert isinstance(reading, Reading)


def test_a_reader_is_opened_again_in_another_process() -> None:
    """With the same options: what travels is how to open it, not the network."""
    reader = Reader(pipeline="other", link=False, min_confidence=0.5)
    again = pickle.loads(pickle.dumps(reader.reopen))()  # noqa: S301 - our own bytes

    assert again.plan == reader.plan == Plan("other", link=False, min_confidence=0.5)
    assert again.signature == reader.signature


def test_another_linker_or_confidence_leaves_the_reader_as_it_is() -> None:
    reader = Reader()
    other = reader.with_linker(None).with_confidence(0.5)

    assert (other.linker, other.signature.min_confidence) == (None, 0.5)
    assert reader.linker is not None
    assert reader.signature.min_confidence == 0
