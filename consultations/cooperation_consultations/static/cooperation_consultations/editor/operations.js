/**
 * The repairs of domain/drafts/operations.py, planned on the page so that a key is answered at once. The server makes
 * each of them again and its answer counts; tests/consultations/drafts/test_editor_rules.py compares the two.
 */

import { invert, ownText, Recorder, WORD_FIELDS } from "./tree.js";

const INSIDE_WORD = /[\p{L}\p{N}_]/u;

export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const refuse = (code) => {
  throw new Refused(code);
};

/**
 * Change the tree and return the plain steps, or leave it as it was and throw Refused.
 *
 * @param {import("./tree.js").Tree} tree
 * @param {{op: string, id: string}} operation
 * @param {object} rules what the server knows of kinds: patterns, narrower, rank, continued, indents, maximumDepth
 */
export function applyOperation(tree, operation, rules) {
  const recorder = new Recorder(tree);
  try {
    (OPERATIONS[operation.op] ?? (() => refuse("operation_unknown")))(recorder, operation, rules);
    countIndents(recorder, rules);
    if (!recorder.changes.length) refuse("operation_changes_nothing");
  } catch (problem) {
    tree.apply(invert(recorder.changes));
    throw problem;
  }
  return recorder.changes;
}

const unitOf = (tree, { id }) => tree.units.get(id) ?? refuse("unit_unknown");
const points = (text) => Array.from(text);

export function cutsWord(text, at) {
  const characters = points(text);
  return at > 0 && at < characters.length && INSIDE_WORD.test(characters[at - 1]) && INSIDE_WORD.test(characters[at]);
}

export function markAtStart(text, rules) {
  for (const [kind, pattern] of rules.patterns) {
    const found = new RegExp(pattern).exec(text);
    if (found) return { kind, number: found[1], mark: found[0] };
  }
  return null;
}

const OPERATIONS = {
  join(recorder, operation) {
    joinUnits(recorder, unitOf(recorder.tree, operation));
  },

  split(recorder, operation, rules) {
    const { tree } = recorder;
    const unit = unitOf(tree, operation);
    const text = points(unit.text);
    const { at } = operation;
    if (!Number.isInteger(at) || at < 0 || at > text.length) refuse("split_outside");
    const head = text.slice(0, at).join("").trimEnd();
    const tail = text.slice(at).join("").trimStart();
    if (!tail || !(head || unit.mark || unit.heading)) refuse("split_at_edge");
    if (cutsWord(unit.text, at)) refuse("split_inside_word");
    const found = markAtStart(tail, rules);
    const [parent, index] = tree.place(unit.id);
    const fresh = {
      id: tree.newId(),
      kind: found ? found.kind : rules.continued.includes(unit.kind) ? unit.kind : rules.plain,
      number: found?.number ?? "",
      mark: found?.mark ?? "",
      generated: false,
      heading: "",
      text: found ? tail.slice(found.mark.length).trimStart() : tail,
      table: null,
      doubts: [],
      source: unit.source,
    };
    recorder.set(unit, "text", head);
    recorder.add(fresh, parent, index + 1);
    recorder.move([...unit.children], fresh.id, 0);
  },

  raise(recorder, operation, rules) {
    const { tree } = recorder;
    const unit = unitOf(tree, operation);
    const [parent, index] = tree.place(unit.id);
    if (parent === null) refuse("raise_top");
    const [grandparent, above] = tree.place(parent);
    const kind = kindWhenRaised(unit.kind, tree.units.get(parent).kind, rules);
    recorder.move(tree.children(parent).slice(index + 1), unit.id, unit.children.length);
    recorder.move([unit], grandparent, above + 1);
    recorder.set(unit, "kind", kind);
  },

  lower(recorder, operation, rules) {
    const { tree } = recorder;
    const unit = unitOf(tree, operation);
    const [parent, index] = tree.place(unit.id);
    if (index === 0) refuse("lower_first");
    const target = tree.children(parent)[index - 1];
    if (tree.depth(target.id) + height(unit) > rules.maximumDepth) refuse("lower_too_deep");
    const kind = kindWhenLowered(unit.kind, target.kind, target.children.at(-1)?.kind, rules);
    recorder.move([unit], target.id, target.children.length);
    recorder.set(unit, "kind", kind);
  },

  retype(recorder, operation, rules) {
    const unit = unitOf(recorder.tree, operation);
    if (!(operation.kind in rules.kinds)) refuse("kind_unknown");
    if ((operation.kind === rules.table) !== Boolean(unit.table)) refuse("kind_of_table");
    recorder.set(unit, "kind", operation.kind);
  },

  renumber(recorder, operation, rules) {
    const unit = unitOf(recorder.tree, operation);
    const number = operation.number.trim();
    if (number && !new RegExp(rules.number).test(number)) refuse("number_malformed");
    recorder.set(unit, "number", number);
  },

  divide(recorder, operation, rules) {
    const unit = unitOf(recorder.tree, operation);
    const whole = WORD_FIELDS.map((field) => unit[field]).filter(Boolean).join(" ");
    const markEnd = endOfPrefix(whole, 0, operation.mark);
    const headingEnd = endOfPrefix(whole, markEnd, operation.heading);
    const characters = points(whole);
    const slice = (from, to) => characters.slice(from, to).join("").trim();
    const mark = slice(0, markEnd);
    if (points(mark).length > rules.longestMark) refuse("mark_too_long");
    recorder.set(unit, "text", slice(headingEnd));
    recorder.set(unit, "heading", slice(markEnd, headingEnd));
    if (mark === unit.mark) return;
    const found = markAtStart(mark, rules);
    recorder.set(unit, "mark", mark);
    recorder.set(unit, "generated", false);
    if (found?.number) recorder.set(unit, "number", found.number);
  },

  set_aside(recorder, operation, rules) {
    const { tree } = recorder;
    const unit = unitOf(tree, operation);
    if (!rules.asideReasons.includes(operation.why)) refuse("reason_unknown");
    const [parent, index] = tree.place(unit.id);
    recorder.move([...unit.children], parent, index + 1);
    recorder.remove(unit);
    const { id, children, source, ...was } = unit;
    const pieces = tree.data.set_aside;
    const next = pieces.findIndex((other) => compare(other.source, source) > 0);
    const piece = { id: tree.newId("s"), text: ownText(unit), why: operation.why, source, was };
    recorder.putAside(piece, next < 0 ? pieces.length : next);
  },

  take_back(recorder, operation, rules) {
    const { tree } = recorder;
    const piece = tree.data.set_aside.find((other) => other.id === operation.id) ?? refuse("piece_unknown");
    let before = null;
    for (const { unit } of tree.walk()) if (unit.source[0] <= piece.source[0]) before = unit;
    const [parent, index] = placeAfter(tree, before);
    const fresh = {
      kind: rules.plain, number: "", mark: "", generated: false, heading: "", text: piece.text, table: null, doubts: [],
      ...piece.was, id: tree.newId(), source: piece.source,
    };
    if (before && before.source[1] >= piece.source[0] && !fresh.doubts.includes("place_uncertain")) {
      fresh.doubts = [...fresh.doubts, "place_uncertain"];
    }
    recorder.takeAside(piece);
    recorder.add(fresh, parent, index);
  },

  accept(recorder, operation) {
    const unit = unitOf(recorder.tree, operation);
    const { doubt = null } = operation;
    if (doubt !== null && !unit.doubts.includes(doubt)) refuse("doubt_unknown");
    recorder.set(unit, "doubts", doubt === null ? [] : unit.doubts.filter((code) => code !== doubt));
  },
};

