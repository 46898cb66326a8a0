import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from metier.statistics.clusters import average_link, similarities

_KINDS = (
    ("design and build backend services", "build and design services for the backend", "design backend services and build them"),
    ("answer calls of customers politely", "politely answer customers who call", "answer customer calls in a polite way"),
    (
        "drive the truck safely to its destination",
        "safely drive trucks to destinations",
        "drive a truck to the destination safely",
    ),
)


def test_likeness_is_symmetric_and_one_with_itself() -> None:
    near = similarities([text for kind in _KINDS for text in kind])
    assert np.allclose(near, near.T)
    assert np.allclose(np.diag(near), 1.0, atol=2e-3)
    assert near[0, 1] > near[0, 4]


def test_sentences_that_say_the_like_come_together() -> None:
    labels = average_link(similarities([text for kind in _KINDS for text in kind]), 0.25)
    assert labels.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize("seed", range(5))
def test_groups_are_those_of_scipy(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = rng.normal(size=(60, 3))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    near = ((points @ points.T + 1) / 2).astype(np.float32)
    ours = average_link(near, 0.8)
    distance = squareform(1 - near.astype(np.float64), checks=False)
    theirs = fcluster(linkage(np.clip(distance, 0, None), "average"), 0.2, "distance")
    assert {tuple(np.flatnonzero(ours == n)) for n in set(ours)} == {tuple(np.flatnonzero(theirs == n)) for n in set(theirs)}


def test_none_and_one() -> None:
    assert average_link(np.zeros((0, 0), dtype=np.float32), 0.5).tolist() == []
    assert average_link(np.ones((1, 1), dtype=np.float32), 0.5).tolist() == [0]
