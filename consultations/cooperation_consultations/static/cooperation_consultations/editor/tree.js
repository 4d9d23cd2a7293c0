/**
 * The working draft as the page holds it: the JSON tree of domain/drafts/tree.py, found by id, and the plain steps
 * (set, move, add, remove, put_aside, take_aside) of which every repair is made.
 */

export const WORD_FIELDS = ["mark", "heading", "text"];
const WORD = /[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu;
const OPPOSITE = { add: "remove", remove: "add", put_aside: "take_aside", take_aside: "put_aside" };

export const countWords = (text) => (text.match(WORD) ?? []).length;

export function cellsText(table) {
  return table ? table.rows.flat().map((cell) => cell.text).filter(Boolean).join(" ") : "";
}

export function ownText(unit) {
  return [...WORD_FIELDS.map((field) => unit[field]), cellsText(unit.table)].filter(Boolean).join(" ");
}

export class Tree {
  constructor(data) {
    this.data = data;
    this.units = new Map();
    this.parents = new Map();
    data.units.forEach((unit) => this.#enter(unit, null));
  }

  #enter(unit, parent) {
    this.units.set(unit.id, unit);
    this.parents.set(unit.id, parent);
    unit.children.forEach((child) => this.#enter(child, unit.id));
  }

  children(parent) {
    return parent === null ? this.data.units : this.units.get(parent).children;
  }

  place(id) {
    const parent = this.parents.get(id);
    return [parent, this.children(parent).findIndex((unit) => unit.id === id)];
  }

  /** The unit whose own words stand directly before: the end of the sibling before, or the parent. */
  predecessor(id) {
    const [parent, index] = this.place(id);
    if (index === 0) return parent === null ? null : this.units.get(parent);
    let unit = this.children(parent)[index - 1];
    while (unit.children.length) unit = unit.children.at(-1);
    return unit;
  }

  newId(letter = "u") {
    const taken = letter === "u" ? [...this.units.keys()] : this.data.set_aside.map((piece) => piece.id);
    return letter + (taken.reduce((most, id) => Math.max(most, Number(id.replace(/\D/g, "")) || 0), 0) + 1);
  }

  depth(id) {
    let depth = 0;
    for (let at = id; at !== null; at = this.parents.get(at)) depth += 1;
    return depth;
  }

  apply(changes) {
    changes.forEach((change) => this[change.do](change));
  }

  #recount(where, added, removed = "") {
    this.data.words[where] = (this.data.words[where] ?? 0) + countWords(added) - countWords(removed);
  }

  set(change) {
    if (WORD_FIELDS.includes(change.field)) this.#recount("units", change.to, change.from);
    this.units.get(change.id)[change.field] = change.to;
  }

  move({ ids, from: [source, start], to: [target, index] }) {
    const moved = this.children(source).splice(start, ids.length);
    this.children(target).splice(index, 0, ...moved);
    moved.forEach((unit) => this.parents.set(unit.id, target));
  }

  add({ unit: snapshot, at: [parent, index] }) {
    const unit = { ...snapshot, children: [] };
    this.children(parent).splice(index, 0, unit);
    this.#enter(unit, parent);
    this.#recount("units", ownText(unit));
  }

  remove({ at: [parent, index] }) {
    const [unit] = this.children(parent).splice(index, 1);
    this.units.delete(unit.id);
    this.parents.delete(unit.id);
    this.#recount("units", "", ownText(unit));
  }

  put_aside({ piece, index }) {
    this.data.set_aside.splice(index, 0, piece);
    this.#recount("set_aside", piece.text);
  }

  take_aside({ index }) {
    const [piece] = this.data.set_aside.splice(index, 1);
    this.#recount("set_aside", "", piece.text);
  }

  /** All units in the order of the document, with depth, place among the siblings and their number. */
  *walk(units = this.data.units, depth = 1, isOpen = () => true) {
    for (const [index, unit] of units.entries()) {
      yield { unit, depth, position: index + 1, siblings: units.length };
      if (unit.children.length && isOpen(unit)) yield* this.walk(unit.children, depth + 1, isOpen);
    }
  }
}

export function invert(changes) {
  return changes.toReversed().map((change) =>
    change.do in OPPOSITE ? { ...change, do: OPPOSITE[change.do] } : { ...change, from: change.to, to: change.from },
  );
}

/** Makes changes to a tree and writes them down. */
export class Recorder {
  constructor(tree) {
    this.tree = tree;
    this.changes = [];
  }

  #make(change) {
    this.tree.apply([change]);
    this.changes.push(change);
  }

  set(unit, field, value) {
    if (JSON.stringify(unit[field]) === JSON.stringify(value)) return;
    this.#make({ do: "set", id: unit.id, field, from: unit[field], to: value });
  }

  move(units, parent, index) {
    if (!units.length) return;
    const [source, start] = this.tree.place(units[0].id);
    if (source === parent && start === index) return;
    this.#make({ do: "move", ids: units.map((unit) => unit.id), from: [source, start], to: [parent, index] });
  }

  add(unit, parent, index) {
    this.#make({ do: "add", unit: { ...unit, children: [] }, at: [parent, index] });
  }

  remove(unit) {
    this.#make({ do: "remove", unit: { ...unit, children: [] }, at: this.tree.place(unit.id) });
  }

  putAside(piece, index) {
    this.#make({ do: "put_aside", piece, index });
  }

  takeAside(piece) {
    this.#make({ do: "take_aside", piece, index: this.tree.data.set_aside.indexOf(piece) });
  }
}
