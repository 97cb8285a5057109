"""Reading: one door from paths to ``Source``."""

from factcheck.sources.loading import READERS, Loaded, load_sources, read_one

__all__ = ["READERS", "Loaded", "load_sources", "read_one"]
