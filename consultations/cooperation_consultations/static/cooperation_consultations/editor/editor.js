/**
 * The draft editor: the tree beside its source, repaired by mouse, touch and keyboard.
 *
 * A repair is made here at once (operations.js) and sent to the server (queue.js), whose answer counts.
 */

import { Caret, placeAt } from "./caret.js";
import { Details } from "./details.js";
import { applyOperation, Refused } from "./operations.js";
import { $, fill, Panels } from "./panels.js";
import { Queue } from "./queue.js";
import { Rows } from "./rows.js";
import { invert, Tree } from "./tree.js";

const data = JSON.parse(document.getElementById("draft-data").textContent);
const { rules, texts, urls } = data;
const { ui } = texts;

let tree;
let wordsAtStart;
let undoable = []; // changes of repairs made on this page, the last one last
let redoable = [];
let history;

const rows = new Rows($("tree"), texts, rules);
const caret = new Caret(rows, $("split-help"), ui.split_help);
const panels = new Panels({
  texts,
  rules,
  paragraphs: data.paragraphs,
  onTakeBack: (id) => repair({ op: "take_back", id }),
  onGoTo: (id) => goTo(id),
});
const queue = new Queue({
  url: urls.operations,
  treeUrl: urls.tree,
  token: document.querySelector("[name=csrfmiddlewaretoken]").value,
  revision: data.revision,
  onAnswer(answer, changes) {
    history = answer.history;
    if (changes.length) {
      tree.apply(changes);
      show(changes, followed(changes));
    }
    showHistory();
  },
  onState(state, refusal) {
    const former = rows.current;
    load(state);
    select(tree.units.has(former) ? former : tree.data.units[0]?.id, { focus: document.activeElement === document.body });
    panels.complain([refusal?.message, ui.reloaded].filter(Boolean).join(" "));
  },
  onStatus: (name) => panels.showStatus(name),
});
const details = new Details({ repair, close: () => focusRow(), name: (unit) => panels.name(unit) });

function load(state) {
  tree = new Tree(state.tree);
  const { units, set_aside } = tree.data.words;
  wordsAtStart = units + set_aside;
  undoable = [];
  redoable = [];
  history = state.history;
  if (state.paragraphs && state !== data) panels.showSource(state.paragraphs);
  rows.draw(tree, new Set(tree.units.keys()));
  panels.showAside(tree.data.set_aside);
  afterChange();
}

function afterChange() {
  panels.showWords(tree.data.words, wordsAtStart);
  panels.showDoubts([...tree.walk()].map(({ unit }) => unit).filter((unit) => unit.doubts.length));
  showHistory();
}

function showHistory() {
  panels.showHistory({
    can_undo: undoable.length > 0 || history.can_undo,
    can_redo: redoable.length > 0 || (history.can_redo && !undoable.length),
  });
}

function touchedBy(changes) {
  return new Set(changes.flatMap((change) => [change.id, ...(change.ids ?? []), change.unit?.id].filter(Boolean)));
}

/** The unit that a person's eye follows after changes: the last one that is still there. */
function followed(changes) {
  const ids = [...touchedBy(changes)].filter((id) => tree.units.has(id));
  return ids.includes(rows.current) ? rows.current : ids.at(-1);
}

function show(changes, id) {
  rows.draw(tree, touchedBy(changes));
  if (changes.some((change) => change.do.endsWith("aside"))) panels.showAside(tree.data.set_aside);
  afterChange();
  if (id) select(id);
}

