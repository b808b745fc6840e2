"""The ending of a file says the format; an option says it before the ending does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

CONSTRUCT = "CONSTRUCT { ?m a dp:Meeting } WHERE { GRAPH ?g { ?m a dp:Meeting } }"


@pytest.fixture
def built(kg: Run, tmp_path: Path) -> Run:
    """A store with two articles, and a way to run commands on it."""
    lines = [
        {"id": "1", "date": "2021-12-02", "text": "Anna Vogt traf Erik Lund am See."},
        {"id": "2", "text": "Anna Vogt traf Erik Lund am Fluss."},
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    (tmp_path / "mine.rq").write_text(CONSTRUCT, "utf-8")
    assert kg("build", file).code == 0
    return kg


QUERIES = [  # query, other arguments, file, beginning of the file
    ("meetings", [], "a.csv", "document,meeting"),
    ("meetings", [], "a.TSV", "?document\t"),
    ("meetings", [], "a.json", '{\n "head"'),
    ("meetings", [], "a.srx", "<?xml"),
    ("meetings", [], "a.xml", "<?xml"),
    ("meetings", [], "a.txt", "date "),
    ("meetings", [], "a", "date "),
    ("meetings", ["--format", "json"], "a.csv", '{\n "head"'),
    ("meetings", ["--excel"], "a.csv", "\ufeffdocument;meeting"),
    ("meetings", ["--excel"], "a", "\ufeffdocument;meeting"),
    ("mine.rq", [], "a.ttl", "@prefix"),
    ("mine.rq", [], "a.nt", "<https://"),
    ("mine.rq", [], "a.json", "["),
    ("mine.rq", [], "a.jsonld", "["),
    ("mine.rq", [], "a.rdf", "<?xml"),
    ("mine.rq", ["--format", "ntriples"], "a", "<https://"),
]
EXPORTS = [  # arguments, file, beginning of the file
    ([], "a.nq", "<https://"),
    ([], "a.trig", "@prefix"),
    ([], "a.ttl", "@prefix"),
    ([], "a.nt", "<https://"),
    ([], "a.rdf", "<?xml"),
    ([], "a.jsonld", "["),
    ([], "a.graphml", "<?xml"),
    ([], "a.zip", "PK"),
    ([], "a", "@prefix"),
    (["--format", "nquads"], "a.ttl", "<https://"),
    (["--flat"], "a.nq", "<https://"),
    (["--table", "meetings"], "a.csv", "document,meeting"),
    (["--table", "meetings", "--excel"], "a.csv", "\ufeffdocument;meeting"),
    (["--network"], "a.csv", "Source,Target,Type,Weight"),
    (["--network", "--table", "nodes"], "a.csv", "Id,Label"),
    (["--network", "--status", "Occurred"], "a", "<?xml"),
    (["--network"], "a.zip", "PK"),
]
WRONG = [  # arguments, words on standard error
    (["query", "meetings", "-o", "a.pdf"], "the ending says no format"),
    (["query", "meetings", "-o", "a.ttl"], "the ending says no format"),
    (["query", "meetings", "--format", "turtle"], "rows, not triples"),
    (["query", CONSTRUCT, "--format", "csv"], "ask for turtle, ntriples, jsonld, rdfxml"),
    (
        ["query", "meetings", "--format", "json", "--excel"],
        "does not go with --format json",
    ),
    (["query", "meetings", "-o", "a.csv", "--wide"], "do not go with --format csv"),
    (["export", "-o", "a.pdf"], "give --format"),
    (["export", "-o", "a.csv"], "name a file .zip"),
    (["export", "--table", "nodes"], "goes with --format csv"),
    (["export", "--flat", "--format", "csv"], "--flat goes with"),
    (["export", "--excel", "-o", "a.ttl"], "--excel goes with csv"),
    (["export", "--network", "--format", "turtle"], "--network has the formats"),
    (["export", "--status", "planned"], "choose meetings of --network"),
    (["export", "--network", "--kind", "dance"], "invalid choice"),
    (["export", "--since", "bald"], "'bald' is no day"),
    (["export", "--param", "id=1"], "parameters without a query"),
]


def test_no_case_was_lost() -> None:
    assert (len(QUERIES), len(EXPORTS), len(WRONG)) == (16, 17, 16)


@pytest.mark.parametrize(("query", "arguments", "name", "start"), QUERIES)
def test_an_answer_is_written_as_the_file_is_called(
    query: str, arguments: list[str], name: str, start: str, built: Run, tmp_path: Path
) -> None:
    asked = tmp_path / query if query.endswith(".rq") else query
    ended = built("query", asked, "-o", tmp_path / name, *arguments)

    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(start)


@pytest.mark.parametrize(("arguments", "name", "start"), EXPORTS)
def test_an_export_is_written_as_the_file_is_called(
    arguments: list[str], name: str, start: str, built: Run, tmp_path: Path
) -> None:
    ended = built("export", "-o", tmp_path / name, *arguments)

    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(start.encode())


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_what_does_not_go_together_is_refused(
    arguments: list[str], words: str, built: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As wrong usage, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    ended = built(*arguments)

    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert not list(tmp_path.glob("a.*"))


CHOSEN = [  # arguments, what is said, how many meetings are written
    ([], "", 2),
    (["--article", "1", "--article", "2"], "2 articles of 2\n", 2),
    (["--since", "1.12.2021"], "1 article of 2; 1 without a date are left out\n", 1),
    (["--entity", "Anna Vogt", "--until", "2021-12-01"], "0 articles of 2; 1 without", 0),
    (["--query", "meetings", "--param", "document=2"], "1 article of 2\n", 1),
    (["--query", CONSTRUCT], "2 triples\n", 2),
]


@pytest.mark.parametrize(("arguments", "said", "meetings"), CHOSEN)
def test_articles_are_chosen_and_counted(
    arguments: list[str], said: str, meetings: int, built: Run
) -> None:
    ended = built("export", *arguments)

    assert ended.code == 0
    assert ended.err.startswith(said)
    assert ended.out.count(" a dp:Meeting") == meetings
