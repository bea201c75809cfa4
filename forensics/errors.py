"""Every error the tool raises on purpose, each with its exit code and its advice.

    ForensicsError                 70  should never be raised itself
    ├── UsageError                  2  the command line or case.toml is wrong
    │   └── CaseError               2  a case folder or case.toml cannot be used
    ├── UnreadableError             3  a file or page could not be read
    │   ├── AlteredError            3
    │   ├── EncryptedError          3
    │   ├── DamagedError            3
    │   ├── EmptyFileError          3
    │   ├── TooLargeError           3
    │   ├── TooSlowError            3
    │   └── WrongTypeError          3
    └── DependencyError             4  a program, package or language is missing

The exit codes are a stable interface (see ``ExitCode``).
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to the script that called it. Never renumbered."""

    OK = 0
    """Ran, and nothing at or above ``--fail-on`` was found."""
    FINDINGS = 1
    """At least one finding at or above ``--fail-on``."""
    USAGE = 2
    """The command line or the case file is wrong."""
    INCOMPLETE = 3
    """Something could not be read or checked, so silence would be false comfort."""
    DEPENDENCY = 4
    """A program, package or language is missing; the message has the install line."""
    INTERNAL = 70
    """A bug of ours."""
    INTERRUPTED = 130
    """Ctrl-C."""


class ForensicsError(Exception):
    """One clear line: which file, which page, what is wrong, and what to do.

    ``place`` names the file (and page) as a person would; ``advice`` is what to do next.
    """

    exit_code: ExitCode = ExitCode.INTERNAL
    code: str = "error"

    def __init__(self, message: str, *, place: str = "", advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.advice = advice

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; keyword arguments would be lost by the default.
        return (_rebuild, (type(self), self.message, self.place, self.advice))

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head} ({self.advice})" if self.advice else head


def _rebuild(kind: type[ForensicsError], message: str, place: str, advice: str) -> ForensicsError:
    return kind(message, place=place, advice=advice)


class UsageError(ForensicsError):
    exit_code = ExitCode.USAGE
    code = "usage"


class CaseError(UsageError):
    code = "case"


class UnreadableError(ForensicsError):
    exit_code = ExitCode.INCOMPLETE
    code = "unreadable"


class AlteredError(UnreadableError):
    """A file of a case under custody is not what its journal says it was."""

    code = "altered"


class EncryptedError(UnreadableError):
    code = "encrypted"


class DamagedError(UnreadableError):
    code = "damaged"


class EmptyFileError(UnreadableError):
    code = "empty"


class TooLargeError(UnreadableError):
    code = "too-large"


class TooSlowError(UnreadableError):
    code = "too-slow"


class WrongTypeError(UnreadableError):
    code = "wrong-type"


class DependencyError(ForensicsError):
    exit_code = ExitCode.DEPENDENCY
    code = "dependency"
