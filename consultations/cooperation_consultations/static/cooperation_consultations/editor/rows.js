/**
 * The tree as rows of light DOM: flat, with aria-level, so that a repair moves rows and never builds the tree anew.
 */

export class Rows {
  constructor(container, texts, rules) {
    Object.assign(this, { container, texts, rules });
    this.rows = new Map();
    this.closed = new Set();
    this.current = null;
  }

  isOpen = (unit) => !this.closed.has(unit.id);

  /** Bring the rows into the order of the tree; `touched` units are drawn anew, the others stay as they are. */
  draw(tree, touched = null) {
    this.tree = tree;
    let at = this.container.firstElementChild;
    const seen = new Set();
    for (const { unit, depth, position, siblings } of tree.walk(tree.data.units, 1, this.isOpen)) {
      let row = this.rows.get(unit.id);
      if (!row) {
        row = this.#make(unit);
      } else if (touched === null || touched.has(unit.id) || row.parents !== unit.children.length > 0) {
        this.#fill(row, unit);
      }
      this.#place(row, depth, position, siblings);
      if (row.element === at) at = at.nextElementSibling;
      else this.container.insertBefore(row.element, at);
      seen.add(unit.id);
    }
    for (const [id, row] of this.rows) {
      if (seen.has(id)) continue;
      row.element.remove();
      this.rows.delete(id);
    }
  }

  #make(unit) {
    const element = document.createElement("div");
    element.id = `unit-${unit.id}`;
    element.dataset.unit = unit.id;
    element.className = "draft-unit";
    element.setAttribute("role", "treeitem");
    element.tabIndex = -1;
    const row = { element };
    this.rows.set(unit.id, row);
    this.#fill(row, unit);
    return row;
  }

  #place(row, depth, position, siblings) {
    if (row.depth !== depth) {
      row.depth = depth;
      row.element.setAttribute("aria-level", depth);
      row.element.style.setProperty("--depth", depth - 1);
    }
    if (row.position !== position || row.siblings !== siblings) {
      Object.assign(row, { position, siblings });
      row.element.setAttribute("aria-posinset", position);
      row.element.setAttribute("aria-setsize", siblings);
    }
  }

  #fill(row, unit) {
    const { element } = row;
    row.parents = unit.children.length > 0;
    if (row.parents) element.setAttribute("aria-expanded", String(this.isOpen(unit)));
    else element.removeAttribute("aria-expanded");
    element.setAttribute("aria-selected", String(unit.id === this.current));
    element.classList.toggle("has-doubt", unit.doubts.length > 0);
    const words = make("span", "draft-unit__words");
    const mark = shownMark(unit, this.rules);
    if (mark) words.append(make("b", unit.mark ? "draft-unit__mark" : "draft-unit__mark is-built", mark), " ");
    if (unit.heading) words.append(make("strong", "draft-unit__heading", unit.heading), " ");
    const text = make("span", "draft-unit__text", unit.text);
    words.append(text);
    if (unit.table) words.append(tableOf(unit.table));
    else if (!mark && !unit.heading && !unit.text) text.dataset.empty = this.texts.ui.empty_unit;
    element.replaceChildren(
      ...(row.parents ? [toggle()] : [make("span", "draft-unit__leaf")]),
      make("span", "draft-unit__kind", this.rules.short[unit.kind] ?? unit.kind),
      words,
      ...unit.doubts.slice(0, 1).map(() => make("span", "draft-unit__doubt", this.texts.ui.doubt)),
    );
  }

  element(id) {
    return this.rows.get(id)?.element;
  }

  textElement(id) {
    return this.element(id)?.querySelector(".draft-unit__text");
  }

  /** Give one row the tab stop (roving focus), and the focus itself unless told otherwise. */
  select(id, { focus = true } = {}) {
    const former = this.element(this.current);
    if (former) {
      former.tabIndex = -1;
      former.setAttribute("aria-selected", "false");
    }
    this.current = id;
    const row = this.element(id);
    if (!row) return;
    row.tabIndex = 0;
    row.setAttribute("aria-selected", "true");
    if (!focus) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  /** Open all units above one, so that it has a row. */
  reveal(id) {
    let opened = false;
    for (let above = this.tree.parents.get(id); above != null; above = this.tree.parents.get(above)) {
      opened = this.closed.delete(above) || opened;
    }
    if (opened) this.draw(this.tree);
  }

  neighbour(id, step) {
    const row = this.element(id);
    const next = step > 0 ? row?.nextElementSibling : row?.previousElementSibling;
    return next?.dataset.unit ?? null;
  }
}

/** The mark that people read: the source's own, or one built from a number that is in no text. */
export function shownMark(unit, rules) {
  if (unit.mark || !unit.number) return unit.mark;
  return (rules.built[unit.kind] ?? "{}").replace("{}", unit.number);
}

export function make(name, className, text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function toggle() {
  const element = make("span", "draft-unit__toggle");
  element.setAttribute("aria-hidden", "true");
  return element;
}

function tableOf(table) {
  const element = make("table", "draft-unit__table");
  for (const cells of table.rows) {
    const row = element.insertRow();
    for (const cell of cells) {
      const place = row.insertCell();
      place.textContent = [cell.number, cell.text].filter(Boolean).join(" ");
      if (cell.span > 1) place.colSpan = cell.span;
    }
  }
  return element;
}
