"""The logic of a verdict: values, formulae, judgements. No files, no display."""

from .formula import AllOf, AnyOf, AtLeast, Formula, FormulaError, criteria, parse
from .values import DOUBTS, OPEN_VALUES, VALUES, interval
from .verdict import Judgement, judge

__all__ = [
    "DOUBTS",
    "OPEN_VALUES",
    "VALUES",
    "AllOf",
    "AnyOf",
    "AtLeast",
    "Formula",
    "FormulaError",
    "Judgement",
    "criteria",
    "interval",
    "judge",
    "parse",
]
