/** The modes of a zone as tiles to tap; the one that is chosen, or cooks, is lit. */

import { button, html, setAttribute } from "/static/element.js";
import { modeDrawing } from "/static/mode_drawing.js";

export function modeTiles({ words }, hand) {
  const zone = words.zone(hand.capabilities);
  const tiles = hand.capabilities.modes.map(({ mode }) => {
    const text = html("span", {}, words.word("mode", mode));
    const choose = () => hand.choose(mode);
    const unlit = { class: "tile", "aria-pressed": "false" };
    return [mode, button(unlit, choose, modeDrawing(mode), text)];
  });
  const label = words.text("set_of", { setting: words.text("mode"), zone });
  const group = { class: "tiles", role: "group", "aria-label": label };
  const node = html("div", group, ...tiles.map(([, tile]) => tile));
  return {
    node,
    show() {
      node.classList.toggle("dim", hand.running);
      const chosen = hand.mode.mode;
      for (const [mode, tile] of tiles) setAttribute(tile, "aria-pressed", String(mode === chosen));
    },
  };
}
