/** A setting with a key for less and one for more. */

import { button, div, html, setText, span } from "/static/element.js";

export function stepper({ words, name, caption, onStep }) {
  const shown = html("output", { class: "stepper-value" });
  const key = (sign, direction, word) => {
    const label = `${name}: ${words.text(word)}`;
    return button({ class: "stepper-key", "aria-label": label }, () => onStep(direction), sign);
  };
  const node = html(
    "div",
    { class: "stepper", role: "group", "aria-label": name },
    key("−", -1, "less"),
    div("stepper-middle", span("stepper-caption", caption), shown),
    key("+", 1, "more"),
  );
  return {
    node,
    show(text, possible = true) {
      setText(shown, text);
      node.hidden = !possible;
    },
  };
}
