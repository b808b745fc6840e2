"""Every kind of source becomes articles, every bad one a failure with place and hint."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from importlib.metadata import version
from pathlib import Path

import pytest

from kg.errors import InputError, NotGerman, TooLarge
from kg.ingest import InputFailure, Notice, count_sources, read_sources
from kg.ingest.identity import id_of_file
from kg.model import Article

TEXT = "Treffen in Oslo\n\nDie Ministerin sprach am Montag mit ihrem Kollegen über die Fischerei.\n"
BODY = "Die Ministerin sprach am Montag mit ihrem Kollegen über die Fischerei."
DAY = dt.date(2021, 12, 2)
PAGE = f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8">
<title>Treffen in Oslo - Beispielzeitung</title>
<meta property="og:title" content="Treffen in Oslo">
<meta property="og:site_name" content="Beispielzeitung">
<meta property="article:published_time" content="2021-12-02T10:00:00+01:00">
<link rel="canonical" href="https://example.org/oslo"></head><body><nav><a href="/">Start</a></nav>
<article><h1>Treffen in Oslo</h1><p>{BODY}</p>
<p>Der Kollege warnte vor <b>Folgen</b> für die Küste und bat um Geduld bis zum Abend.</p></article>
<footer>Leave a Reply</footer></body></html>"""


def _one(path: Path, **options: object) -> Article:
    (taken,) = read_sources([path], **options)  # type: ignore[arg-type]
    assert isinstance(taken, Article), taken
    return taken


def _failure(path: Path | str, **options: object) -> InputError:
    (taken,) = read_sources([path], **options)  # type: ignore[arg-type]
    assert isinstance(taken, InputFailure), taken
    return taken.error


def _written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_keeps_its_title_in_the_text(tmp_path: Path) -> None:
    article = _one(_written(tmp_path / "2021-12-02 Treffen.txt", TEXT))

    assert article == Article(
        id="2021-12-02-Treffen", text=TEXT, date=DAY, title="Treffen in Oslo", title_span=(0, 15)
    )


def test_front_matter_is_taken_off_before_offsets_are_counted(tmp_path: Path) -> None:
    front = '---\nid: oslo\ndate: 2.12.2021\nsource: "Blatt"\nurl: https://example.org/a:b\n---\n\n'
    article = _one(_written(tmp_path / "a.txt", front + TEXT))

    assert article == Article(
        id="oslo",
        text=TEXT,
        date=DAY,
        source="Blatt",
        url="https://example.org/a:b",
        title="Treffen in Oslo",
        title_span=(0, 15),
    )


ENCODINGS = [
    pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="utf-8-mark"),
    pytest.param(TEXT.encode("utf-16"), id="utf-16-mark"),
    pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="utf-16-big-endian"),
    pytest.param(TEXT.replace("\n", "\r\n").encode(), id="crlf"),
]


@pytest.mark.parametrize("data", ENCODINGS)
def test_byte_order_marks_and_line_ends_leave_the_same_text(data: bytes, tmp_path: Path) -> None:
    assert _one(_written(tmp_path / "a.txt", data)).text == TEXT


TITLES = [  # text, title given apart, title, span
    pytest.param(TEXT, None, "Treffen in Oslo", (0, 15), id="first-line"),
    pytest.param(TEXT, "Treffen in Oslo", "Treffen in Oslo", (0, 15), id="given-and-first"),
    pytest.param(BODY, "Treffen in Oslo", "Treffen in Oslo", None, id="given-apart"),
    pytest.param(BODY, None, None, None, id="one-line"),
    pytest.param(f"Treffen\n{BODY}", None, None, None, id="no-empty-line"),
    pytest.param(f"{BODY * 5}\n\n{BODY}", None, None, None, id="paragraph"),
    pytest.param(f"{BODY}\n\n{BODY}", None, None, None, id="sentence"),
    pytest.param(f"Anzeige\n\n{TEXT}", None, "Treffen in Oslo", (9, 24), id="after-furniture"),
    pytest.param(f"\n\n{TEXT}", None, "Treffen in Oslo", (2, 17), id="after-empty-lines"),
]


