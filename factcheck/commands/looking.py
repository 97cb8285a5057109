"""Commands that look without judging: ``extract``, ``sources``, ``explain``, ``timeline``."""
