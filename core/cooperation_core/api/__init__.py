"""The public API's ground: one ``NinjaAPI`` at ``/api/v1/``; plugins add their routers through ``routers``."""

from .base import api
from .paging import Cursor, make_cursor, page_of, read_cursor
from .problems import Problem, problems
from .throttles import ReadThrottle, WriteThrottle

__all__ = [
    "Cursor",
    "Problem",
    "ReadThrottle",
    "WriteThrottle",
    "api",
    "make_cursor",
    "page_of",
    "problems",
    "read_cursor",
]
