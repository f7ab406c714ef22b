/** Start, pause, stop and OK of one zone. */

import { button, div, drawing, html, setAttribute, setText } from "/static/element.js";

const ASKS = new Set(["preheated", "needs_user", "finished"]);
const COOKS = new Set(["preheating", "preheated", "cooking", "keeping_warm", "needs_user"]);

export function zoneKeys({ words }, hand) {
  const zone = words.zone(hand.capabilities);
  const start = key("start", "play", () => hand.start());
  const pause = key("pause", "pause", () => hand.pauseOrResume());
  const stop = key("stop", "stop", () => hand.stop());
  const done = key("done", "check", () => hand.acknowledge());
  const all = hand.capabilities.pause ? [start, stop, pause, done] : [start, stop, done];
  const node = div("zone-keys", ...all.map((one) => one.node));

  function key(word, icon, onPress) {
    const text = html("span", {});
    const node = button({ class: `zone-key ${word}` }, onPress, drawing(icon), text);
    const name = (said) => {
      setText(text, words.text(said));
      setAttribute(node, "aria-label", words.text("key_of", { key: words.text(said), zone }));
    };
    name(word);
    return { node, name };
  }

  return {
    node,
    show({ state, needs_user: words }) {
      const paused = state === "paused";
      const asks = ASKS.has(state) || words !== null;
      pause.name(paused ? "resume" : "pause");
      start.node.classList.toggle("dim", COOKS.has(state) || paused || state === "scheduled");
      pause.node.classList.toggle("dim", !COOKS.has(state) && !paused);
      pause.node.classList.toggle("asks", paused);
      done.node.classList.toggle("dim", !asks);
      done.node.classList.toggle("asks", asks);
    },
  };
}
