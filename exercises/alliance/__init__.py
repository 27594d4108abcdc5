"""The logic of a verdict: values, formulae, judgements. No files, no display."""

from .agreement import Agreement, compare
from .entailment import close, conflicts
from .formula import AllOf, AnyOf, AtLeast, Formula, FormulaError, criteria, parse
from .proposal import Proposal, propose
from .roles import (
    ROLES,
    RoleChange,
    RoleError,
    Roles,
    equivalent,
    role_changes,
    roles_of,
)
from .values import DOUBTS, OPEN_VALUES, VALUES, interval
from .verdict import Judgement, decide, judge

__all__ = [
    "DOUBTS",
    "OPEN_VALUES",
    "ROLES",
    "VALUES",
    "Agreement",
    "AllOf",
    "AnyOf",
    "AtLeast",
    "Formula",
    "FormulaError",
    "Judgement",
    "Proposal",
    "RoleChange",
    "RoleError",
    "Roles",
    "close",
    "compare",
    "conflicts",
    "criteria",
    "decide",
    "equivalent",
    "interval",
    "judge",
    "parse",
    "propose",
    "role_changes",
    "roles_of",
]
