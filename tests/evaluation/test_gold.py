"""What a gold folder must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.evaluation import read_gold

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"articles\.jsonl"):
        read_gold(tmp_path)
    (tmp_path / "articles.jsonl").write_text('{"id": "1", "text": "x"}\n', "utf-8")
    with pytest.raises(InputError, match="no annotation"):
        read_gold(tmp_path)
