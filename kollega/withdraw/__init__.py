"""Withdrawal: everything that shows or names a person, what is to be done with each, the doing, and a paper on it.

`content` proposes what to change in the files that people write, `places` says where else the person is, `carry_out` does it,
`certificate` writes down what was done and what nobody here can reach. Nothing is changed before `carry_out`.
"""

from kollega.withdraw.person import Nobody, Who, whom

__all__ = ["Nobody", "Who", "whom"]
