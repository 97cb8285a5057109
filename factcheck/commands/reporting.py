"""Commands on reports already made: ``report``, ``diff``, ``verify``."""
