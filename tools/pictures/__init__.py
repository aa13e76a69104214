"""What `tools/demo_pictures.py` draws with: paper, inks, things and scenes."""
