"""Words for the corpus: a vocabulary in which few words are said often and most hardly ever, as people speak (Zipf).

The frequent words are English; the long tail is made of syllables and English endings, so that whoever stems, indexes
or breaks words has to do with it what it would do with real ones.
"""

from __future__ import annotations

import random
from bisect import bisect
from itertools import accumulate, product

_NOUNS = """team day work customer project week shift colleague year machine harbour question kitchen letter engine ticket plan
ship lamp price night answer bridge office winter garden patient test crane manager window number road service school letter order
repair meeting drawing report boat mistake room family market street language station tool budget story rope morning coffee plant
summer warehouse doctor ward signal change support battery train sensor team-mate supplier island apprentice course valve library
contract weather deck office box minute hand voice page turbine course form cargo nurse sketch teacher contract oven bakery
""".split()  # fmt: skip
_VERBS = """see need find keep make ask bring learn write build hold carry move show call read check open help send plan answer
start follow repair measure count draw lift clean test leave share explain order train watch paint connect load turn clear solve
print weigh collect mark sort pack deliver compare improve review release """.split()  # fmt: skip
_KINDS = """new old small good long first late quiet early whole open heavy clear cold warm short plain hard simple free
bright careful honest slow local round wet empty common narrow patient broken useful steady friendly loud deep wooden electric
""".split()
_HOWS = "often rarely quickly slowly together alone carefully twice early late again usually gladly at-once".split()
_STARTS = "br tr gl st m n l v d k h fl sk p gr t w bl s cr".split()
_MIDDLES = "a e i o u ai ea ou oa ie".split()
_ENDS = "n r l nd st rt m ck lm rn sk ft ng v".split()


class Words:
    """The words of one kind, of which the first are said most: word number `n` by about `n ** -1.2` as often as the first."""

    def __init__(self, known: list[str], tail: int, ending: str, seed: int) -> None:
        made = [
            "".join(parts) + ending
            for parts in product(_STARTS, _MIDDLES, _ENDS, ("", "o", "er", "al", "in"))
        ]
        random.Random(seed).shuffle(made)
        self._words = list(dict.fromkeys(known + made[:tail]))
        self._upto = list(accumulate((rank + 3) ** -1.2 for rank in range(len(self._words))))

    def one(self, chance: random.Random) -> str:
        """A word."""
        return self._words[bisect(self._upto, chance.random() * self._upto[-1])]


NOUNS = Words(_NOUNS, 6000, "", 1)
VERBS = Words(_VERBS, 1500, "e", 2)
KINDS = Words(_KINDS, 2500, "ish", 3)
HOWS = Words(_HOWS, 600, "ly", 4)

#: Sentences. A capital is a word of a kind: Noun, Verb, Kind, How.
_SENTENCES = """
the N V the N of the N before the K N
we V a K N and the N V us H
when the N V, I V my N to the K N
nobody here V the N H, and that is K
it was a K N, and the N did not V
my K N V H, because the N had a N
after a N you V the N, the N and the K N
what I V most is the N with its K N
some of us V the K N H
there is no N without a N
they V me the N on my first N, H
in the N a K N can V more than a N
I did not V that the N would be so K
between the N and the N we V for a K N
""".strip().splitlines()  # fmt: skip


def words_of(chance: random.Random, pattern: str) -> list[str]:
    """The words of a sentence; a comma stays with the word before it."""
    kinds = {"N": NOUNS, "V": VERBS, "K": KINDS, "H": HOWS}
    found = []
    for word in pattern.split():
        bare = word.rstrip(",")
        found.append(kinds[bare].one(chance) + word[len(bare) :] if bare in kinds else word)
    return found


def sentence(chance: random.Random) -> str:
    """A sentence, now and then with a word that is stressed."""
    found = words_of(chance, pick(chance, _SENTENCES))
    if chance.random() < 0.15:
        at = int(chance.random() * len(found))
        bare = found[at].rstrip(",")
        sign = "**" if chance.random() < 0.5 else "*"
        found[at] = f"{sign}{bare}{sign}{found[at][len(bare) :]}"
    first = found[0]
    found[0] = (
        first[0].upper() + first[1:]
        if not first.startswith("*")
        else first.replace(first.strip("*,"), first.strip("*,").capitalize())
    )
    return " ".join(found) + "."


def phrase(chance: random.Random, pattern: str = "K N and the N") -> str:
    """A few words for a heading or a title."""
    text = " ".join(words_of(chance, pattern))
    return text[0].upper() + text[1:]


def pick(chance: random.Random, of: list[str] | tuple[str, ...]) -> str:
    """One of some. (`random.choice` may give another one in another version of Python.)"""
    return of[int(chance.random() * len(of))]
