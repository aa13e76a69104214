#!/usr/bin/env python3
"""Build the careers site: `python3 build.py`. Run the tests: `python3 build.py test`. All else: `--help`.

Needs nothing but Python 3.11 or newer; `tools/bootstrap` fetches the packages, once. This file itself is
written so that every Python since 2.7 can read it, and say what is amiss.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - older ones are told so
    sys.stderr.write(
        "build.py: Kollega needs Python 3.11 or newer, and this is Python "
        + sys.version.split()[0]
        + ". Install a newer one from python.org or with your system's packages, "
        + "then run it by its name, for instance: python3.13 build.py\n"
    )
    sys.exit(2)

if __name__ == "__main__":
    # Python leaves this folder out when it runs with -P or PYTHONSAFEPATH.
    sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
    from tools.bootstrap import main

    main(sys.argv[1:])
