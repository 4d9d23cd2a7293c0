"""What every measurement stands on: a figure with its limit, and the list of functions that yield figures."""

import json
from dataclasses import dataclass

BENCHES = {}


@dataclass(frozen=True)
class Figure:
    """One figure; ``beside`` tells what it is compared with and how, in words; a limit is what is promised."""

    name: str
    value: float
    unit: str
    beside: str = ""
    at_most: float | None = None
    at_least: float | None = None

    def line(self):
        told = {"name": self.name, "value": round(self.value, 4), "unit": self.unit, "beside": self.beside}
        if self.at_most is not None:
            told |= {"limit": f"at most {self.at_most:g}", "held": self.value <= self.at_most}
        if self.at_least is not None:
            told |= {"limit": f"at least {self.at_least:g}", "held": self.value >= self.at_least}
        return json.dumps(told, ensure_ascii=False)


def bench(function):
    """Register a function that yields figures; its name is what ``make bench ONLY=`` takes."""
    BENCHES[function.__name__] = function
    return function


def ratio(name, ours, peer, peer_name, **limit):
    """Return the figure of ``ours`` as a multiple of its peer."""
    return Figure(name, ours / peer, "ratio", f"{peer_name} in the same run", **limit)
