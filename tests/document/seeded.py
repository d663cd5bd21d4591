"""Ids and order keys that come out alike in every run, so that a failing example can be run again."""

from random import Random

from journeydesigner.model import ids, order_keys


class SeededSecrets:
    """Stands in for the module ``secrets``."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def token_bytes(self, count: int) -> bytes:
        return self._random.randbytes(count)

    def choice(self, found: str) -> str:
        return self._random.choice(found)


class Seeded:
    """While entered, what is random is so by ``seed``."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def __enter__(self) -> None:
        self._kept = (ids.secrets, order_keys.secrets)
        ids.secrets = order_keys.secrets = SeededSecrets(self._seed)  # type: ignore[assignment]

    def __exit__(self, *error: object) -> None:
        ids.secrets, order_keys.secrets = self._kept
