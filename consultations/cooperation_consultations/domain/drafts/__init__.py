"""The draft act: reading a source into a tree of units, repairing it, issuing it as a version."""

from .editing import Edit, apply, apply_many, history, redo, undo
from .importing import import_draft
from .issuing import NotIssuable, compare, issue_draft, issue_problems
from .labels import label_of
from .operations import apply_operation
from .problems import Problem, tree_problems

__all__ = [
    "Edit",
    "NotIssuable",
    "Problem",
    "apply",
    "apply_many",
    "apply_operation",
    "compare",
    "history",
    "import_draft",
    "issue_draft",
    "issue_problems",
    "label_of",
    "redo",
    "tree_problems",
    "undo",
]
