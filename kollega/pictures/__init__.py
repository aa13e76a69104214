"""Pictures: reading what people put in, cutting and saving it, and composing cards.

This package is the only importer of Pillow. `choose`, `colour`, `layout` and `source` do not need it.
"""
