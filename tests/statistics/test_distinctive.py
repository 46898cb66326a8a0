import numpy as np
from scipy import stats

from metier.statistics.distinctive import discoveries, log_odds_z, sets_apart
from metier.statistics.estimate import Floats


def _f(*values: float) -> Floats:
    return np.array(values, dtype=np.float64)


def test_what_is_as_common_elsewhere_does_not_stand_out() -> None:
    z = log_odds_z(_f(30), 100, _f(300), 1000)
    assert abs(float(z[0])) < 1e-9


def test_rare_things_need_more_than_a_large_ratio() -> None:
    """A thing seen twice here and never there has an endless lift; one seen 60 times against 300 stands out more."""
    z = log_odds_z(_f(2, 60), 100, _f(0, 300), 1000)
    assert z[1] > z[0] > 0


def test_z_is_the_formula_of_the_source() -> None:
    prior = 20.0
    p = (40 + 100) / (100 + 900)
    a, b = prior * p, prior * (1 - p)
    delta = np.log((40 + a) / (60 + b)) - np.log((100 + a) / (800 + b))
    variance = 1 / (40 + a) + 1 / (60 + b) + 1 / (100 + a) + 1 / (800 + b)
    assert np.isclose(float(log_odds_z(_f(40), 100, _f(100), 900)[0]), delta / np.sqrt(variance))


def test_discoveries_are_those_of_benjamini_and_hochberg() -> None:
    rng = np.random.default_rng(1)
    z = np.concatenate([rng.normal(0, 1, 500), rng.normal(4, 1, 30)])
    adjusted = stats.false_discovery_control(stats.norm.sf(z), method="bh")
    assert np.array_equal(discoveries(z, 0.05), adjusted <= 0.05)


def test_few_of_the_kept_are_false() -> None:
    rng = np.random.default_rng(5)
    false = kept = 0
    for _ in range(60):
        truth = rng.random(300) < 0.1
        base = rng.uniform(0.05, 0.4, 300)
        here = rng.binomial(40, np.where(truth, np.minimum(base * 3, 0.9), base)).astype(np.float64)
        there = rng.binomial(800, base).astype(np.float64)
        found = discoveries(log_odds_z(here, 40, there, 800), 0.03)
        false += int((found & ~truth).sum())
        kept += int(found.sum())
    assert kept > 300
    assert false / kept <= 0.05


def test_nothing_to_choose_from() -> None:
    assert discoveries(_f(), 0.05).shape == (0,)
    assert not discoveries(_f(0.1, -2.0), 0.05).any()


def test_what_sets_a_role_apart_is_common_here_and_not_elsewhere() -> None:
    z, kept = sets_apart(_f(0.6, 0.6, 0.12), 60, _f(0.1, 0.55, 0.1), 900)
    assert kept.tolist() == [True, False, False]
    assert z[0] > 5


def test_what_is_sure_but_hardly_more_common_does_not_set_apart() -> None:
    z, kept = sets_apart(_f(0.7), 4000, _f(0.5), 9000)
    assert z[0] > 10
    assert not kept[0]
