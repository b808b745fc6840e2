"""Sources to articles: texts, pages, tables, feeds, wires, mails, archives, standard input.

from kg.ingest import InputFailure, Notice, read_sources, read_text

for taken in read_sources(["news.jsonl", "archive/"]):
    match taken:
        case InputFailure(error): ...       # an InputError with file, line and hint
        case Notice(message): ...           # "archive: 3 files of another kind skipped"
        case article: ...                   # a kg.model.Article

read_text("Die Ministerin sprach mit ihrem Kollegen.", date="2021-12-02")   # an Article
"""

from kg.ingest.articles import read_text
from kg.ingest.dates import parsed_date
from kg.ingest.source import Notice
from kg.ingest.sources import (
    InputFailure,
    Inputs,
    Place,
    Taken,
    count_sources,
    read_sources,
)

__all__ = [
    "InputFailure",
    "Inputs",
    "Notice",
    "Place",
    "Taken",
    "count_sources",
    "parsed_date",
    "read_sources",
    "read_text",
]
