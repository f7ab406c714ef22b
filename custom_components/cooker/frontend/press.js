/** A button of the integration: it is never greyed out, for a refusal says what to do. */

import { button, html, icon, setText } from "./element.js";

export class Press {
  #text = html("span");
  #key;
  #hand;

  constructor(hand, key, { sign = null, look = "" } = {}) {
    this.#hand = hand;
    this.#key = key;
    const press = () => hand.press(key);
    this.node = button({ class: `press ${look}` }, press, sign && icon(sign), this.#text);
  }

  /** Show it where the zone has it; `text` where the integration's own name is too long. */
  show({ zone, words }, { text = words.name(this.#key), label = null, when = true } = {}) {
    this.node.hidden = !when || zone.raw(this.#key) === null;
    this.node.toggleAttribute("aria-busy", this.#hand.isBusy(this.#key));
    if (label) this.node.setAttribute("aria-label", label);
    setText(this.#text, text);
  }
}
