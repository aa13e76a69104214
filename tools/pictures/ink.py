"""The inks of the whole set: few, so that the pictures belong together."""

NIGHT = "#122b40"
NAVY = "#1c435c"
SEA = "#2b6f7d"
TEAL = "#4f9a9c"
MIST = "#a9cdc6"
FOAM = "#dfe9dc"
PAPER = "#f6ead7"
SAND = "#e6c99b"
WHEAT = "#d9a25a"
LAMP = "#f7c557"
RED = "#d9502e"
BRICK = "#a83a2a"
ROSE = "#eda38a"
PLUM = "#5a3d5c"
BARK = "#6b4332"
MOSS = "#5f7f5a"
PINE = "#2f5548"
COCOA = "#35232a"

#: The houses of a Danish harbour, in the order in which they stand.
WALLS = (WHEAT, BRICK, FOAM, SEA, ROSE, RED, PAPER, TEAL)
