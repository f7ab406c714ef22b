/** A short message above the appliance: why it did not do what was pressed. */

import { button, html, setText } from "/static/element.js";

const SHOWN_MS = 9000;

export class Toast {
  #text = html("p", { class: "toast-text" });
  #timer = 0;
  #box;

  constructor({ words }) {
    const close = { class: "toast-close", "aria-label": words.text("dismiss") };
    this.#box = html(
      "div",
      { class: "toast", hidden: true },
      this.#text,
      button(close, () => this.#hide(), "×"),
    );
    this.node = html("div", { class: "toast-place", role: "alert" }, this.#box);
  }

  tell(sentence) {
    setText(this.#text, sentence);
    this.#box.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hide(), SHOWN_MS);
  }

  #hide() {
    this.#box.hidden = true;
    setText(this.#text, "");
  }
}
