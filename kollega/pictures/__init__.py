"""Pictures: reading what people put in, cutting and saving it, and composing cards.

This package is the only importer of Pillow, in `decode`, `scale`, `fonts` and `draw`; its other modules
are plain data and arithmetic, which anyone may use without the cost of loading it.
"""
