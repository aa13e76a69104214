"""Pictures: reading what people put in, cutting and saving it, and composing cards.

This package is the only importer of Pillow. `choose`, `colour`, `geometry`, `items`, `layout`, `source` and `tints`
are plain data and arithmetic, which anyone may use without the cost of loading it.
"""
