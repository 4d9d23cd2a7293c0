/** The small forms of a unit: its kind, its number with mark and heading, and why it is set aside. */

import { $ } from "./panels.js";

export class Details {
  constructor({ repair, close, name }) {
    Object.assign(this, { repair, close, name });
    this.unit = null;
    this.#kind();
    this.#form($("edit-form"), () => this.#save());
    this.#form($("aside-form"), () => this.repair({ op: "set_aside", id: this.unit.id, why: $("why").value }));
  }

  /** The tree has another current unit; a form that is being filled in stays with the unit it was opened for. */
  follow(unit) {
    if ($("edit-form").hidden && $("aside-form").hidden) this.unit = unit;
    else if (unit.id === this.unit.id) this.unit = unit;
  }

  open(unit) {
    this.unit = unit;
    $("edit-name").textContent = this.name(unit);
    $("number").value = unit.number;
    $("mark").value = unit.mark;
    $("heading").value = unit.heading;
    this.#show($("edit-form"), $("number"));
  }

  askWhy() {
    this.#show($("aside-form"), $("why"));
  }

  #show(form, field) {
    $("edit-form").hidden = form !== $("edit-form");
    $("aside-form").hidden = form !== $("aside-form");
    field.focus();
  }

  #hide(form) {
    form.hidden = true;
    this.close();
  }

  #form(form, save) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (save() !== false) this.#hide(form);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.#hide(form);
    });
    form.querySelector("[data-draft-cancel]").addEventListener("click", () => this.#hide(form));
  }

  /** Borders first, since a new mark may bring its number; then the number, if it was written otherwise. */
  #save() {
    const { id, mark, heading, number } = this.unit;
    const wanted = { mark: $("mark").value, heading: $("heading").value, number: $("number").value.trim() };
    if (wanted.mark !== mark || wanted.heading !== heading) {
      if (!this.repair({ op: "divide", id, mark: wanted.mark, heading: wanted.heading })) return this.#again("mark");
    }
    if (wanted.number !== number && wanted.number !== this.unit.number) {
      if (!this.repair({ op: "renumber", id, number: wanted.number })) return this.#again("number");
    }
    return true;
  }

  /** What was typed stays, and the cursor goes where it is wrong. */
  #again(field) {
    $(field).focus();
    return false;
  }

  /** Arrow keys run through the list; the kind changes when the choice is made, so that one choice is one repair. */
  #kind() {
    const select = $("kind");
    let byPointer = false;
    const choose = () => {
      if (this.unit && select.value && select.value !== this.unit.kind) {
        this.repair({ op: "retype", id: this.unit.id, kind: select.value });
      }
      select.value = this.unit?.kind ?? "";
    };
    select.addEventListener("pointerdown", () => (byPointer = true));
    select.addEventListener("change", () => byPointer && choose());
    select.addEventListener("keydown", (event) => {
      byPointer = false;
      if (event.key === "Escape") select.value = this.unit.kind;
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      choose();
      this.close();
    });
    select.addEventListener("blur", choose);
  }
}