@pytest.mark.parametrize(("text", "given", "title", "span"), TITLES)
def test_the_title_is_the_first_line_or_metadata(
    text: str, given: str | None, title: str | None, span: tuple[int, int] | None, tmp_path: Path
) -> None:
    line = json.dumps({"text": text, "title": given})
    article = _one(_written(tmp_path / "a.jsonl", line))

    assert (article.title, article.title_span, article.text) == (title, span, text)


def test_a_page_is_title_and_paragraphs(tmp_path: Path) -> None:
    article = _one(_written(tmp_path / "seite.html", PAGE))

    assert article == Article(
        id="seite",
        text=f"Treffen in Oslo\n\n{BODY}\n\n"
        "Der Kollege warnte vor Folgen für die Küste und bat um Geduld bis zum Abend.",
        date=DAY,
        source="Beispielzeitung",
        url="https://example.org/oslo",
        title="Treffen in Oslo",
        title_span=(0, 15),
        reader=f"trafilatura {version('trafilatura')}",
    )


def test_a_page_in_its_own_declared_encoding(tmp_path: Path) -> None:
    old = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').encode("windows-1252")

    assert BODY in _one(_written(tmp_path / "alt.htm", old)).text


def test_json_lines_are_taken_as_they_are(tmp_path: Path) -> None:
    odd = f"  {BODY}\r\n\r\nEnde.  "
    lines = [{"id": 7, "date": "2021-12-02", "text": odd}, {"text": BODY}]
    file = _written(tmp_path / "news.jsonl", "\n\n".join(map(json.dumps, lines)))

    assert [(a.id, a.date, a.text) for a in read_sources([file]) if isinstance(a, Article)] == [
        ("7", DAY, odd),
        ("news-3", None, BODY),
    ]


def test_a_json_file_is_one_article_or_a_list(tmp_path: Path) -> None:
    one = _written(tmp_path / "a.json", json.dumps({"text": BODY}, indent=1))
    several = _written(tmp_path / "b.json", json.dumps([{"text": BODY}, {"text": BODY}]))
    ids = [a.id for a in read_sources([one, several]) if isinstance(a, Article)]

    assert ids == ["a", "b-1", "b-2"]


def test_a_folder_is_read_by_path_and_counts_what_it_skips(tmp_path: Path) -> None:
    for name in ("b/zwei.txt", "a/eins.txt", "c.TXT", "bild.png", "b/notiz.css", ".git/x.txt"):
        _written(tmp_path / "ordner" / name, TEXT)
    taken = list(read_sources([tmp_path / "ordner"]))

    assert [t.message for t in taken if isinstance(t, Notice)] == [
        f"{tmp_path / 'ordner'}: files without an article skipped: parts of pages 1, pictures 1"
    ]
    assert [t.id for t in taken if isinstance(t, Article)] == ["eins", "zwei", "c"]


STANDARD_INPUT = [  # what comes in, ids or their beginnings
    pytest.param(json.dumps({"id": "x", "text": BODY}), ["x"], id="json-lines"),
    pytest.param(f"\n{PAGE}", ["text-"], id="page"),
    pytest.param(TEXT, ["text-"], id="text"),
    pytest.param(f"---\nid: oslo\n---\n{TEXT}", ["oslo"], id="front-matter"),
]


@pytest.mark.parametrize(("content", "ids"), STANDARD_INPUT)
def test_standard_input_is_told_by_its_first_character(content: str, ids: list[str]) -> None:
    taken = list(read_sources(["-"], stdin=io.BytesIO(content.encode())))

    assert [
        t.id[: len(i)] for t, i in zip(taken, ids, strict=True) if isinstance(t, Article)
    ] == ids


def test_an_id_made_of_the_text_is_stable() -> None:
    (taken,) = read_sources(["-"], stdin=io.BytesIO(BODY.encode()))

    assert isinstance(taken, Article)
    assert taken.id == f"text-{hashlib.sha256(BODY.encode()).hexdigest()[:12]}"


