"""The errors that may leave the library: `PipelineError` and its children, nothing else."""


class PipelineError(Exception):
    """Anything that yusuan itself reports as wrong."""


class ReadError(PipelineError):
    """A source that cannot be read; stops that file alone.

    Attributes:
        check: a stable name of the reason, e.g. `read.encrypted`.
    """

    def __init__(self, check: str, message: str) -> None:
        super().__init__(message)
        self.check = check

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str]]:
        """Survive the way back from a worker process with both arguments."""
        return type(self), (self.check, str(self))


class UsageError(PipelineError):
    """A call that cannot be carried out as it was made: a path that is not there, two outputs of one name."""


class GazetteerError(PipelineError):
    """A gazetteer that breaks its own rules; the message names the file and the row."""


class LabelError(PipelineError):
    """A file of hand labels that does not fit its document."""
