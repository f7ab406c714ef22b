/** A value with a button for less and one for more; held down, they go on. */

import { button, div, html, icon, setLine, setText } from "./element.js";

const FIRST_MS = 450;
const NEXT_MS = 110;

export class Stepper {
  #caption = html("span", { class: "caption" });
  #value = html("output", { class: "stepper-value" });
  #less = this.#key("minus", -1);
  #more = this.#key("plus", 1);
  #onStep;

  constructor(onStep) {
    this.#onStep = onStep;
    const middle = div("stepper-middle", this.#caption, this.#value);
    this.node = html("div", { class: "stepper", role: "group" }, this.#less, middle, this.#more);
  }

  /** `name` is for those who do not see the caption beside it. */
  show({ words, name, caption = name, value }) {
    this.node.setAttribute("aria-label", name);
    this.#less.setAttribute("aria-label", `${name}: ${words.text("less")}`);
    this.#more.setAttribute("aria-label", `${name}: ${words.text("more")}`);
    setLine(this.#caption, caption);
    setText(this.#value, value);
  }

  #key(sign, direction) {
    let timer = 0;
    const again = (wait) => {
      timer = setTimeout(() => {
        if (!key.offsetParent) return;
        this.#onStep(direction);
        again(NEXT_MS);
      }, wait);
    };
    const rest = () => clearTimeout(timer);
    const key = button({ class: "round" }, () => this.#onStep(direction), icon(sign));
    key.addEventListener("pointerdown", () => again(FIRST_MS));
    for (const end of ["pointerup", "pointerleave", "pointercancel", "click"]) {
      key.addEventListener(end, rest);
    }
    return key;
  }
}
