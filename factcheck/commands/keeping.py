"""Commands that keep house: ``rules``, ``config``, ``schema``, ``init``, ``doctor``, ``cache``."""
