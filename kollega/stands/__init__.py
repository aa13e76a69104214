"""Stands: what is printed for an event, with codes that lead from paper to the site."""
