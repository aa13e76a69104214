"""Feeds for portals: open jobs in the XML that Indeed, LinkedIn and XING document, and as JSON with a schema.

A portal is a row of `kollega.portals.table` and a module that writes one job; what a job is to all of them is in
`opening`. That a feed is right does not mean that a portal takes it: docs/communications.md says what each asks for.
"""

#: The portals that `portals` in the configuration may name.
PORTAL_IDS = ("indeed", "linkedin", "xing")
