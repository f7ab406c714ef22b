/** What is left to see while the appliance has no power: nothing, and a note beside it. */

import { html } from "/static/element.js";

export function noPower({ words }) {
  const node = html(
    "div",
    { class: "no-power", role: "status" },
    html("strong", {}, words.text("dead_title")),
    html("span", {}, words.text("dead_help")),
  );
  return { node };
}
