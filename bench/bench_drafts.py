"""Reading draft acts."""

from .frame import Figure, bench
from .projects import ours

READ = """
import time
from cooperation_consultations.importers.reading import read_source
from refsite.seed import draft_text
text = draft_text(2000)
begin = time.perf_counter()
act = read_source(text)
print(time.perf_counter() - begin)
"""


@bench
def read_act():
    """Reading a pasted act of 2,000 units into its tree."""
    yield Figure("read_2000_units", float(ours().shell(READ).split()[-1]), "s", "in the process itself")
