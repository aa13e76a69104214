"""Videos: what they are (`probe`), what is made of them (`plan`, `cuts`), the program that does it (`ffmpeg`), and
those that lie elsewhere (`foreign`)."""
