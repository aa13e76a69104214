"""Withdrawal: everything that shows or names a person, what is to be done with each, the doing, and a paper on it.

Of the files that people write `gone` says which go as a whole, `content` what to change in the others and `paths` what they are
called then. `places` says where else the person is, `carry_out` does it, `certificate` writes down what was done and what nobody
here can reach. Nothing is changed before `carry_out`.
"""

from kollega.withdraw.person import Nobody, Who, whom

__all__ = ["Nobody", "Who", "whom"]
