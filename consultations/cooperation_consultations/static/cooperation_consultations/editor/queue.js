/**
 * Sends repairs to the server in order, one request at a time; keeps them while there is no connection.
 *
 * An item is `{operations: […], changes: […]}` or `{turn: "undo" | "redo", changes: […] | null}`; `changes` is what the
 * page has done already. The server's answer counts: where it differs, `onState` gets the server's whole state.
 */

const RETRIES = [1000, 3000, 10000, 30000];

export class Queue {
  constructor({ url, treeUrl, token, revision, onAnswer, onState, onStatus }) {
    Object.assign(this, { url, treeUrl, token, revision, onAnswer, onState, onStatus });
    this.items = [];
    this.sending = null;
    this.failures = 0;
    addEventListener("online", () => this.send());
  }

  get isEmpty() {
    return !this.sending && !this.items.length;
  }

  push(item) {
    this.onStatus("saving");
    const last = this.items.at(-1);
    if (item.operations && last?.operations && last.operations.length < 100) {
      last.operations.push(...item.operations);
      last.changes.push(...item.changes);
    } else {
      this.items.push(item);
    }
    this.send();
  }

  async send() {
    if (this.sending || !this.items.length) return;
    clearTimeout(this.timer);
    this.sending = this.items.shift();
    this.onStatus("saving");
    const { operations, turn } = this.sending;
    let response;
    let answer;
    try {
      response = await fetch(this.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token, Accept: "application/json" },
        body: JSON.stringify({ revision: this.revision, ...(turn ? { turn } : { operations }) }),
      });
      if (response.redirected || response.status === 403) {
        this.#later("logged_out");
        await this.#renewToken();
        return;
      }
      answer = await response.json();
    } catch {
      this.#later("unsaved");
      return;
    }
    if (response.status >= 500) {
      this.#later("unsaved");
      return;
    }
    this.failures = 0;
    this.#take(answer);
    this.sending = null;
    if (this.items.length) this.send();
    else this.onStatus("saved");
  }

  /** Who logs in again, in another tab, gets another token; the page is asked for it. */
  async #renewToken() {
    try {
      const text = await (await fetch(location.href)).text();
      const page = new DOMParser().parseFromString(text, "text/html");
      if (page.getElementById("draft-data")) this.token = page.querySelector("[name=csrfmiddlewaretoken]").value;
    } catch {
      // It is tried again with the next sending.
    }
  }

  #later(status) {
    this.items.unshift(this.sending);
    this.sending = null;
    this.onStatus(status);
    this.timer = setTimeout(() => this.send(), RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
    this.failures += 1;
  }

  #take(answer) {
    const { changes } = this.sending;
    if (answer.revision) this.revision = answer.revision;
    if (answer.state) {
      this.#adopt(answer.state, answer.refusal);
    } else if (!answer.refusal && changes && isSame(changes, answer.changes)) {
      this.onAnswer(answer, []);
    } else if (!answer.refusal && !changes && !this.items.length) {
      this.onAnswer(answer, answer.changes);
    } else {
      this.#reload(answer.refusal);
    }
  }

  /** What waits was planned on a state that the server does not have: it is dropped, and the person is told. */
  #adopt(state, refusal) {
    this.items = [];
    this.revision = state.revision;
    this.onState(state, refusal);
  }

  async #reload(refusal) {
    this.items = [];
    try {
      const response = await fetch(this.treeUrl, { headers: { Accept: "application/json" } });
      this.#adopt(await response.json(), refusal);
    } catch {
      this.timer = setTimeout(() => this.#reload(refusal), RETRIES[0]);
    }
  }
}

export function isSame(first, second) {
  if (first === second) return true;
  if (typeof first !== "object" || typeof second !== "object" || !first || !second) return false;
  const keys = Object.keys(first);
  return keys.length === Object.keys(second).length && keys.every((key) => isSame(first[key], second[key]));
}
