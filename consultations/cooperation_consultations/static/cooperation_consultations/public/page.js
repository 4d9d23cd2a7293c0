// The consultation's page: the form of a remark comes into the act, one at a time. Without this its link opens a page.
import { prepare } from "./form.js";

const act = document.querySelector("[data-one-form]");

if (act) {
  act.addEventListener("htmx:beforeRequest", (event) => {
    if (!event.target.closest(".unit-tools")) return;
    const open = event.target.closest(".unit").querySelector(":scope > .remark-form");
    if (!open) return;
    event.preventDefault();
    open.querySelector("textarea").focus();
  });
  act.addEventListener("htmx:afterSwap", (event) => {
    const form = event.detail.target.querySelector(":scope > .remark-form");
    if (!form) return;
    for (const other of act.querySelectorAll(".remark-form")) if (other !== form) other.remove();
    prepare(form);
    form.querySelector("#remark-form-title").focus();
  });
  // Whatever keeps the form from coming: its own page is there.
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    act.addEventListener(name, (event) => {
      const link = event.target.closest("a[href]");
      if (link) location.assign(link.href);
    });
  }
  act.addEventListener("click", (event) => {
    const form = event.target.closest("[data-closes]")?.closest(".remark-form");
    if (!form) return;
    const unit = form.closest(".unit");
    form.remove();
    unit.querySelector(".unit-tools a")?.focus();
  });
}
