"""Kollega: the careers site that colleagues write."""

__version__ = "0.1.0"
