"""What is read in a clean article stands at its place in the article as delivered."""

from __future__ import annotations

from kg.clean.articles import CleanArticle, as_read
from kg.model import (
    Act,
    Article,
    Entity,
    EntityType,
    Extraction,
    Mention,
    MentionForm,
    QuotationType,
    Statement,
    Time,
)

TEXT = "Vogt in Oslo\n\nMinisterin <b>Anna</b>  Vogt sagte\nam\u00a0Montag, sie komme.\n\nTeilen"
CLEAN = "Vogt in Oslo\n\nMinisterin Anna Vogt sagte am Montag, sie komme.\n\nTeilen"
ARTICLE = Article("1", TEXT, title="Vogt in Oslo", title_span=(0, 12), skipped=((72, 78),))


def _at(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def _extraction(article: Article, name: str, day: str, sentence: str) -> Extraction:
    text = article.text
    speaker, time, evidence = _at(text, name), _at(text, day), _at(text, sentence)
    return Extraction(
        article,
        mentions=(Mention("n1", *speaker, name, MentionForm.NAME, EntityType.PERSON, "e1"),),
        entities=(Entity("e1", EntityType.PERSON, "Anna Vogt"),),
        times=(Time(*time, day, "DATE", "2021-11-29"),),
        statements=(
            Statement(
                id="s1",
                act=Act.SAY,
                speaker="e1",
                addressees=(),
                quote=None,
                type=QuotationType.INDIRECT,
                content=(_at(text, "sie komme"),),
                cue=(_at(text, "sagte"),),
                frame=(),
                speaker_spans=(speaker,),
                addressee_spans=(),
                evidence=evidence,
                entry="speech:sagen",
            ),
        ),
    )


def test_an_article_is_read_clean() -> None:
    clean = CleanArticle.of(ARTICLE)

    assert clean.article == Article(
        "1", CLEAN, title="Vogt in Oslo", title_span=(0, 12), skipped=(_at(CLEAN, "Teilen"),)
    )


def test_what_is_found_goes_back_to_its_place() -> None:
    """Offsets, and the words that are slices of the text, are those of the text as delivered."""
    clean = CleanArticle.of(ARTICLE)
    sentence = "Ministerin Anna Vogt sagte am Montag, sie komme."
    found = _extraction(clean.article, "Anna Vogt", "am Montag", sentence)
    delivered = _extraction(
        ARTICLE,
        "Anna</b>  Vogt",
        "am\u00a0Montag",
        "Ministerin <b>Anna</b>  Vogt sagte\nam\u00a0Montag, sie komme.",
    )

    assert clean.delivered(found) == delivered
    assert clean.read(delivered) == found
    assert as_read(delivered) == found


def test_a_clean_article_is_read_as_it_is() -> None:
    article = Article("1", CLEAN)
    clean = CleanArticle.of(article)

    assert clean.article is article
    assert clean.delivered(found := Extraction(article)) is found
