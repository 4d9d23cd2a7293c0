// Comfort of the remark form; it works without any of this.
import { keep } from "../../cooperation_participation/kept.js";

export function prepare(root) {
  for (const form of root.querySelectorAll("form[data-keeps]")) keep(form);

  // Fields of an organisation are for those who speak for one.
  for (const group of root.querySelectorAll("[data-shown-unless]")) {
    const [id, value] = group.dataset.shownUnless.split("=");
    const choice = root.querySelector(`#${id}`);
    const show = () => {
      group.hidden = choice.value === value;
    };
    choice.addEventListener("change", show);
    show();
  }

  // The present wording as the beginning of a new one.
  for (const button of root.querySelectorAll("[data-copies]")) {
    const field = root.querySelector(`#${button.dataset.into}`);
    if (!button.dataset.copies) continue;
    const offer = () => {
      button.hidden = field.value.trim() !== "";
    };
    button.addEventListener("click", () => {
      field.value = button.dataset.copies;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
    field.addEventListener("input", offer);
    offer();
  }

  for (const button of root.querySelectorAll("[data-prints]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

prepare(document);