DATES = [  # file name, date inside, date of the run, expected
    ("2021-12-02.jsonl", "2020-01-01", "2019-01-01", "2020-01-01"),
    ("2021-12-02.jsonl", None, "2019-01-01", "2021-12-02"),
    ("a.jsonl", None, "2019-01-01", "2019-01-01"),
    ("a.jsonl", "", None, None),
]


@pytest.mark.parametrize(("name", "inside", "run", "expected"), DATES)
def test_the_nearest_date_counts(
    name: str, inside: str | None, run: str | None, expected: str | None, tmp_path: Path
) -> None:
    file = _written(tmp_path / name, json.dumps({"text": BODY, "date": inside}))
    article = _one(file, date=dt.date.fromisoformat(run) if run else None)

    assert article.date == (dt.date.fromisoformat(expected) if expected else None)


LONG = "Die Ministerin sprach mit ihm. "
BAD = [  # file name, content, kind of error, part of the message, hint
    pytest.param("a.txt", b"", InputError, "the file is empty", "nothing to read", id="empty"),
    pytest.param("a.jsonl", b"\n\n", InputError, "the file is empty", "nothing", id="empty-lines"),
    pytest.param(
        "a.txt", b"K\x8ete \x81\xfe", InputError, "offset 1 (line 1)", "--encoding", id="no-letters"
    ),
    pytest.param(
        "a.jsonl",
        b'{"text": "K\x90\x81\xfeste"}',
        InputError,
        "a.jsonl:1: not UTF-8",
        "--encoding",
        id="no-letters-in-a-line",
    ),
    pytest.param(
        "a.jsonl", b'{"text": ', InputError, "a.jsonl:1: no valid JSON", "one object", id="broken"
    ),
    pytest.param("a.jsonl", b'{"id": "1"}', InputError, '"text" is missing', "are: id", id="none"),
    pytest.param("a.jsonl", b'{"text": 5}', InputError, "a number, not", "--field", id="number"),
    pytest.param("a.jsonl", b"[1]", InputError, "a list where", "text", id="list"),
    pytest.param(
        "a.txt",
        f"---\nid: 1\n{TEXT}",
        InputError,
        "no 'key: value'",
        "'---'",
        id="front-matter-open",
    ),
    pytest.param("a.txt", LONG * 180_000, TooLarge, "1,000,000", "split", id="five-megabytes"),
    pytest.param("a.txt", LONG * 250_000, TooLarge, "bytes", "split", id="eight-megabytes"),
    pytest.param("a.txt", "Er\0 \1g\2\3ing.", InputError, "4 of 12", "UTF-16", id="binary"),
    pytest.param(
        "a.txt", "The minister said that the talks had failed.", NotGerman, "en", "--force", id="en"
    ),
    pytest.param("a.txt", "Teilen\n\nDrucken", InputError, "furniture", "article", id="furniture"),
    pytest.param("a.html", "<html></html>", InputError, "no article", ".txt", id="empty-page"),
    pytest.param(
        "a.jsonl",
        b'{"id": "a\\nb", "text": "Er ging."}',
        InputError,
        "cannot be used",
        "control character",
        id="bad-id",
    ),
]


def test_no_case_was_lost() -> None:
    counts = [len(table) for table in (ENCODINGS, TITLES, STANDARD_INPUT, DATES, BAD)]
    assert counts == [4, 9, 4, 4, 16]


@pytest.mark.parametrize(("name", "content", "kind", "message", "hint"), BAD)
def test_a_bad_input_says_where_and_what_to_do(
    name: str, content: str | bytes, kind: type, message: str, hint: str, tmp_path: Path
) -> None:
    error = _failure(_written(tmp_path / name, content))

    assert type(error) is kind
    assert error.where.startswith(str(tmp_path / name))
    assert message in str(error)
    assert hint in error.hint


def test_a_missing_file_and_a_folder_without_articles(tmp_path: Path) -> None:
    assert "no such file" in str(_failure(tmp_path / "fehlt.txt"))
    assert "no article in this folder" in str(_failure(tmp_path))


def test_an_unreadable_file_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = _written(tmp_path / "a.txt", TEXT)
    monkeypatch.setattr("pathlib.Path.open", refuse)

    assert "Permission denied" in str(_failure(file))


