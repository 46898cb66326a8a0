"""A linear-chain conditional random field over sparse features: fitted by L-BFGS, all sequences at once."""

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize


def waves(lengths: np.ndarray) -> list[np.ndarray]:
    """The rows of the first words of all sequences, of their second words, and so on; longest sequences first."""
    order = np.argsort(-lengths, kind="stable")
    starts = np.concatenate([[0], np.cumsum(lengths)])[:-1][order]
    ordered = lengths[order]
    return [starts[: int(np.searchsorted(-ordered, -step, side="left"))] + step for step in range(ordered[0])]


class Chain:
    """Weights `features x labels`, transitions between labels, and scores of the first label."""

    def __init__(self, l2: float, rounds: int, labels: int = 3) -> None:
        """`l2` weighs the squares of all weights; `rounds` bounds the steps of L-BFGS."""
        self.l2, self.rounds, self.labels = l2, rounds, labels

    def fit(self, columns: sp.csr_matrix, gold: np.ndarray, lengths: np.ndarray) -> "Chain":
        """Learn from the rows of sequences that follow one another, of the given lengths."""
        size, labels = columns.shape[1], self.labels
        self._prepare(columns, gold, lengths)
        cut = size * labels, size * labels + labels**2
        result = minimize(
            lambda vector: self._loss(vector, columns, cut),
            np.zeros(cut[1] + labels),
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": self.rounds, "maxcor": 8},
        )
        self.weights, self.transitions, self.start = self._cut(result.x, cut)
        return self

    def _prepare(self, columns: sp.csr_matrix, gold: np.ndarray, lengths: np.ndarray) -> None:
        self.waves = waves(lengths)
        self.sequence = np.zeros(len(gold), int)
        self.last = np.zeros(len(self.waves[0]), int)
        for wave in self.waves:
            self.sequence[wave] = np.arange(len(wave))
            self.last[: len(wave)] = wave
        self.inner = np.concatenate(self.waves[1:])
        self.gold = np.eye(self.labels)[gold]
        self.columns_t = columns.T.tocsr()
        self.seen = self.columns_t @ self.gold
        self.moves = np.zeros((self.labels, self.labels))
        np.add.at(self.moves, (gold[self.inner - 1], gold[self.inner]), 1)
        self.starts = self.gold[self.waves[0]].sum(0)

    def _cut(self, vector: np.ndarray, cut: tuple[int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return vector[: cut[0]].reshape(-1, self.labels), vector[cut[0] : cut[1]].reshape(self.labels, -1), vector[cut[1] :]

    def _loss(self, vector: np.ndarray, columns: sp.csr_matrix, cut: tuple[int, int]) -> tuple[float, np.ndarray]:
        weights, moves, start = self._cut(vector, cut)
        scores = columns @ weights
        ahead, behind, whole = self._sums(scores, moves, start)
        told = (scores * self.gold).sum() + (moves * self.moves).sum() + (start * self.starts).sum() - whole.sum()
        share = np.exp(ahead + behind - whole[self.sequence][:, None])
        inner = self.inner
        pairs = ahead[inner - 1][:, :, None] + moves[None] + (scores[inner] + behind[inner])[:, None, :]
        expected = np.exp(pairs - whole[self.sequence[inner]][:, None, None]).sum(0)
        slope = [self.seen - self.columns_t @ share, self.moves - expected, self.starts - share[self.waves[0]].sum(0)]
        gradient = np.concatenate([part.ravel() for part in slope])
        return -told + 0.5 * self.l2 * float(vector @ vector), self.l2 * vector - gradient

    def _sums(self, scores: np.ndarray, moves: np.ndarray, start: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Logarithms of the sums over all label sequences up to each row, after it, and over the whole."""
        ahead, behind = np.empty_like(scores), np.zeros_like(scores)
        ahead[self.waves[0]] = scores[self.waves[0]] + start
        for wave in self.waves[1:]:
            ahead[wave] = _log_product(ahead[wave - 1], moves) + scores[wave]
        for wave in reversed(self.waves[1:]):
            behind[wave - 1] = _log_product(behind[wave] + scores[wave], moves.T)
        return ahead, behind, np.logaddexp.reduce(ahead[self.last], axis=1)


def _log_product(logs: np.ndarray, moves: np.ndarray) -> np.ndarray:
    most = logs.max(1, keepdims=True)
    return np.log(np.exp(logs - most) @ np.exp(moves) + 1e-300) + most
