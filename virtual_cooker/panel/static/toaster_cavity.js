/** Behind the toaster oven's glass: quartz tubes that glow, a rack, and a door that folds down. */

import { div, html, setAttribute, setShare } from "/static/element.js";
import { food } from "/static/food.js";
import { heats } from "/static/zone_words.js";

/** Where the walls begin to look warm, and where they are at their brightest. */
const [COOL_C, GLOWING_C] = [40, 230];
const STEAMS_C = 60;

export function toasterCavity(hand) {
  const inside = food("slices");
  const tubes = ["top", "bottom"].map((where) => div(`tubes ${where}`, html("i"), html("i")));
  const interior = div("toaster-inside", ...tubes, div("toaster-rack"), inside.node, steam());
  const door = html(
    "div",
    { class: "toaster-door", on: { click: () => hand.toggleDoor() } },
    div("toaster-glass"),
    div("toaster-handle"),
  );
  const node = html("div", { class: "toaster-cavity", "aria-hidden": "true" }, interior, door);
  return {
    node,
    show(_, zone) {
      setAttribute(node, "data-door", zone.door);
      setAttribute(node, "data-heats", String(heats(zone)));
      setAttribute(node, "data-mode", hand.running ? hand.mode.mode : "");
      setShare(node, "--heat", (zone.temperature_c - COOL_C) / (GLOWING_C - COOL_C));
      const steams = zone.food !== null && zone.food.temperature_c > STEAMS_C;
      setAttribute(node, "data-steams", String(steams));
      inside.show(zone);
    },
  };
}

function steam() {
  return div("steam", html("i"), html("i"), html("i"));
}