/** Make one repair; returns whether it was possible. */
function repair(operation) {
  caret.leave();
  panels.complain("");
  const before = operation.op === "join" ? tree.predecessor(operation.id)?.id : null;
  const neighbour = rows.neighbour(operation.id, -1) ?? rows.neighbour(operation.id, 1);
  let changes;
  try {
    changes = applyOperation(tree, operation, rules);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    if (problem.code !== "operation_changes_nothing") panels.complain(texts.refusals[problem.code] ?? problem.code);
    focusRow();
    return false;
  }
  undoable.push(changes);
  redoable = [];
  const added = changes.find((change) => change.do === "add")?.unit.id;
  const next = added ?? before ?? (tree.units.has(operation.id) ? operation.id : neighbour);
  show(changes, next);
  const unit = tree.units.get(next);
  panels.say(fill(ui[`done_${operation.op}`], { unit: unit ? panels.name(unit) : "", level: unit ? tree.depth(next) : "" }));
  queue.push({ operations: [operation], changes: [...changes] });
  return true;
}

function turn(name) {
  caret.leave();
  panels.complain("");
  const [from, to] = name === "undo" ? [undoable, redoable] : [redoable, undoable];
  const changes = from.pop();
  if (!changes) {
    const possible = name === "undo" ? history.can_undo : history.can_redo;
    if (!possible || !queue.isEmpty) return panels.say(ui[`nothing_to_${name}`]);
    queue.push({ turn: name, changes: null });
    return panels.say(ui[`done_${name}`]);
  }
  const steps = name === "undo" ? invert(changes) : changes;
  tree.apply(steps);
  to.push(changes);
  show(steps, followed(steps));
  panels.say(ui[`done_${name}`]);
  queue.push({ turn: name, changes: steps });
}

function select(id, options) {
  if (!id || !tree.units.has(id)) return;
  if (caret.unit && caret.unit !== id) caret.leave();
  rows.reveal(id);
  rows.select(id, options);
  const unit = tree.units.get(id);
  panels.showUnit(unit);
  details.follow(unit);
}

function goTo(id) {
  $("tree").closest("section").scrollIntoView({ block: "nearest" });
  select(id);
}

function focusRow() {
  rows.element(rows.current)?.focus();
}

function nextDoubt() {
  const order = [...tree.walk()].map(({ unit }) => unit);
  const here = order.findIndex((unit) => unit.id === rows.current);
  const found = [...order.slice(here + 1), ...order.slice(0, here + 1)].find((unit) => unit.doubts.length);
  if (!found) return panels.say(ui.no_doubts);
  goTo(found.id);
  panels.say(found.doubts.map((code) => texts.doubts[code] ?? code).join(" "));
}

function enterSplit(place = null) {
  if (!caret.enter(rows.current, place)) panels.complain(texts.refusals.split_at_edge);
}

function split() {
  if (!caret.unit) return enterSplit();
  const id = caret.unit;
  const at = caret.offset(tree.units.get(id).text);
  return at === null ? undefined : repair({ op: "split", id, at });
}

const ACTIONS = {
  join: () => repair({ op: "join", id: rows.current }),
  split,
  raise: () => repair({ op: "raise", id: rows.current }),
  lower: () => repair({ op: "lower", id: rows.current }),
  accept() {
    if (tree.units.get(rows.current).doubts.length && repair({ op: "accept", id: rows.current })) nextDoubt();
  },
  kind() {
    $("kind").focus();
    try {
      $("kind").showPicker();
    } catch {
      // Some browsers open the list only at a click; it has the focus, and arrow keys work.
    }
  },
  edit: () => details.open(tree.units.get(rows.current)),
  aside: () => details.askWhy(),
  undo: () => turn("undo"),
  redo: () => turn("redo"),
  doubt: nextDoubt,
  help: () => $("help").showModal(),
};

const KEYS = {
  J: "join", s: "split", "[": "raise", "]": "lower", t: "kind", e: "edit", x: "aside", a: "accept",
  u: "undo", n: "doubt", "?": "help",
};

function move(event) {
  const { key } = event;
  const id = rows.current;
  const unit = tree.units.get(id);
  if (key === "ArrowDown" || key === "j") return rows.neighbour(id, 1);
  if (key === "ArrowUp" || key === "k") return rows.neighbour(id, -1);
  if (key === "Home") return $("tree").firstElementChild?.dataset.unit;
  if (key === "End") return $("tree").lastElementChild?.dataset.unit;
  if (key === "ArrowRight" && unit.children.length) {
    if (rows.isOpen(unit)) return unit.children[0].id;
    return toggleUnit(unit);
  }
  if (key === "ArrowLeft") {
    if (unit.children.length && rows.isOpen(unit)) return toggleUnit(unit);
    return tree.parents.get(id) ?? id;
  }
  return undefined;
}

