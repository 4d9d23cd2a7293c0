/** The cursor in the text of a unit, where it is to be split: nothing can be typed there, only a place be chosen. */

import { cutsWord } from "./operations.js";

const MADE = ["contenteditable", "inputmode", "spellcheck", "role", "aria-readonly", "aria-label"];

export class Caret {
  constructor(rows, hint, label) {
    Object.assign(this, { rows, hint, label });
    this.unit = null;
  }

  /** Let the cursor into the text of a unit, at a range of the page or at the beginning; false where there is no text. */
  enter(id, place = null) {
    const element = this.rows.textElement(id);
    if (!element?.textContent) return false;
    this.unit = id;
    const values = ["true", "none", "false", "textbox", "true", this.label];
    MADE.forEach((name, index) => element.setAttribute(name, values[index]));
    element.focus({ preventScroll: true });
    const selection = getSelection();
    if (place && element.contains(place.startContainer)) {
      selection.removeAllRanges();
      selection.addRange(place);
    } else {
      selection.collapse(element.firstChild, 0);
    }
    this.hint.hidden = false;
    return true;
  }

  leave() {
    if (!this.unit) return;
    const element = this.rows.textElement(this.unit);
    MADE.forEach((name) => element?.removeAttribute(name));
    this.unit = null;
    this.hint.hidden = true;
  }

  /** Where the cursor stands, in characters; inside a word, where a finger often lands, the gap before it. */
  offset(text) {
    const { anchorNode, anchorOffset } = getSelection();
    const element = this.rows.textElement(this.unit);
    if (!element.contains(anchorNode)) return null;
    // Some browsers name the element instead of its text, with 0 or 1 for beginning or end.
    const units = anchorNode === element ? anchorOffset * text.length : anchorOffset;
    let at = [...text.slice(0, units)].length;
    while (cutsWord(text, at)) at -= 1;
    return at;
  }
}

/** The place in the text under the pointer, as a range. */
export function placeAt({ clientX, clientY }) {
  if (!document.caretPositionFromPoint) return document.caretRangeFromPoint?.(clientX, clientY) ?? null;
  const position = document.caretPositionFromPoint(clientX, clientY);
  if (!position) return null;
  const range = document.createRange();
  range.setStart(position.offsetNode, position.offset);
  return range;
}
