"""The suite itself: which tests run the network, and that no table of sentences is left unread."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
NEURAL = {  # what runs the network of the pipeline, and why it cannot do without
    "cli/test_input_cases.py",  # inputs as they come, read as a user reads them
    "cli/test_seeds.py",  # the whole way from the seeds to a store
    "docs/test_library.py",  # the page's code runs as a reader would run it
    "docs/test_readme.py",  # so does the README's
    "lang/test_pipeline.py",  # the pipeline itself
    "lang/test_sentences.py",  # where it ends sentences
    "lang/test_times_parsed.py",  # the tense that it finds
    "link/test_commands.py",  # a build that asks an endpoint
    "read/test_article.py",  # whole articles: every role and span
}


def test_only_these_run_the_network() -> None:
    """What differs between processors cannot fail elsewhere; conftest.py holds all others back."""
    marked = {
        path.relative_to(HERE).as_posix()
        for path in HERE.rglob("test_*.py")
        if "mark.neural" in path.read_text(encoding="utf-8") and path.name != Path(__file__).name
    }

    assert marked == NEURAL


def test_every_folder_of_tables_has_its_parses() -> None:
    """A table of sentences beside no parses would be read by nobody."""
    folders = {path.parent for path in (HERE / "read").rglob("cases.tsv")}

    assert len(folders) >= 6
    assert [folder.name for folder in folders if not (folder / "parses.conllu").exists()] == []
