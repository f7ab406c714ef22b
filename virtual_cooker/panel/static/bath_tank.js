/** What stands on the steel front: water up to its level, stirred while it heats, a bag, a lid. */

import { div, html, setAttribute, setShare, span } from "/static/element.js";
import { food } from "/static/food.js";
import { heats } from "/static/zone_words.js";

const [COOL_C, HOT_C] = [20, 85];
const STEAMS_C = 45;

export function bathTank(words, hand) {
  const inside = food("bag");
  const bubbles = div("bubbles", ...Array.from({ length: 7 }, () => html("i")));
  const water = div("bath-water", div("bath-surface"), bubbles);
  const full = span("bath-mark full", words.text("mark_full"));
  const least = span("bath-mark least", words.text("mark_least"));
  const steam = div("steam", html("i"), html("i"), html("i"));
  const touch = { on: { click: () => hand.toggleDoor() } };
  const lid = html("div", { class: "bath-lid", ...touch }, div("lid-knob"));
  const glass = div("bath-glass", water, inside.node, full, least);
  const node = html("div", { class: "bath-tank", "aria-hidden": "true" }, steam, glass, lid);
  return {
    node,
    show(_, zone) {
      setAttribute(node, "data-door", zone.door);
      setAttribute(node, "data-heats", String(heats(zone)));
      const steams = zone.tank.water_kg > 0 && zone.temperature_c > STEAMS_C;
      setAttribute(node, "data-steams", String(steams && zone.door === "open"));
      setShare(node, "--level", zone.tank.water_kg / zone.tank.room_kg);
      setShare(node, "--heat", (zone.temperature_c - COOL_C) / (HOT_C - COOL_C));
      inside.show(zone);
    },
  };
}
