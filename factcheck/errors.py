"""What can go wrong for a user: one sentence that names the file, the place and the remedy."""


class FactcheckError(Exception):
    """The job could not be done; the message is meant for the person at the terminal."""


class UsageError(FactcheckError):
    """The command line, or the configuration, asks for something that does not exist."""


class RulesError(FactcheckError):
    """Rule files are wrong; ``mistakes`` lists every one of them."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class SourceError(FactcheckError):
    """One source cannot be read; the rest of the corpus still can."""


class OutputError(FactcheckError):
    """A report cannot be written where it was asked for."""
