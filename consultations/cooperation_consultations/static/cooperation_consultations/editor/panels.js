/** What stands around the tree: the account of words, the source, what was set aside, doubts; the actions of a unit. */

import { make, shownMark } from "./rows.js";

const $ = (name) => document.querySelector(`[data-draft="${name}"]`);

export function fill(text, values = {}) {
  return text.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);
}

export class Panels {
  constructor({ texts, rules, paragraphs, onTakeBack, onGoTo, onAccept }) {
    Object.assign(this, { texts, rules, onTakeBack, onGoTo, onAccept });
    this.marked = [];
    this.number = new Intl.NumberFormat(document.documentElement.lang || "pl");
    this.showSource(paragraphs);
    $("doubts-list").closest("details").addEventListener("toggle", () => this.#listDoubts());
  }

  showSource(paragraphs) {
    this.paragraphs = paragraphs.map(([number, text], index) => {
      const item = make("li", "draft-source__paragraph");
      item.dataset.paragraph = index;
      item.dataset.number = index + 1;
      if (number) item.append(make("b", "draft-source__number", number), " ");
      item.append(text);
      return item;
    });
    $("source").replaceChildren(...this.paragraphs.filter((item) => item.textContent.trim()));
    this.marked = [];
  }

  showWords(words, atStart) {
    const { ui } = this.texts;
    const count = (number) => this.number.format(number);
    const parted = words.units + words.set_aside + words.joined - words.source;
    const lost = words.lost + Math.max(0, atStart - words.units - words.set_aside);
    const parts = [
      fill(ui.words, { source: count(words.source), units: count(words.units), aside: count(words.set_aside) }),
      words.joined ? fill(ui.words_joined, { joined: count(words.joined) }) : "",
      parted > 0 ? fill(ui.words_parted, { parted: count(parted) }) : "",
    ];
    $("words-sum").textContent = parts.filter(Boolean).join(" ");
    $("words-verdict").textContent = lost ? fill(ui.words_lost, { count: count(lost) }) : ui.nothing_lost;
    $("words").classList.toggle("is-lost", lost > 0);
  }

  showDoubts(units) {
    const { ui } = this.texts;
    this.doubtful = units;
    $("doubts-count").textContent = units.length ? fill(ui.doubts, { count: this.number.format(units.length) }) : ui.no_doubts;
    $("next-doubt").disabled = units.length === 0;
    $("doubts-size").textContent = units.length;
    if ($("doubts-list").closest("details").open) this.#listDoubts();
  }

  #listDoubts() {
    const items = this.doubtful.map((unit) => {
      const item = make("li");
      const go = make("button", "draft-link", this.name(unit));
      go.type = "button";
      go.addEventListener("click", () => this.onGoTo(unit.id));
      item.append(go, " ", unit.doubts.map((code) => this.texts.doubts[code] ?? code).join(" "));
      return item;
    });
    $("doubts-list").replaceChildren(...items);
  }

  showAside(pieces) {
    const items = pieces.map((piece) => {
      const item = make("li", "draft-aside__piece");
      const back = make("button", "button button-small button-secondary", this.texts.ui.take_back);
      back.type = "button";
      back.addEventListener("click", () => this.onTakeBack(piece.id));
      item.append(
        make("span", "draft-aside__text", piece.text),
        " ",
        make("span", "draft-aside__why", this.texts.aside[piece.why] ?? piece.why),
        " ",
        back,
      );
      return item;
    });
    $("aside-list").replaceChildren(...items);
    $("aside-size").textContent = pieces.length;
  }

  showUnit(unit) {
    $("unit-name").textContent = unit ? this.name(unit) : "";
    $("unit-doubts").replaceChildren(
      ...(unit?.doubts ?? []).map((code) => make("li", "", this.texts.doubts[code] ?? code)),
    );
    $("accept").hidden = !unit?.doubts.length;
    if (document.activeElement !== $("kind")) $("kind").value = unit?.kind ?? "";
    this.#markSource(unit);
  }

  #markSource(unit) {
    this.marked.forEach((item) => item.classList.remove("is-current"));
    this.marked = unit ? this.paragraphs.slice(unit.source[0], unit.source[1] + 1) : [];
    this.marked.forEach((item) => item.classList.add("is-current"));
    const first = this.marked.find((item) => item.isConnected);
    const pane = $("source");
    if (!first || !pane.offsetParent) return;
    const { top, bottom } = first.getBoundingClientRect();
    const box = pane.getBoundingClientRect();
    if (top < box.top || bottom > box.bottom) pane.scrollTop += top - box.top - box.height / 3;
  }

  /** A unit by its kind, mark and first words, as messages and lists name it. */
  name(unit) {
    const mark = shownMark(unit, this.rules);
    const words = (unit.heading || unit.text).split(/\s+/).slice(0, 6).join(" ");
    const kind = mark ? "" : this.rules.short[unit.kind];
    return [kind, mark, words].filter(Boolean).join(" ").trim() || this.texts.ui.empty_unit;
  }

  say(text) {
    $("said").textContent = text;
  }

  complain(text) {
    $("complaint").textContent = text;
    $("complaint").hidden = !text;
  }

  showStatus(name) {
    document.documentElement.dataset.draftSaved = String(name === "saved");
    $("status").textContent = this.texts.ui[name];
    $("status").classList.toggle("is-unsaved", name !== "saved" && name !== "saving");
  }

  showHistory({ can_undo, can_redo }) {
    $("undo").disabled = !can_undo;
    $("redo").disabled = !can_redo;
  }
}

export { $ };
