"""What the project's own people run; no part of what is installed."""
