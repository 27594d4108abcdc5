"""The exercises, tables and verdicts of the course.

Names are imported when they are first used, so that ``import exercises`` is quick.
"""

from importlib import import_module

_HOMES = {
    "show": "forms",
    "load": "tables",
    "verdict": "verdicts",
    "save_answers": "answers_file",
    "load_answers": "answers_file",
    "self_test": "practice",
    "progress": "reader_progress",
    "verdicts_compared": "reader_progress",
    "key_sheet": "keys",
    "explore_definitions": "explore",
    "explore_events": "explore",
    "explore_evidence": "explore",
    "explore_memberships": "explore",
    "explore_interests": "explore",
    "compare_definitions": "compare",
    "compare_cases": "compare",
    "criteria_by_definition": "compare",
    "reasons_table": "compare",
    "verdict_table": "compare",
    "verdict_matrix": "matrix",
    "sensitivity_table": "matrix",
    "what_survives": "matrix",
    "parting_cases": "matrix",
    "firmness_table": "survival",
    "open_verdicts": "survival",
    "build_definition": "own_definition",
    "ladder_table": "ladder",
    "extension_table": "ladder",
    "common_criteria": "ladder",
    "fitting_definitions": "ladder",
    "compare_coders": "coders",
    "agreement": "coders",
    "check_author": "coders",
    "show_table": "table_view",
    "show_case": "case_forms",
    "new_case": "own_case",
    "load_case": "own_case",
    "example_case": "own_case",
    "evidence_table": "present",
    "definition_card": "present",
    "definition_matrix": "present",
    "drill_table": "present",
    "mistake_table": "present",
    "people_table": "people",
    "organisation_table": "people",
    "table_list": "codebook",
    "column_list": "codebook",
    "criterion_list": "codebook",
    "coverage_table": "coverage",
    "note_card": "source_notes",
    "note_grade_table": "source_notes",
    "note_ground_table": "source_notes",
    "note_kind_table": "source_notes",
    "plot_definitions": "figures.definitions",
    "plot_matrix": "figures.matrix",
    "plot_drills": "figures.drills",
    "plot_elements": "figures.elements",
    "plot_memberships": "figures.memberships",
    "membership_table": "memberships",
    "overlap_table": "memberships",
    "claim_grid": "claims",
    "claims_on": "claims",
    "claim_pairs": "claims",
    "stance_table": "claims",
    "shared_table": "claims",
    "plot_timeline": "figures.timeline",
    "event_table": "events",
    "plot_interests": "figures.interests",
    "interest_table": "interests",
    "forecast_table": "forecasts",
    "later_fact_table": "forecasts",
    "undecided_table": "forecasts",
    "outcome_table": "forecasts",
    "plot_voices": "figures.voices",
    "plot_counts": "figures.counts",
    "plot_map": "figures.map",
    "plot_steps": "figures.steps",
    "plot_chain": "figures.chain",
    "plan_table": "hours",
    "syllabus_table": "hours",
    "contested_table": "guide",
    "vote_sheet": "guide",
    "mistake_counts": "guide",
    "rubric_table": "guide",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str):
    if name not in _HOMES:
        raise AttributeError(f"exercises has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
