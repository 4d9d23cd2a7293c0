import pytest
from cooperation_core import kept
from cooperation_core.middleware import stamp as stamp_middleware


@pytest.fixture(autouse=True)
def fresh_process():
    """Each test starts as a process that has kept nothing."""
    kept._kept.clear()
    kept.notice(None)
    stamp_middleware._sites.clear()
