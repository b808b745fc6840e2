"""``kg build``: whole articles or none, each failure with its place and a way out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.store import QuadStore
from tests.readers import BREAKS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

TEXT = "Treffen am See\n\nAnna Vogt und Erik Lund trafen sich gestern in der Stadt.\n"
DAY = "2021-12-02"


def _written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _lines(*ids: str, text: str = TEXT) -> str:
    """Return articles of the same facts, none of which is a copy of another."""
    texts = ((i, f"{text}Am Abend kam die Nachricht Nummer {i}.") for i in ids)
    return "".join(json.dumps({"id": i, "date": DAY, "text": t}) + "\n" for i, t in texts)


def test_articles_are_stored_and_counted(kg: Run, tmp_path: Path) -> None:
    ended = kg("build", _written(tmp_path / "a.jsonl", _lines("1", "2")))

    assert (ended.code, ended.out) == (0, "")
    assert ended.err == f"2 articles stored: {tmp_path / 'store'}\n"
    assert json.loads(kg("articles", "--format", "json").out)[1]["id"] == "2"


BAD = [  # file name, content, words of the message
    pytest.param("a.txt", b"", "the file is empty", id="empty"),
    pytest.param("a.txt", b"K\x81\xfe", "name its encoding with --encoding", id="encoding"),
    pytest.param("a.jsonl", b"{", "a.jsonl:1: no valid JSON", id="json"),
    pytest.param("a.jsonl", b'{"id": "1"}', 'a.jsonl:1: the key "text" is missing', id="no-text"),
    pytest.param("a.jsonl", b'{"text": 1}', '"text" is a number', id="type"),
    pytest.param("a.xml", b"<urlset><url/></urlset>", "this is a sitemap", id="kind"),
    pytest.param("a.txt", "Er ging dorthin. " * 300_000, "1,000,000 is the limit", id="large"),
    pytest.param("a.txt", b"Er\0 g\1i\2n\3g.", "control characters", id="control"),
    pytest.param("a.txt", "The talks with the minister have failed.", "--force", id="english"),
    pytest.param("a.txt", f"Das ist die {BREAKS}.", "ZeroDivisionError", id="reader-fails"),
]


def test_no_case_was_lost() -> None:
    assert len(BAD) == 10


@pytest.mark.parametrize(("name", "content", "words"), BAD)
def test_a_bad_input_is_named_and_the_rest_is_stored(
    name: str, content: str | bytes, words: str, kg: Run, tmp_path: Path
) -> None:
    good = _written(tmp_path / "good.jsonl", _lines("good"))
    ended = kg("build", _written(tmp_path / name, content), good, "--date", DAY)

    assert ended.code == 1
    assert words in ended.err
    assert ended.err.endswith(f"1 article stored, 1 failed: {tmp_path / 'store'}\n")
    assert "Traceback" not in ended.err
    assert [record["id"] for record in json.loads(kg("articles", "--format", "json").out)] == [
        "good"
    ]


def test_where_an_article_broke_is_shown_on_demand(kg: Run, tmp_path: Path) -> None:
    file = _written(tmp_path / "a.txt", f"Das ist die {BREAKS}.")

    assert "Traceback" not in kg("build", file).err
    assert "Traceback" in kg("build", file, "--debug").err


def test_missing_inputs_and_empty_folders_are_failures(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    ended = kg("build", tmp_path / "leer", tmp_path / "fehlt.txt")

    assert ended.code == 1
    assert "leer: no article in this folder" in ended.err
    assert "fehlt.txt: no such file or folder" in ended.err


def test_force_takes_in_what_does_not_look_german(kg: Run, tmp_path: Path) -> None:
    file = _written(tmp_path / "a.txt", "The talks of Anna Vogt and her colleague have failed.")

    assert kg("build", file, "--force").code == 0


def test_an_article_without_date_is_stored_with_a_warning(kg: Run, tmp_path: Path) -> None:
    ended = kg("build", _written(tmp_path / "ohne.txt", TEXT))

    assert ended.code == 0
    assert "warning: no date of publication: ohne;" in ended.err
    assert "--date" in ended.err


def test_standard_input_is_read(kg: Run) -> None:
    assert kg("build", "-", "--date", DAY, stdin=TEXT).code == 0
    assert json.loads(kg("articles", "--format", "json").out)[0]["title"] == "Treffen am See"


def test_what_is_stored_already_is_not_read_again(kg: Run, tmp_path: Path) -> None:
    file = _written(tmp_path / "a.jsonl", _lines("1", "2"))
    kg("build", file)
    first = kg("export", "--format", "trig").out

    assert kg("build", file).err == f"0 articles stored, 2 unchanged: {tmp_path / 'store'}\n"
    again = kg("build", file, "--again").err
    assert again == f"2 articles stored (2 replaced): {tmp_path / 'store'}\n"
    assert kg("export", "--format", "trig").out == first

    _written(file, _lines("1", "2", text=TEXT + "Danach schwieg Erik Lund. "))
    assert "2 articles stored" in kg("build", file).err


def test_half_then_all_is_all(kg: Run, tmp_path: Path) -> None:
    half = _written(tmp_path / "half.jsonl", _lines("2"))
    whole = _written(tmp_path / "all.jsonl", _lines("1", "2", "3"))
    kg("build", half, "--store", tmp_path / "one")
    kg("build", whole, "--store", tmp_path / "one")
    kg("build", whole, "--store", tmp_path / "two")
    one, two = (
        kg("export", "--format", "trig", "--store", tmp_path / s).out for s in ("one", "two")
    )

    assert one == two
    assert "Erik Lund" in one


def test_removing_an_article_leaves_no_triple_of_it(kg: Run, tmp_path: Path) -> None:
    kg("build", _written(tmp_path / "a.jsonl", _lines("1")))
    before = kg("export", "--format", "nquads").out
    kg("build", _written(tmp_path / "b.jsonl", _lines("2")))
    ended = kg("remove", "2", "9")

    assert ended.code == 1
    assert "removed: 2" in ended.err
    assert "no article '9'" in ended.err
    assert kg("export", "--format", "nquads").out == before


def test_ctrl_c_leaves_whole_articles_and_says_how_to_go_on(
    kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = QuadStore.put
    done: list[str] = []

    def interrupted(store: QuadStore, reading: object) -> None:
        if len(done) == 2:
            raise KeyboardInterrupt
        put(store, reading)  # type: ignore[arg-type]
        done.append("")

    file = _written(tmp_path / "a.jsonl", _lines("1", "2", "3"))
    with monkeypatch.context() as patched:
        patched.setattr(QuadStore, "put", interrupted)
        ended = kg("build", file)

    assert ended.code == 130
    assert "interrupted; 2 articles stored" in ended.err
    assert "same command again" in ended.err
    assert kg("build", file).err == f"1 article stored, 2 unchanged: {tmp_path / 'store'}\n"
    assert kg("validate").code == 0


def test_another_base_than_the_store_has_is_refused(kg: Run, tmp_path: Path) -> None:
    file = _written(tmp_path / "a.jsonl", _lines("1"))
    assert kg("build", file, "--base", "https://example.org/id/").code == 0
    assert "https://example.org/id/article/1" in kg("export").out

    ended = kg("build", file, "--base", "https://example.org/other/")
    assert ended.code == 1
    assert "leave out --base" in ended.err
