"""Sharing: links to networks, lengths as networks count them, suggested words, and what is in a share kit."""
