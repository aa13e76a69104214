"""The frame: what surrounds each page, rendered by MkDocs and Material a dozen times, not thousands.

MkDocs gets a staged folder with the hand-written pages and one empty page for each section and depth;
the template `main.html` puts marks where head, title and body go. What it renders is cut at the marks
once; a page is the pieces joined with its own parts. Only `kollega.frame.mkdocs` imports mkdocs.
"""

from kollega.frame.cut import Frame, frame_steps
from kollega.frame.stage import mkdocs_step

__all__ = ["Frame", "frame_steps", "mkdocs_step"]
