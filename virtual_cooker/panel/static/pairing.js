/** The pairing window on the appliance's display: the code, large, and how long it holds. */

import { digits } from "/static/digits.js";
import { div, html, setShare, setText, span } from "/static/element.js";

const WINDOW_S = 120;
const ATTEMPTS = 5;

export function pairing({ words }) {
  const code = digits("8888 8888", "pairing-digits");
  const spoken = html("span", { class: "unseen pairing-code", role: "status" });
  const left = span("pairing-left");
  const help = html("p", { class: "pairing-help" });
  const bar = html("div", { class: "pairing-bar", "aria-hidden": "true" });
  const title = html("h2", {}, words.text("pairing_title"));
  const node = html(
    "section",
    { class: "pairing", hidden: true },
    div("pairing-top", title, left),
    code.node,
    spoken,
    help,
    bar,
  );
  return {
    node,
    show({ pairing: now }) {
      node.hidden = !now.open && !now.locked;
      code.node.classList.toggle("gone", !now.code);
      const shown = now.code ?? "";
      code.show(`${shown.slice(0, 4)} ${shown.slice(4)}`);
      setText(spoken, shown);
      setText(left, now.open ? words.text("pairing_left", { s: Math.ceil(now.seconds_left) }) : "");
      setText(help, advice(words, now));
      setShare(bar, "--left", now.open ? now.seconds_left / WINDOW_S : 0);
    },
  };
}

function advice(words, { locked, attempts_left: attempts }) {
  if (locked) return words.text("pairing_locked");
  const help = words.text("pairing_help");
  return attempts < ATTEMPTS ? `${help} ${words.text("pairing_attempts", { n: attempts })}` : help;
}
