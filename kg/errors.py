"""The tree of errors; each says what happened and, in ``hint``, what to do now.

KgError
├── InputError (ValueError)           an input that cannot be taken in
│   ├── NotGerman                     the text is in another language
│   └── TooLarge                      the text is longer than the limit
├── PipelineError                     a language pipeline that is missing or lacks an annotation
├── StoreError                        a store that cannot be opened, locked or of another kind
├── UnknownQuery (LookupError)        no bundled query or file of that name
├── QueryError (ValueError)           a query that does not parse, or a parameter that does not fit
├── UnknownNode (LookupError)         no article, entity or node of that IRI or id
├── LinkError                         a knowledge base that cannot be read, an endpoint that fails
├── ResourceError                     a bundled file that is missing or broken
└── MissingPackage (ImportError)      something that only a package that is not installed can do
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors meant for the person at the keyboard."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def __str__(self) -> str:
        message = super().__str__()
        return f"{message} ({self.hint})" if self.hint else message


class InputError(KgError, ValueError):
    """An input that cannot be taken in; ``where`` names file and line."""

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(f"{where}: {message}" if where else message, hint=hint)
        self.where = where


class NotGerman(InputError):
    """The text is in another language."""


class TooLarge(InputError):
    """The text is longer than the limit."""


class PipelineError(KgError):
    """A language pipeline is missing or lacks an annotation that reading needs."""


class StoreError(KgError):
    """A store cannot be opened, is locked, or is no store."""


class UnknownQuery(KgError, LookupError):
    """No bundled query or file of that name."""


class QueryError(KgError, ValueError):
    """A query does not parse, or a parameter does not fit it."""


class UnknownNode(KgError, LookupError):
    """Nothing in the store has that IRI or id."""


class LinkError(KgError):
    """A knowledge base cannot be read, or an endpoint fails."""


class ResourceError(KgError):
    """A bundled file is missing or broken."""


class MissingPackage(KgError, ImportError):
    """What is asked for needs a package that is not installed."""
