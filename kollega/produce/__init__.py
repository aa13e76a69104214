"""Producers: what the site, its feeds and its kits are made of. Each yields steps and runs none."""