def test_a_bad_line_does_not_end_the_others(tmp_path: Path) -> None:
    lines = [json.dumps({"text": BODY}), "{", json.dumps({"text": BODY})]
    taken = list(read_sources([_written(tmp_path / "a.jsonl", "\n".join(lines))]))

    assert [type(t).__name__ for t in taken] == ["Article", "InputFailure", "Article"]


def test_an_overlong_line_is_skipped_without_being_held(tmp_path: Path) -> None:
    lines = [json.dumps({"text": LONG * 300_000}), json.dumps({"text": BODY})]
    taken = list(read_sources([_written(tmp_path / "a.jsonl", "\n".join(lines))]))

    assert isinstance(taken[0], InputFailure)
    assert isinstance(taken[0].error, TooLarge)
    assert [t.id for t in taken[1:] if isinstance(t, Article)] == ["a-2"]


BAD_DATES = [  # file name, content, what is said
    ("a.jsonl", '{"text": "Er ging.", "date": 2021}', "'2021'"),
    ("a.jsonl", '{"text": "Er ging.", "date": "gestern"}', "'gestern'"),
    ("a.jsonl", '{"text": "Er ging.", "date": "n/a"}', "'n/a'"),
    ("a.jsonl", '{"text": "Er ging.", "date": "31.02.2021"}', "'31.02.2021'"),
    ("a.txt", "---\ndate: bald\n---\nEr ging.", "'bald'"),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD_DATES)
def test_a_bad_date_costs_the_date_and_never_the_article(
    name: str, content: str, said: str, tmp_path: Path
) -> None:
    notice, article = read_sources(_written(tmp_path / name, content))

    assert isinstance(notice, Notice)
    assert f"the date {said} is none that is known; the article has none" in notice.message
    assert isinstance(article, Article)
    assert (article.text, article.date) == ("Er ging.", None)


def test_zero_is_an_id_and_nan_is_none(tmp_path: Path) -> None:
    lines = [{"id": 0, "text": BODY}, {"id": "nan", "text": LONG}]
    file = _written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines)))

    assert [one.id for one in read_sources(file) if isinstance(one, Article)] == ["0", "a-2"]


def test_a_month_is_kept(tmp_path: Path) -> None:
    article = _one(_written(tmp_path / "a.jsonl", '{"text": "Er ging.", "date": "2022-01"}'))

    assert (article.date, article.month) == (None, "2022-01")


def test_two_articles_of_one_name_are_both_taken_in(tmp_path: Path) -> None:
    first = _written(tmp_path / "eins" / "a.txt", TEXT)
    second = _written(tmp_path / "zwei" / "a.txt", f"{TEXT}\nSie reiste ab.")
    one, notice, two = read_sources([first, second])

    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.id, two.id[:2], len(two.id)) == ("a", "a-", 10)
    assert isinstance(notice, Notice)
    assert f"the id 'a' is taken by {first}; this article is {two.id!r}" in notice.message


NAMES = [  # path, id
    ("2021-12-02 Genf.txt", "2021-12-02-Genf"),
    ("oslo/index.html", "oslo-index"),
    ("oslo/3.txt", "oslo-3"),
    ("oslo/Artikel.txt", "oslo-Artikel"),
    ("oslo/1234.txt", "1234"),
    ("oslo/news.jsonl.gz", "news"),
]


@pytest.mark.parametrize(("path", "expected"), NAMES)
def test_a_name_that_says_nothing_takes_that_of_its_folder(path: str, expected: str) -> None:
    assert id_of_file(Path("/archiv") / path) == expected


def test_force_takes_in_another_language(tmp_path: Path) -> None:
    file = _written(tmp_path / "a.txt", "The minister said that the talks had failed.")

    assert _one(file, force=True).id == "a"


def test_articles_are_counted_before_they_are_read(tmp_path: Path) -> None:
    _written(tmp_path / "o" / "a.txt", TEXT)
    _written(tmp_path / "o" / "b.jsonl", '{"text": "x"}\n{"text": "y"}')

    assert count_sources([tmp_path / "o", tmp_path / "fehlt.txt"]) == 4
    assert count_sources(["-"]) is None
