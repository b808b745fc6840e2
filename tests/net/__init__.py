"""The net: what is read in some 1,500 texts, from parses kept beside it, as digests.

    python -m tests.net check             which readings differ from those kept, by part
    python -m tests.net keep              keep today's readings as right
    python -m tests.net show FOLDER       write today's readings as JSON, to compare two states
    python -m tests.net parse             parse the texts anew, and say what changed

The parses hold offsets, tags, heads and lemma scripts, but no words: those stand in the articles,
which are looked up where they lie. So the net does not depend on the processor that parses.
"""
