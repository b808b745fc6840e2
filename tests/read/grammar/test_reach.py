"""Nothing is looked for beyond the reach of a word."""

from __future__ import annotations

from kg.read.grammar.reach import FARTHEST, reach
from kg.read.grammar.tree import Tree
from tests.net.parses import parsed
from tests.net.readings import vocab

SENTENCE = (
    "1\t2\tPRON\t1\tnsubj\t0:\t\tO",
    "1\t3\tVERB\t0\tROOT\t0:\t\tO",
    "0\t1\tPUNCT\t-1\tpunct\t0:\t\tO",
)


def test_a_word_reaches_so_many_sentences_back() -> None:
    many = FARTHEST + 5
    words = Tree(parsed([*SENTENCE] * many, " Er kam." * many, vocab()))
    first, last = words.sents[0], words.sents[-1]

    assert len(words.sents) == many
    assert reach(first[0]) == first.start_char
    assert reach(last[1]) == words.sents[many - 1 - FARTHEST].start_char
