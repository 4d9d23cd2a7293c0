// Solves the proof of work (ALTCHA) of a form while a person writes; see proof.py. The form works without it.

const LONGEST_WAIT = 15000;

function arm(guard) {
  const form = guard.closest("form");
  const field = guard.querySelector("[name=altcha]");
  if (!form || !field || guard.dataset.armed || !globalThis.isSecureContext || !globalThis.Worker) return;
  guard.dataset.armed = "yes";

  let worker = null;
  let failed = false;
  let waiting = null;

  const send = () => {
    if (!waiting) return;
    const submitter = waiting.submitter;
    waiting = null;
    form.removeAttribute("aria-busy");
    form.requestSubmit(submitter);
  };

  const giveUp = () => {
    failed = !field.value;
    send();
  };

  const start = async () => {
    if (worker || failed || field.value) return;
    try {
      worker = new Worker(guard.dataset.worker);
      worker.addEventListener("message", (event) => {
        field.value = event.data;
        worker.terminate();
        giveUp();
      });
      worker.addEventListener("error", giveUp);
      const answer = await fetch(guard.dataset.challenge, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      worker.postMessage(await answer.json());
    } catch {
      giveUp();
    }
  };

  form.addEventListener("focusin", start, { once: true });
  form.addEventListener("submit", (event) => {
    if (field.value || failed) return;
    // Sent before the solution is there: a second's wait spares the person the rule for forms without a proof.
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { submitter: event.submitter };
    form.setAttribute("aria-busy", "true");
    setTimeout(giveUp, LONGEST_WAIT);
    start();
  }, { capture: true });
}

const armAll = (root) => root.querySelectorAll?.("[data-proof]").forEach(arm);

armAll(document);
document.addEventListener("htmx:load", (event) => armAll(event.target));
