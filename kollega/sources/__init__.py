"""Sources: every file of a site folder, read once and safely, with the line and column of each value."""

from kollega.sources.files import Files, State, scan
from kollega.sources.mistakes import CURLY
from kollega.sources.scalar import one_line, quoted
from kollega.sources.text import Later, Source, lay_over, read_text, split_front_matter
from kollega.sources.yaml import Map, Node, Scalar, Seq, key_of, parse_list, parse_yaml

__all__ = [
    "CURLY",
    "Files",
    "Later",
    "Map",
    "Node",
    "Scalar",
    "Seq",
    "Source",
    "State",
    "key_of",
    "lay_over",
    "one_line",
    "parse_list",
    "parse_yaml",
    "quoted",
    "read_text",
    "scan",
    "split_front_matter",
]
