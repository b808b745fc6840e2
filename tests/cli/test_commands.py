"""Queries, exports, explanations, and how the program ends."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.cli import MODULES, main

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTED = (ROOT / "docs" / "command-line.md").read_text("utf-8")
TEXT = "Treffen am See\n\nAnna Vogt und Erik Lund trafen sich gestern in der Stadt.\n"


@pytest.fixture
def built(kg: Run, tmp_path: Path) -> Run:
    """A store with one article, and a way to run commands on it."""
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "1", "date": "2021-12-02", "text": TEXT}), "utf-8")
    assert kg("build", file).code == 0
    return kg


def test_a_query_gives_sparql_json(built: Run) -> None:
    ended = built("query", "meetings", "--format", "json")
    rows = json.loads(ended.out)["results"]["bindings"]

    assert ended.code == 0
    assert {row["participantName"]["value"] for row in rows} == {"Anna Vogt", "Erik Lund"}
    assert {(row["begin"]["value"], row["end"]["value"]) for row in rows} == {("0", str(len(TEXT)))}


FORMATS = [
    ("table", "date        kind       status    participants"),
    ("csv", "document,meeting"),
    ("tsv", "?document\t"),
]


@pytest.mark.parametrize(("name", "start"), FORMATS)
def test_a_query_in_other_formats(name: str, start: str, built: Run) -> None:
    assert start in built("query", "meetings", "--format", name).out.splitlines()[0]


def test_parameters_are_bound_and_standard_input_is_a_query(built: Run, tmp_path: Path) -> None:
    assert "Erik Lund" in built("query", "meetings", "--param", "document=1").out
    assert "Erik Lund" not in built("query", "meetings", "--param", "document=2").out

    text = "SELECT ?name { GRAPH ?g { ?p a dp:Person ; rdfs:label ?name } }"
    assert "Erik Lund" in built("query", "-", stdin=text).out
    file = tmp_path / "mine.rq"
    file.write_text(text, "utf-8")
    assert built("query", file, "-o", tmp_path / "out.txt").out == ""
    assert "Erik Lund" in (tmp_path / "out.txt").read_text("utf-8")


def test_every_bundled_query_is_listed(built: Run) -> None:
    listed = [query["name"] for query in json.loads(built("queries", "--format", "json").out)]

    assert listed == sorted(file.stem for file in (ROOT / "queries").glob("*.rq"))
    assert len(listed) >= 15
    assert "appears-with" in built("queries").out
    assert "participantName  string" in built("queries", "meetings").out
    assert built("queries", "meeting").code == 2


def test_exports(built: Run, tmp_path: Path) -> None:
    assert built("export").out.count("Erik Lund") > 0
    assert "article/1" in built("export", "--format", "nquads", "--article", "1").out
    assert "Erik Lund" in built("export", "--format", "csv", "--table", "entities").out
    assert built("export", "--format", "csv", "-o", tmp_path / "t.zip").code == 0
    assert (tmp_path / "t.zip").read_bytes()[:2] == b"PK"
    assert built("export", "--table", "entities").code == 2
    assert built("export", "--article", "9").code == 1


def test_a_node_is_explained(built: Run) -> None:
    iri = "https://w3id.org/depesche/id/entity/Q1"
    ended = built("explain", iri)

    assert ended.code == 0
    assert ended.out.splitlines()[:2] == ["Anna Vogt", iri]
    assert json.loads(built("explain", iri, "--format", "json").out)["articles"] == ["1"]
    assert built("explain", iri + "2").code == 1


def test_an_event_is_explained_by_entry_pattern_confidence_and_words(built: Run) -> None:
    rows = json.loads(built("query", "meetings", "--format", "json").out)["results"]["bindings"]
    iri = rows[0]["meeting"]["value"]
    lines = built("explain", iri).out.splitlines()
    data = json.loads(built("explain", iri, "--format", "json").out)

    assert "found by meet/treffen, pattern: verb; confidence 0.7" in lines
    assert f"evidence, article 1, 0 to {len(TEXT)}" in lines
    assert (data["entry"], data["pattern"], data["confidence"]) == ("meet/treffen", "verb", 0.7)
    assert [r[c]["value"] for r in rows[:1] for c in ("entry", "pattern", "confidence")] == [
        "meet/treffen",
        "verb",
        "0.7",
    ]


CUTS = [  # least confidence, meetings that stay
    ("0.0", 1),
    ("0.7", 1),
    ("0.71", 0),
    ("1", 0),
]


@pytest.mark.parametrize(("least", "stay"), CUTS)
def test_what_is_less_sure_is_left_out(least: str, stay: int, built: Run, tmp_path: Path) -> None:
    """The same cut in reading, asking, exporting and building."""
    cut = ("--min-confidence", least)
    read = json.loads(built("read", tmp_path / "a.jsonl", *cut).out)
    asked = built("query", "meetings", "--format", "csv", *cut).out
    exported = built("export", *cut).out

    assert len(read["meetings"]) == stay
    assert asked.count("meet/treffen") == 2 * stay
    assert exported.count("a dp:Meeting") == stay
    assert "Erik Lund" in exported
    again = built("build", tmp_path / "a.jsonl", *cut).err
    assert ("1 unchanged" in again) == (least == "0.0")
    assert built("query", "meetings", "--format", "csv").out.count("meet/treffen") == 2 * stay


def test_a_reading_is_printed_as_json(kg: Run, tmp_path: Path) -> None:
    file = tmp_path / "2021-12-02.txt"
    file.write_text(TEXT, "utf-8")
    one = json.loads(kg("read", file).out)

    assert one["article"]["date"] == "2021-12-02"
    assert one["entities"][0]["link"] == {
        "qid": "Q1",
        "label": "Anna Vogt",
        "score": 0.9,
        "nil": False,
        "candidates": [],
        "judgement": "automatic",
    }
    assert one["meetings"][0]["evidence"] == [0, len(TEXT)]

    (tmp_path / "b.jsonl").write_text((json.dumps({"text": TEXT}) + "\n") * 3, "utf-8")
    several = [json.loads(line) for line in kg("read", tmp_path / "b.jsonl").out.splitlines()]
    assert [reading["article"]["id"] for reading in several] == ["b-1", "b-2", "b-3"]


GOLD = {
    "entities": [
        {"id": "e1", "type": "Person", "name": "Anna Vogt", "mentions": ["Anna Vogt"]},
        {"id": "e2", "type": "Person", "name": "Erik Lund", "mentions": ["Erik Lund"]},
    ],
    "positions": [],
    "meetings": [
        {
            "kind": "bilateral",
            "status": "planned",
            "participants": ["e1", "e2"],
            "place": None,
            "date": None,
            "evidence": TEXT.splitlines()[-1],
        }
    ],
    "warnings": [],
    "statements": [],
}


def test_scores_are_broken_down_and_misses_listed(kg: Run, tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "date": "2021-12-02", "text": TEXT}) + "\n"
    (tmp_path / "articles.jsonl").write_text(line, "utf-8")
    (tmp_path / "1.json").write_text(json.dumps(GOLD), "utf-8")

    by_pattern = kg("eval", tmp_path, "--by", "pattern").out.splitlines()
    assert by_pattern[0].split() == ["kind", "pattern", "P", "answers", "R", "gold"]
    assert by_pattern[2].split() == ["meetings", "verb", "1.000", "1"]
    by_status = [line.split() for line in kg("eval", tmp_path, "--by", "status").out.splitlines()]
    assert by_status[2:4] == [
        ["meetings", "occurred", "1.000", "1"],
        ["meetings", "planned", "1.000", "1"],
    ]

    cut = kg("eval", tmp_path, "--show", "meetings", "--min-confidence", "0.8")
    missed, place = cut.out.splitlines()[0], TEXT.index("Anna")
    assert missed.startswith("meetings 1 missed: {")
    assert f'"begin": {place}, "end": {len(TEXT) - 1}' in missed
    assert cut.code == 0
    floors = tmp_path / "floors.json"
    floors.write_text('{"meetings": {"R": 0.5}}', "utf-8")
    ended = kg("eval", tmp_path, "--floors", floors, "--min-confidence", "0.8")
    assert (ended.code, "below its floor: meetings R is 0.0" in ended.err) == (1, True)
    floors.write_text("[]", "utf-8")
    assert "no floors" in kg("eval", tmp_path, "--floors", floors).err
    ended = kg("eval", tmp_path, tmp_path, "--json", "--answers", tmp_path / "answers")
    assert json.loads(ended.out)["meetings"]["tp"] == 2
    answers = json.loads((tmp_path / "answers" / "meetings.json").read_text("utf-8"))
    assert len(answers["results"]["bindings"]) == 4


def test_a_store_is_valid(built: Run) -> None:
    ended = built("validate")

    assert (ended.code, ended.out, ended.err) == (0, "", "all is well\n")


def test_articles_are_listed(built: Run) -> None:
    ended = built("articles")

    assert ended.out.splitlines()[2].split() == (
        ["1", "2021-12-02", "Treffen", "am", "See", "2", "0", "1", "0", "0"]
    )
    assert ended.err == "1 article\n"


WRONG = [  # arguments, exit code, words on standard error
    ([], 2, "required: COMMAND"),
    (["fliegen"], 2, "invalid choice"),
    (["build"], 2, "INPUT"),
    (["build", "a.txt", "--date", "bald"], 2, "is no date"),
    (["build", "a.txt", "--workers", "0"], 2, "no number above zero"),
    (["query", "meetings", "--param", "document"], 2, "not name=value"),
    (["query", "meetings", "--format", "docx"], 2, "invalid choice"),
    (["query", "meeting"], 2, "did you mean meetings"),
    (["query", "SELECT ?s WHERE { ?s ?p"], 2, "error:"),
    (["query", "meetings", "--param", "nobody=1"], 2, "nobody"),
    (["query", "meetings", "--min-confidence", "2"], 2, "no number from 0 to 1: give 0.8"),
    (["query", "entities", "--min-confidence", "0.5"], 2, "no parameter 'min_confidence'"),
    (["build", "a.txt", "--min-confidence", "nan"], 2, "no number from 0 to 1"),
    (["read", "a.txt", "--min-confidence", "sehr"], 2, "'sehr' is no number from 0 to 1"),
    (["eval", "nowhere", "--by", "mood"], 2, "invalid choice"),
    (["query", "meetings", "--store", "http://localhost/sparql"], 1, "is an address"),
    (["query", "meetings", "--store", "nowhere"], 1, "kg build makes one"),
    (["explain", "urn:x"], 1, "urn:x"),
    (["eval", "nowhere"], 1, "articles.jsonl"),
]


def test_no_case_was_lost() -> None:
    assert (len(FORMATS), len(WRONG), len(CUTS)) == (3, 19, 4)


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG)
def test_wrong_usage_and_errors_have_their_codes(
    arguments: list[str], code: int, words: str, built: Run
) -> None:
    ended = built(*arguments)

    assert ended.code == code
    assert words in ended.err
    assert "Traceback" not in ended.err


def test_an_error_of_the_program_is_one_line_and_a_trace_on_demand(
    built: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by chance")

    monkeypatch.setattr("kg.store.QuadStore.articles", broken)
    ended = built("articles")
    assert ended.code == 1
    assert "error of the program: ZeroDivisionError: by chance" in ended.err
    assert "Traceback" not in ended.err

    assert "Traceback" in built("articles", "--debug").err
    monkeypatch.setenv("KG_DEBUG", "1")
    assert "Traceback" in built("articles").err


def test_every_command_has_help_with_an_example(kg: Run) -> None:
    text = kg("--help").out
    names = ["build", "query", "queries", "export", "read", "explain"]
    names += ["articles", "remove", "validate", "eval", "link", "kb"]

    for name in names:
        assert f"    {name}" in text
        ended = kg(name, "--help")
        assert ended.code == 0
        assert f"kg {name}" in ended.out.split("examples:")[1]
        assert f"kg {name}" in DOCUMENTED
    assert kg("--version").out.startswith("kg (depesche) ")
    assert len(MODULES) == 9


def _run(*arguments: str, store: Path, **options: object) -> subprocess.Popen[str]:
    code = "import sys; from kg.cli import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "KG_STORE": str(store)},
        **options,  # type: ignore[call-overload]
    )


def test_a_query_answers_within_a_second(built: Run, tmp_path: Path) -> None:
    """Processor time, the least of three, so that a busy machine does not decide."""
    assert built("articles").code == 0
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with _run("query", "meetings", store=tmp_path / "store") as process:
            out, _ = process.communicate(timeout=60)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
        assert "Erik Lund" in out

    assert min(times) < 1


def test_a_reader_that_has_gone_is_no_error(built: Run, tmp_path: Path) -> None:
    assert built("articles").code == 0
    with _run("queries", store=tmp_path / "store") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=60)

    assert (process.returncode, err) == (0, "")


def test_a_run_that_is_interrupted_says_so(monkeypatch: pytest.MonkeyPatch, kg: Run) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.store.bundled_queries", interrupted)
    ended = kg("queries")

    assert (ended.code, ended.err) == (130, "interrupted\n")


def test_progress_shows_on_a_terminal_only(
    built: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.jsonl"
    assert "article/s" not in built("build", file, "--again").err

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert "0/1" in built("build", file, "--again").err


def test_main_without_arguments_reads_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["kg", "--version"])

    assert main() == 0
