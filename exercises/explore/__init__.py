"""Explorers for the labs: stock ipywidgets controls over tables."""

from .definitions import Explorer, explore_definitions
from .events import explore_events
from .evidence import explore_evidence
from .interests import explore_interests
from .memberships import explore_memberships

__all__ = [
    "Explorer",
    "explore_definitions",
    "explore_events",
    "explore_evidence",
    "explore_interests",
    "explore_memberships",
]
