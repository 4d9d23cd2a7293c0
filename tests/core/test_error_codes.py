"""Codes are a contract: whatever a rule can refuse with stands in the reference."""

import ast
import re
from pathlib import Path

import cooperation_core
from cooperation_core import errors
from cooperation_core.api.base import PLAIN_CODES

ROOT = Path(cooperation_core.__file__).resolve().parent.parent.parent
REFERENCE = (ROOT / "docs/reference/api-errors.md").read_text(encoding="utf-8")
DOCUMENTED = set(re.findall(r"^\| `([a-z_0-9]+)` \|", REFERENCE, re.MULTILINE))
REFUSALS = {"DomainError", "NotIssuable"}


def codes_in(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS and node.args:
            code = node.args[0]
            if isinstance(code, ast.Constant):
                yield code.value


def test_every_code_of_every_rule_is_documented():
    floors = ("core", "search", "cooperation_blocks", "participation", "consultations")
    sources = [path for floor in floors for path in (ROOT / floor).rglob("*.py")]
    used = {code for path in sources for code in codes_in(path.read_text(encoding="utf-8"))}
    assert len(used) > 50
    assert used - DOCUMENTED == set()


def test_the_codes_of_the_api_itself_are_documented():
    own = {errors.NotAllowed().code, errors.TooMany(1).code, errors.IdempotencyConflict().code}
    assert own | set(PLAIN_CODES.values()) | {"invalid", "internal_error"} <= DOCUMENTED


def test_a_code_that_is_not_documented_would_be_found():
    assert list(codes_in("raise DomainError('brand_new', _('…'))")) == ["brand_new"]
