"""The chance of the demonstration falls the same way every time."""

import pytest

from reports.demonstration.chance import apportion, chance

pytestmark = pytest.mark.once


def test_chance_is_the_same_in_every_process():
    assert [round(chance("a", number), 6) for number in range(3)] == [0.843407, 0.46561, 0.002117]


@pytest.mark.parametrize("whole", [0, 1, 7, 100, 12345])
@pytest.mark.parametrize("weights", [[1], [1, 1, 1], [0.2, 0.3, 0.5], [0, 1, 0], [3, 0.001, 7]])
def test_a_whole_is_divided_without_remainder(whole, weights):
    parts = apportion(whole, weights)
    assert sum(parts) == whole
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)
