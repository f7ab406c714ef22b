/** One of several: the browser's own list, which every phone, keyboard and screen reader knows. */

import { html, icon, setText } from "./element.js";

export class Choice {
  #caption = html("span", { class: "caption" });
  #list = html("select", { on: { change: () => this.#onChoose(this.#list.value) } });
  #onChoose;
  #offered = "";

  constructor(sign, onChoose) {
    this.#onChoose = onChoose;
    const shell = html("span", { class: "choice-words" }, this.#caption, this.#list);
    this.node = html("label", { class: "choice" }, icon(sign), shell, icon("menu-down"));
  }

  /** `options` are pairs of a value and its words. */
  show({ name, options, value }) {
    setText(this.#caption, name);
    const offered = JSON.stringify(options);
    if (offered !== this.#offered) {
      this.#offered = offered;
      const lines = options.map(([one, text]) => html("option", { value: one }, text));
      this.#list.replaceChildren(...lines);
    }
    if (this.#list.value !== value) this.#list.value = value ?? "";
  }
}
