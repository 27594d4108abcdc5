"""Whether data are as a JSON Schema says, and if not, all that is wrong."""

from collections.abc import Callable
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import jsonschema_rs

if TYPE_CHECKING:
    from jsonschema import ValidationError

# Of a file with a fault in each of its thousand entries one fault is told.
MOST_ERRORS = 100


class Schema:
    """A JSON Schema that is asked often and rarely has a fault to find.

    Sound data pass the check of jsonschema-rs. jsonschema, which says better what is
    wrong, is imported only where something is: beside JupyterLab its import takes
    longer than that of all the rest of the course.

    Parameters
    ----------
    schema
        The schema itself.
    formats
        For each format of the schema, a function of a text that is true if it fits.
    """

    def __init__(
        self, schema: dict, formats: dict[str, Callable[[str], bool]] | None = None
    ) -> None:
        self._schema, self._formats = schema, formats or {}

    def errors(self, data: Any) -> list["ValidationError"]:
        """Return what is wrong with data, as jsonschema says it; empty if nothing is.

        Of very many faults only the first are told.

        Examples
        --------
        >>> minutes = Schema({"type": "integer", "minimum": 1})
        >>> minutes.errors(3)
        []
        >>> [error.message for error in minutes.errors(0)]
        ['0 is less than the minimum of 1']
        """
        if self._is_sound(data):
            return []
        return list(islice(self._exact.iter_errors(data), MOST_ERRORS))

    def _is_sound(self, data: Any) -> bool:
        try:
            return self._quick.is_valid(data)
        except UnicodeEncodeError:
            return False  # half a character, which only Python can hold: ask jsonschema

    @cached_property
    def _quick(self) -> jsonschema_rs.Draft202012Validator:
        return jsonschema_rs.Draft202012Validator(
            self._schema, formats=self._formats, validate_formats=True
        )

    @cached_property
    def _exact(self):
        from jsonschema import Draft202012Validator, FormatChecker

        checker = FormatChecker(formats=())
        for name, fits in self._formats.items():
            checker.checks(name)(
                lambda given, fits=fits: not isinstance(given, str) or fits(given)
            )
        return Draft202012Validator(self._schema, format_checker=checker)


def best_match(errors: list["ValidationError"]) -> "ValidationError":
    """Return the error that says most of those that `Schema.errors` found."""
    from jsonschema.exceptions import best_match as best

    return best(errors)
