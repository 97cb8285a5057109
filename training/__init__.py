"""How the English pipeline in ``factcheck/en`` is made. Run ``python -m training --help``."""
