"""Agreement of coders: by hand, and beside the library `krippendorff`."""

import krippendorff
import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.alliance import VALUES, compare

CELLS = "abcdefgh"
CODER = st.dictionaries(st.sampled_from(CELLS), st.sampled_from(VALUES))


def test_agreement_is_as_worked_by_hand():
    # Two coders, ten cells, one skipped by the second. They agree on six of nine.
    # By chance: 6/9 * 5/9 (met) + 3/9 * 4/9 (not met) = 42/81; kappa 12/39.
    ann = dict(zip("abcdefghij", ["met"] * 6 + ["not_met"] * 3 + ["met"], strict=True))
    ben = dict(
        zip(
            "abcdefghi",
            ["met"] * 4 + ["not_met"] * 2 + ["met"] + ["not_met"] * 2,
            strict=True,
        )
    )
    found = compare({"Ann": ann, "Ben": ben})
    assert found.cells == 9
    assert list(found.differing) == ["e", "f", "g"]
    assert found.raw == pytest.approx(6 / 9)
    assert found.kappa == pytest.approx(12 / 39)
    # Alpha: 18 values, 11 met and 7 not met, 6 of the ordered pairs unlike.
    assert found.alpha == pytest.approx(1 - 17 * 6 / (2 * 11 * 7))


def test_not_stated_is_a_value_and_a_skipped_cell_is_none():
    found = compare({"Ann": {"a": "not_stated"}, "Ben": {"a": "met", "b": "met"}})
    assert found.cells == 1
    assert found.differing == {"a": {"Ann": "not_stated", "Ben": "met"}}


def test_agreement_on_one_value_throughout_is_undefined_and_not_perfect():
    same = {"a": "met", "b": "met"}
    found = compare({"Ann": same, "Ben": same})
    assert found.raw == 1
    assert found.kappa is None and found.alpha is None
    assert "only one value" in found.undefined["kappa"]
    assert "only one value" in found.undefined["alpha"]


def test_coders_without_a_cell_in_common_have_no_agreement_at_all():
    found = compare({"Ann": {"a": "met"}, "Ben": {"b": "met"}})
    assert (found.raw, found.kappa, found.alpha) == (None, None, None)
    assert set(found.undefined.values()) == {"no cell was coded by two coders"}


def test_three_coders_have_an_alpha_and_no_kappa():
    given = {"a": "met", "b": "not_met"}
    found = compare({"Ann": given, "Ben": given, "Cy": given | {"a": "partly"}})
    assert found.kappa is None and "two coders" in found.undefined["kappa"]
    assert found.raw == pytest.approx(4 / 6)
    assert found.alpha is not None


def test_one_coder_is_no_agreement():
    with pytest.raises(ValueError, match="at least two coders"):
        compare({"Ann": {"a": "met"}})


@settings(max_examples=300, deadline=None)
@given(st.lists(CODER, min_size=2, max_size=4))
def test_alpha_is_what_the_library_reckons(coders):
    found = compare({str(n): given for n, given in enumerate(coders)})
    if found.alpha is None:
        return
    numbers = [
        [VALUES.index(given[cell]) if cell in given else numpy.nan for cell in CELLS]
        for given in coders
    ]
    expected = krippendorff.alpha(
        reliability_data=numbers, level_of_measurement="nominal"
    )
    assert found.alpha == pytest.approx(expected)
