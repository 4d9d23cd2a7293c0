"""Finds quoted new wording in amending acts („§ 5. …”): it looks like units of the act and is none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .lines import Line

SIGN = re.compile(r"[„“”«»\"″‟]|,,|''")
WORDING = re.compile(r"(?:brzmieni[eua]|brzmi|następując[eay]\w*(?: \w+)?|treści|postaci)\s*[:–-]?\s*$")
SHORT = 400  # a quotation inside a sentence closes within so many characters
LONGEST = 60_000
PHRASE = 150
UNIT_NEXT = re.compile(r"§|Art\.|\d+[a-z]?[.)]|[a-z]\)|[–-]\s|Rozdział|Załącznik")


class Quoted(NamedTuple):
    """A stretch from one place to another; `wording` when it is quoted new wording, else a phrase in a sentence."""

    line: int
    start: int
    last_line: int
    end: int
    wording: bool
    closed: bool


class _Sign(NamedTuple):
    line: int
    start: int
    end: int
    opens: bool


def quotations(lines: Sequence[Line]) -> list[Quoted]:
    """Return all quotations, in order, none inside another."""
    signs = [sign for place, line in enumerate(lines) if line.table is None for sign in _signs(line.text, place)]
    result: list[Quoted] = []
    at = 0
    while at < len(signs):
        sign = signs[at]
        if not sign.opens:
            at += 1
            continue
        if _introduces_wording(lines, sign):
            found, at = _wording(lines, signs, at)
            result.append(found if not _goes_on(lines, found) else found._replace(wording=False))
            continue
        close = next((k for k in range(at + 1, min(at + 6, len(signs))) if not signs[k].opens), None)
        if close is not None and _distance(lines, sign, signs[close]) < SHORT:
            last = signs[close]
            result.append(Quoted(sign.line, sign.start, last.line, last.end, False, True))
            at = close
        at += 1
    return result


def _signs(text: str, place: int) -> list[_Sign]:
    found = []
    for match in SIGN.finditer(text):
        mark = match.group()
        before, after = (
            text[match.start() - 1 : match.start()] if match.start() else "",
            text[match.end() : match.end() + 1],
        )
        if mark in "„«,,":
            opens = bool(after) and not after.isspace()
            if mark == ",," and not opens:
                continue
        elif mark in "”»":
            opens = (
                (not before or before.isspace()) and bool(after) and (after.isalnum() or after == "§") and mark == "”"
            )
        else:
            opens = (not before or before in " (\u00a0") and bool(after) and not after.isspace() and after not in ".,;"
        found.append(_Sign(place, match.start(), match.end(), opens))
    return found


def _introduces_wording(lines: Sequence[Line], sign: _Sign) -> bool:
    before = lines[sign.line].text[: sign.start].rstrip()
    if not before and sign.line:
        before = lines[sign.line - 1].text.rstrip()
        if before.endswith(":"):
            return True
    return bool(WORDING.search(before[-60:]))


def _goes_on(lines: Sequence[Line], found: Quoted) -> bool:
    """Say whether a short quotation is a part of its sentence: "Nazwa brzmi „X” i obejmuje" gives no new wording."""
    text = lines[found.line].text
    inside = text[found.start + 1 : found.end] if found.line == found.last_line else ""
    after = text[found.end :].lstrip()
    goes_on = after[:1].islower() and after[1:2] != ")"
    named = text[: found.start].rstrip(" :").endswith(" brzmi")  # the name or the wording of a seal, of an oath
    return 0 < len(inside) < PHRASE and (goes_on or named) and not UNIT_NEXT.match(inside)


def _distance(lines: Sequence[Line], first: _Sign, last: _Sign) -> int:
    if last.line - first.line > 8:
        return SHORT
    return sum(len(lines[place].text) for place in range(first.line, last.line)) - first.start + last.end


def _wording(lines: Sequence[Line], signs: list[_Sign], at: int) -> tuple[Quoted, int]:
    """Find the end of quoted wording: where its quotation marks balance, else at the first line that closes one."""
    first = signs[at]
    depth = 0
    length = 0
    fallback: int | None = None
    for place in range(at, len(signs)):
        sign = signs[place]
        if place > at:
            length += _distance(lines, signs[place - 1], sign)
            if sign.opens and _introduces_wording(lines, sign):
                break
        if length > LONGEST:
            break
        depth += 1 if sign.opens else -1
        ends_line = not lines[sign.line].text[sign.end :].strip(" .,;)")
        if depth == 0 and place > at:
            return Quoted(first.line, first.start, sign.line, sign.end, True, True), place + 1
        if not sign.opens and ends_line and fallback is None and _unit_follows(lines, sign.line):
            fallback = place
    if fallback is not None:
        sign = signs[fallback]
        return Quoted(first.line, first.start, sign.line, sign.end, True, True), fallback + 1
    end = len(lines[first.line].text)
    following = next((k for k in range(at + 1, len(signs)) if signs[k].line > first.line), len(signs))
    return Quoted(first.line, first.start, first.line, end, True, False), following


def _unit_follows(lines: Sequence[Line], place: int) -> bool:
    return place + 1 >= len(lines) or bool(UNIT_NEXT.match(lines[place + 1].text))