function toggleUnit(unit) {
  if (!rows.closed.delete(unit.id)) rows.closed.add(unit.id);
  rows.draw(tree, new Set([unit.id]));
  return unit.id;
}

function onKey(event) {
  const { key } = event;
  if (event.ctrlKey || event.metaKey) {
    const name = key.toLowerCase();
    if (name === "z" || name === "y") {
      event.preventDefault();
      turn(name === "y" || event.shiftKey ? "redo" : "undo");
    }
    return;
  }
  if (event.altKey || rows.current === null) return;
  if (caret.unit) {
    if (key === "Escape" || key === "s" || key === "S" || key === "Enter") {
      event.preventDefault();
      if (key === "Escape") {
        caret.leave();
        focusRow();
      } else {
        split();
      }
    }
    return;
  }
  const target = move(event);
  if (target !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    if (target) select(target);
    return;
  }
  const action = KEYS[key] ?? (key === "Enter" ? "split" : KEYS[key.toLowerCase()]);
  if (action) {
    event.preventDefault();
    event.stopPropagation(); // the admin has meanings of its own for “[” and “?”
    ACTIONS[action]();
  }
}

let wasCurrent = null; // before the press that may have moved the focus

function onClick(event) {
  const row = event.target.closest(".draft-unit");
  if (!row) return;
  const id = row.dataset.unit;
  if (event.target.closest(".draft-unit__toggle")) {
    select(toggleUnit(tree.units.get(id)));
    return;
  }
  if (caret.unit === id) return;
  const place = placeAt(event);
  const again = wasCurrent === id;
  select(id);
  if (again && event.target.closest(".draft-unit__text") && getSelection().isCollapsed) enterSplit(place);
}

$("tree").addEventListener("keydown", onKey);
$("tree").addEventListener("focusin", ({ target }) => {
  // A screen reader may put the focus on any row.
  const id = target.closest(".draft-unit")?.dataset.unit;
  if (id && id !== rows.current) select(id, { focus: false });
});
$("tree").addEventListener("pointerdown", () => (wasCurrent = rows.current));
$("tree").addEventListener("click", onClick);
$("tree").addEventListener("beforeinput", (event) => event.preventDefault());
$("tree").addEventListener("drop", (event) => event.preventDefault());
$("source").addEventListener("click", (event) => {
  const index = Number(event.target.closest("[data-paragraph]")?.dataset.paragraph ?? NaN);
  const found = [...tree.walk()].find(({ unit }) => unit.source[0] <= index && index <= unit.source[1] && unit.text);
  if (found && getSelection().isCollapsed) select(found.unit.id);
});
for (const button of document.querySelectorAll("[data-action-name]")) {
  // The text keeps its cursor when a button is pressed: "Split here" needs it.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => ACTIONS[button.dataset.actionName]());
}
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [role=tree], dialog");
  if (!typing && (event.ctrlKey || event.metaKey) && ["z", "y"].includes(event.key.toLowerCase())) onKey(event);
});
new ResizeObserver(() => {
  // A form that opens below takes room from the tree; the chosen unit stays in sight.
  const box = $("tree");
  if (box.scrollHeight > box.clientHeight) rows.element(rows.current)?.scrollIntoView({ block: "nearest" });
}).observe($("tree"));
addEventListener("beforeunload", (event) => {
  if (!queue.isEmpty) event.preventDefault();
});

load(data);
panels.showStatus("saved");
const asked = location.hash.replace("#unit-", "");
select(tree.units.has(asked) ? asked : tree.data.units[0]?.id, { focus: false });
if (tree.units.has(asked)) focusRow();
document.documentElement.dataset.draftReady = "true";
