/** One drawer of the air fryer: its window glows, and it slides out over its basket. */

import { div, html, setAttribute, setShare } from "/static/element.js";
import { food } from "/static/food.js";
import { heats } from "/static/zone_words.js";

/** Where the window begins to glow, and where it is at its brightest. */
const [COOL_C, GLOWING_C] = [40, 200];
const STEAMS_C = 60;

export function fryerDrawer(hand) {
  const inside = food("chips");
  const wind = div("wind", html("i"), html("i"), html("i"));
  const steam = div("steam", html("i"), html("i"), html("i"));
  const pane = div("fryer-window", wind, div("fryer-tray"), inside.node);
  const touch = { class: "fryer-drawer", on: { click: () => hand.toggleDoor() } };
  const rim = div("fryer-rim");
  const drawer = html("div", touch, rim, div("fryer-front", pane, div("fryer-handle")));
  const node = html("div", { class: "fryer-bay", "aria-hidden": "true" }, drawer, steam);
  return {
    node,
    show(_, zone) {
      setAttribute(node, "data-door", zone.door);
      setAttribute(node, "data-heats", String(heats(zone)));
      setShare(node, "--heat", (zone.temperature_c - COOL_C) / (GLOWING_C - COOL_C));
      const steams = zone.food !== null && zone.food.temperature_c > STEAMS_C;
      setAttribute(node, "data-steams", String(steams));
      inside.show(zone);
    },
  };
}
