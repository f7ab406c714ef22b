/** Above the appliance: what it is called, and the reader's language. */

import { button, html, setText } from "/static/element.js";
import { LANGUAGES } from "/static/words.js";

export function header(panel) {
  const { words } = panel;
  const name = html("h1", { "data-said": true });
  const kind = html("p", { class: "kind" });
  const node = html(
    "header",
    { class: "header" },
    html("div", {}, name, kind),
    html(
      "div",
      { class: "languages", role: "group", "aria-label": words.text("language.choose") },
      ...Object.entries(LANGUAGES).map(([tag, table]) => choice(panel, tag, table.language)),
    ),
  );
  return {
    node,
    show(cooker) {
      setText(name, cooker.name);
      const kindOf = words.word("look", cooker.look);
      const fast = { kind: kindOf, n: cooker.speed };
      setText(kind, cooker.speed === 1 ? kindOf : words.text("kind_fast", fast));
    },
  };
}

function choice(panel, tag, name) {
  const chosen = String(panel.words.language === tag);
  const attributes = { lang: tag, "data-said": true, "aria-pressed": chosen };
  return button(attributes, () => panel.speak(tag), name);
}
