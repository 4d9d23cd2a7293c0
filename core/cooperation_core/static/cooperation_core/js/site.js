// Comfort only: everything here works without it.

// An open group of the menu closes on Escape and when people go elsewhere.
const groups = document.querySelectorAll(".menu details");
document.addEventListener("click", (event) => {
  for (const group of groups) if (!group.contains(event.target)) group.open = false;
});
for (const group of groups) {
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !group.open) return;
    group.open = false;
    group.querySelector("summary").focus();
  });
}

// A counter below a text says how many characters are left; screen readers hear it when the writer pauses.
for (const counter of document.querySelectorAll("[data-counts]")) {
  const field = document.getElementById(counter.dataset.counts);
  if (!field || field.maxLength < 0) continue;
  const limit = field.maxLength;
  const count = () => {
    const left = limit - field.value.length;
    counter.textContent = counter.dataset.text.replace("%s", left.toLocaleString(document.documentElement.lang));
    counter.classList.toggle("over", left < limit / 50);
  };
  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(count, 400);
  });
  count();
}

// After a refused form the summary of errors is where reading goes on.
document.querySelector(".error-summary")?.focus();
