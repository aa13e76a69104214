"""The commands, a file for each; `cli` has the list."""
