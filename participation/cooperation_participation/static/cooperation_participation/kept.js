// Keeps what is being written on this device until it is sent: a closed tab or a dead battery costs no word.
//
// <form data-keeps="key" data-keeps-fields="text reasons"> with an element [data-kept] that says so. Names and addresses
// of people are never kept. The text goes when its receipt is shown (see receipt.js), or when the person discards it.

const PREFIX = "cooperation-kept:";
const SENT = "cooperation-sent";
const DAYS = 90;

export function keep(form) {
  if (form.dataset.kept) return;
  form.dataset.kept = "yes";
  const key = PREFIX + form.dataset.keeps;
  const names = form.dataset.keepsFields.split(" ");
  const fields = names.map((name) => form.elements[name]).filter(Boolean);
  const note = form.querySelector("[data-kept]");
  const initial = Object.fromEntries(fields.map((field) => [field.name, field.value]));

  const say = (words) => {
    if (!note) return;
    note.querySelector("span").textContent = words;
    note.hidden = false;
  };
  const save = () => {
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    const isEmpty = names.every((name) => values[name] === undefined || values[name] === initial[name] || !values[name].trim());
    if (isEmpty) store(key, null);
    else if (store(key, { at: Date.now(), values })) say(note?.dataset.wordsSaving ?? "");
  };

  const known = read(key);
  if (known && !form.hasAttribute("data-refused")) {
    for (const field of fields) {
      if (typeof known.values[field.name] !== "string") continue;
      field.value = known.values[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    say(note?.dataset.wordsRestored ?? "");
  }
  forget(SENT);

  let timer = 0;
  form.addEventListener("input", (event) => {
    if (!fields.includes(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  addEventListener("pagehide", () => form.isConnected && save());
  form.addEventListener("submit", () => {
    save();
    remember(SENT, key);
  });
  note?.querySelector("[data-discards]")?.addEventListener("click", () => {
    clearTimeout(timer);
    for (const field of fields) {
      field.value = initial[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    clearTimeout(timer);
    store(key, null);
    note.hidden = true;
    fields.find((field) => field.tagName === "TEXTAREA")?.focus();
  });
  sweep();
}

// On a receipt: what this tab has sent has arrived, so it need not be kept.
export function release() {
  try {
    const key = sessionStorage.getItem(SENT);
    if (key?.startsWith(PREFIX)) localStorage.removeItem(key);
    sessionStorage.removeItem(SENT);
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

function read(key) {
  try {
    const known = JSON.parse(localStorage.getItem(key));
    return known && typeof known.values === "object" ? known : null;
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function remember(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // The text stays kept; the person can discard it.
  }
}

function forget(key) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}

function sweep() {
  try {
    const oldest = Date.now() - DAYS * 86_400_000;
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && !(read(key)?.at > oldest)) localStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
}
