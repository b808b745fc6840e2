"""A file of each kind, whole and broken: its article with date and title, or a refusal by name."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from pathlib import Path

import pytest

from kg.clean import cleaned
from kg.errors import InputError
from kg.ingest import InputFailure, Notice, Taken, read_sources
from kg.model import Article
from tests.ingest.kinds import DAY, FILES, FIRST, SECOND, TITLE, page, pdf, record, zipped

STRANGE = ("<", "{", "Muster", "Impressum", "muster@", "norm=", "Start")
"""Marks and names that must not be read."""


def _file(folder: Path, kind: str) -> Path:
    name, content = FILES[kind]
    return _written(folder / name, content())


def _written(file: Path, content: str | bytes) -> Path:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def _articles(taken: list[Taken]) -> list[Article]:
    return [one for one in taken if isinstance(one, Article)]


def _read(article: Article) -> str:
    clean = cleaned(article.text, article.skipped)
    text = clean.text
    for begin, end in sorted(map(clean.alignment.read, article.skipped), reverse=True):
        text = text[:begin] + text[end:]
    return text


def test_no_kind_was_lost() -> None:
    assert len(FILES) == 31


@pytest.mark.parametrize("kind", FILES)
def test_a_whole_file_is_taken_in(kind: str, tmp_path: Path) -> None:
    taken = list(read_sources(_file(tmp_path, kind)))
    (article,) = _articles(taken)
    read = _read(article)

    assert not [one for one in taken if isinstance(one, InputFailure)]
    assert (article.title, article.date) == (TITLE, dt.date.fromisoformat(DAY))
    assert " ".join(f"{FIRST} {SECOND}".split()) in " ".join(read.split())
    assert not [mark for mark in STRANGE if mark in read]


@pytest.mark.parametrize("kind", FILES)
def test_standard_input_is_looked_at_like_a_file(kind: str) -> None:
    content = FILES[kind][1]()
    data = content.encode() if isinstance(content, str) else content
    (article,) = _articles(list(read_sources("-", stdin=io.BytesIO(data))))

    assert SECOND in " ".join(_read(article).split())


@pytest.mark.parametrize("kind", FILES)
def test_half_a_file_is_refused_or_read_without_marks(kind: str, tmp_path: Path) -> None:
    file = _file(tmp_path, kind)
    data = file.read_bytes()
    taken = list(read_sources(_written(file, data[: len(data) * 2 // 3])))

    assert taken
    for one in taken:
        if isinstance(one, InputFailure):
            assert one.error.where.startswith(str(file))
            assert one.error.hint
        elif isinstance(one, Article):
            assert not [mark for mark in ("<", "{", "norm=") if mark in _read(one)]


REFUSED = [  # name, content, part of the message, hint
    ("a.pdf", pdf("12"), "a PDF without text", "OCR"),
    ("a.pdf", b"%PDF-1.4\nnothing", "a PDF that cannot be read", "whole"),
    ("a.txt", b"\x89PNG\r\n\x1a\n....", "this is a picture", "OCR"),
    ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"....", "an old Office file", ".docx"),
    ("a.rtf", b"{\\rtf1 Text}", "an RTF document", ".docx"),
    ("a.xlsx", zipped({"xl/workbook.xml": "<x/>"}), "an Excel table", "CSV"),
    ("a.odt", zipped({"mimetype": "x", "content.xml": "<x/>"}), "an OpenDocument file", ".docx"),
    ("a.xml", "<?xml version='1.0'?><rechnung><p>x</p></rechnung>", "<rechnung>", "NITF"),
    ("a.xml", "<?xml version='1.0'?><urlset><url/></urlset>", "a sitemap", "articles themselves"),
    ("a.xml", "<rss><channel><title>x</title></channel></rss>", "no entries", "nothing to read"),
    ("a.xml", "<nitf><body>", "no well-formed XML", "whole"),
    ("a.tar", b"x" * 257 + b"ustar" + b"x" * 300, "a tar archive", "ZIP"),
    ("a.parquet", b"PAR1....", "a Parquet table", "CSV"),
    ("a.csv", "id;datum\n1;2022-01-20\n", "no column holds the text", "are: id, datum"),
    ("a.json", "[]", "the list is empty", "nothing to read"),
    ("a.gz", b"\x1f\x8b\x08\x00abc", "breaks off", "whole"),
    ("a.zip", b"PK\x03\x04abc", "breaks off", "whole"),
    (
        "a.eml",
        "From: a@b.de\nSubject: x\nDate: x\nMIME-Version: 1.0\n\n",
        "without text",
        "attached",
    ),
]


@pytest.mark.parametrize(("name", "content", "message", "hint"), REFUSED)
def test_what_holds_no_article_is_refused_by_its_name(
    name: str, content: str | bytes, message: str, hint: str, tmp_path: Path
) -> None:
    (taken,) = read_sources(_written(tmp_path / name, content))

    assert isinstance(taken, InputFailure)
    assert message in str(taken.error)
    assert hint in taken.error.hint


EXTRAS = [  # kind, module that is missing, extra that brings it
    ("PDF", "pypdf", "documents"),
    ("Word", "docx", "documents"),
    ("Zstandard", "zstandard", "zstd"),
    ("web archive", "warcio.archiveiterator", "webarchive"),
]


@pytest.mark.parametrize(("kind", "module", "extra"), EXTRAS)
def test_what_needs_a_package_that_is_missing_says_so(
    kind: str, module: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _file(tmp_path, kind)
    monkeypatch.setitem(sys.modules, module, None)
    (taken,) = read_sources(file)

    assert isinstance(taken, InputFailure)
    assert f"needs the package {module.partition('.')[0]}" in str(taken.error)
    assert taken.error.hint == f"pip install 'depesche[{extra}]'"


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data: bytes = record().encode()
    for _ in range(5):
        data = zipped({"a.zip": data})
    (taken,) = read_sources(_written(tmp_path / "a.zip", data))

    assert isinstance(taken, InputFailure)
    assert "archives in one another" in str(taken.error)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    (taken,) = read_sources(_written(tmp_path / "a.zip", zipped({"a.txt": "a" * 60_000_000})))

    assert isinstance(taken, InputFailure)
    assert "more than 6,000,000 bytes" in str(taken.error)


def test_pictures_beside_articles_are_counted(tmp_path: Path) -> None:
    data = zipped({"b.png": "x", "c.png": "x", "o/index.html": page(), "p/index.html": page("X")})
    taken = list(read_sources(_written(tmp_path / "a.zip", data)))

    assert [one.id for one in _articles(taken)] == ["o-index", "p-index"]
    assert [str(one) for one in taken if isinstance(one, Notice)] == [
        f"note: {tmp_path / 'a.zip'}: 2 pictures skipped"
    ]


FAMILIES: list[dict[str, object]] = [  # as tools write their articles
    {"title": TITLE, "maintext": f"{FIRST}\n{SECOND}", "date_publish": "2022-01-20 08:00:00"},
    {
        "title": TITLE,
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [FIRST]}]},
        "publishing_date": "2022-01-20 08:00:00+01:00",
    },
    {
        "source": {"id": None, "name": "Blatt"},
        "title": TITLE,
        "content": FIRST,
        "publishedAt": "2022-01-20T07:00:00Z",
    },
    {
        "uri": "8",
        "title": TITLE,
        "body": FIRST,
        "dateTimePub": "2022-01-20T07:00:00Z",
        "source": {"uri": "blatt.example", "title": "Blatt"},
    },
    {"title": TITLE, "text": FIRST, "publish_date": "2022-01-20T00:00:00", "source_url": "x"},
    {
        "title": TITLE,
        "raw_text": "",
        "text": FIRST,
        "date": "2022-01-20",
        "hostname": "blatt.example",
        "source": "https://blatt.example/oslo",
    },
    {
        "uuid": "9",
        "title": TITLE,
        "text": FIRST,
        "published": "2022-01-20T08:00:00.000+01:00",
        "thread": {"site": "blatt.example"},
    },
    {
        "urn": "urn:1",
        "headline": TITLE,
        "article_html": f"<section><p>{FIRST}</p></section>",
        "version_created": "2022-01-20T08:00:00+01:00",
    },
    {"Überschrift": TITLE, "Artikeltext": FIRST, "Datum": "20.1.2022", "Quelle": "Blatt"},
]


@pytest.mark.parametrize("fields", FAMILIES)
def test_fields_have_the_names_that_tools_give_them(
    fields: dict[str, object], tmp_path: Path
) -> None:
    (article,) = read_sources(_written(tmp_path / "a.jsonl", json.dumps(fields)))

    assert isinstance(article, Article)
    assert (article.title, article.date) == (TITLE, dt.date(2022, 1, 20))
    assert FIRST in _read(article)
    assert "://" not in (article.source or "")


def test_the_notepad_of_an_agency_is_not_read_and_a_site_is_no_part_of_a_title(
    tmp_path: Path,
) -> None:
    notepad = "<section class='notepad'><h2>Notizblock</h2><p>Autor: Max Muster</p></section>"
    line = json.dumps(
        {
            "headline": f"{TITLE} - Blatt",
            "article_html": f"<p>{FIRST}</p>{notepad}",
            "site": "Blatt",
        }
    )
    (article,) = read_sources(_written(tmp_path / "a.jsonl", line))

    assert isinstance(article, Article)
    assert article.title == TITLE
    assert "Muster" in article.text
    assert "Muster" not in _read(article)


def test_fields_may_be_named(tmp_path: Path) -> None:
    line = json.dumps({"text": "Falsch.", "inhaltlich": {"voll": FIRST}, "am": "20.1.2022"})
    fields = {"text": "inhaltlich.voll", "date": "am"}
    (article,) = read_sources(_written(tmp_path / "a.jsonl", line), fields=fields)

    assert isinstance(article, Article)
    assert (article.text, article.date) == (FIRST, dt.date(2022, 1, 20))


def test_a_role_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'autor' is no role"):
        read_sources(tmp_path, fields={"autor": "x"})


def test_a_cut_text_is_said(tmp_path: Path) -> None:
    line = json.dumps({"content": f"{FIRST} Sie … [+812 chars]"})
    notice, article = read_sources(_written(tmp_path / "a.jsonl", line))

    assert isinstance(notice, Notice)
    assert "the text is cut" in notice.message
    assert isinstance(article, Article)
    assert "chars" not in article.text


def test_a_row_of_another_length_is_refused_and_the_others_kept(tmp_path: Path) -> None:
    rows = f'id,text\n1,"{FIRST}"\n2,{FIRST},x\n3,"{SECOND}"\n'
    taken = list(read_sources(_written(tmp_path / "a.csv", rows)))

    assert [one.id for one in _articles(taken)] == ["1", "3"]
    assert isinstance(taken[1], InputFailure)
    assert taken[1].error.where.endswith("a.csv:3")


LOSSES = [
    (f"{FIRST.replace('Anna', chr(0xFFFD))}", "a letter is lost"),
    ("Aussenminister Lund sprach fuer die Regierung ueber die Lage.", "umlauts are written ae"),
]


@pytest.mark.parametrize(("text", "said"), LOSSES)
def test_what_was_lost_before_is_said(text: str, said: str, tmp_path: Path) -> None:
    notice, article = read_sources(_written(tmp_path / "a.txt", text))

    assert isinstance(notice, Notice)
    assert said in notice.message
    assert isinstance(article, Article)
