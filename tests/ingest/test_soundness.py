"""What no file of the graph could hold is exchanged one for one."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.ingest.soundness import check_sound, sound

CASES = [  # delivered, taken in
    pytest.param("Pu\x02tin", "Pu\u200btin", id="control"),
    pytest.param("Er\ud83d ging", "Er\ufffd ging", id="half-a-character"),
    pytest.param("Oslo\ufffe\uffff", "Oslo\u200b\u200b", id="none"),
    pytest.param("Eins\x0bZwei", "Eins\u2028Zwei", id="line-of-a-word-processor"),
    pytest.param("Eins\x0cZwei", "Eins\nZwei", id="page"),
    pytest.param("Tab\t\r\n\x7f\x96", "Tab\t\r\n\x7f\x96", id="sound"),
]


def test_no_case_was_lost() -> None:
    assert len(CASES) == 6


@pytest.mark.parametrize(("delivered", "taken"), CASES)
def test_no_offset_moves(delivered: str, taken: str) -> None:
    assert sound(delivered) == taken
    assert len(taken) == len(delivered)


def test_a_text_full_of_control_characters_is_none() -> None:
    check_sound("Er ging.\0" * 3, "a.txt")
    with pytest.raises(InputError, match="4 of 12"):
        check_sound("Er\0 \1g\2\3ing.", "a.txt")
