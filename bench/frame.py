"""What every measurement stands on: a figure, and the list of functions that yield figures."""

import json
from dataclasses import asdict, dataclass

BENCHES = {}


@dataclass(frozen=True)
class Figure:
    """One figure; ``beside`` tells what it is compared with and how, in words."""

    name: str
    value: float
    unit: str
    beside: str = ""

    def line(self):
        return json.dumps(asdict(self) | {"value": round(self.value, 4)}, ensure_ascii=False)


def bench(function):
    """Register a function that yields figures; its name is what ``make bench ONLY=`` takes."""
    BENCHES[function.__name__] = function
    return function


def ratio(name, ours, peer, peer_name, limit=""):
    """Return the figure of ``ours`` as a multiple of its peer, with the limit that is promised."""
    promised = f", promised {limit}" if limit else ""
    return Figure(name, ours / peer, "ratio", f"{peer_name} in the same run{promised}")