function joinUnits(recorder, unit) {
  const { tree } = recorder;
  const before = tree.predecessor(unit.id) ?? refuse("join_first");
  if (unit.table || before.table) refuse("join_table");
  const [parent, index] = tree.place(unit.id);
  const field = !before.text && before.heading && !unit.children.length ? "heading" : "text";
  const words = ownText(unit);
  const glued = /\p{L}-$/u.test(before[field]) && !unit.mark && /^\p{L}/u.test(words);
  const joined = before[field] + (glued || !before[field] || !words ? "" : " ") + words;
  const belowSibling = before.id !== parent && before === tree.children(parent)[index - 1];
  if (belowSibling) recorder.move([...unit.children], before.id, 0);
  else recorder.move([...unit.children], parent, index + 1);
  recorder.remove(unit);
  recorder.set(before, field, joined);
  recorder.set(before, "source", [
    Math.min(before.source[0], unit.source[0]),
    Math.max(before.source[1], unit.source[1]),
  ]);
}

const compare = (first, second) => first[0] - second[0] || first[1] - second[1];
const height = (unit) => 1 + unit.children.reduce((most, child) => Math.max(most, height(child)), 0);

function kindWhenRaised(kind, parentKind, { narrower, rank }) {
  return kind in narrower && parentKind in narrower && rank[kind] > rank[parentKind] ? parentKind : kind;
}

function kindWhenLowered(kind, parentKind, lastChildKind, { narrower, rank }) {
  if (!(kind in narrower) || !(parentKind in narrower) || rank[kind] > rank[parentKind]) return kind;
  if (lastChildKind in narrower && rank[lastChildKind] > rank[parentKind]) return lastChildKind;
  return narrower[parentKind];
}

function endOfPrefix(whole, start, prefix) {
  const characters = points(whole);
  let end = start;
  for (const character of points(prefix.replace(/\s+/g, ""))) {
    while (end < characters.length && /\s/.test(characters[end])) end += 1;
    if (characters[end] !== character) refuse("not_the_words");
    end += 1;
  }
  if (end > start && cutsWord(whole, end)) refuse("divide_inside_word");
  return end;
}

function placeAfter(tree, unit) {
  if (unit === null) return [null, 0];
  if (unit.children.length) return [unit.id, 0];
  const [parent, index] = tree.place(unit.id);
  return [parent, index + 1];
}

function countIndents(recorder, rules) {
  const { tree } = recorder;
  const parents = new Set();
  for (const change of recorder.changes) {
    if (change.do === "set" && change.field === "kind") parents.add(tree.parents.get(change.id));
    if (change.at) parents.add(change.at[0]);
    if (change.do === "move") parents.add(change.from[0]).add(change.to[0]);
  }
  for (const parent of parents) {
    if (parent !== null && !tree.units.has(parent)) continue;
    const counts = {};
    for (const unit of tree.children(parent)) {
      if (!rules.indents.includes(unit.kind)) continue;
      counts[unit.kind] = (counts[unit.kind] ?? 0) + 1;
      recorder.set(unit, "number", String(counts[unit.kind]));
    }
  }
}
