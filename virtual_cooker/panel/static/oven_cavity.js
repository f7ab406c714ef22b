/** Behind the glass: a cavity that glows as it warms, its food, and the door that swings down. */

import { div, html, setAttribute, setShare, svg } from "/static/element.js";
import { food } from "/static/food.js";
import { heats } from "/static/zone_words.js";

/** Where the drawing begins to look warm, and where it is at its brightest. */
const [COOL_C, GLOWING_C] = [35, 250];

export function ovenCavity(hand, shape) {
  const inside = food(shape);
  const bulb = div("cavity-light");
  const shelf = div("cavity-shelf");
  const interior = div(
    "cavity-inside",
    element("top"),
    fan(),
    bulb,
    element("bottom"),
    shelf,
    inside.node,
    steam(),
  );
  const glass = div("door-glass");
  const door = html(
    "div",
    { class: "oven-door", on: { click: () => hand.toggleDoor() } },
    div("door-handle"),
    glass,
  );
  const node = html("div", { class: "cavity", "aria-hidden": "true" }, interior, door);
  return {
    node,
    show(cooker, zone) {
      setAttribute(node, "data-door", zone.door);
      setAttribute(node, "data-light", String(cooker.light === true || zone.door === "open"));
      setAttribute(node, "data-heats", String(heats(zone)));
      setAttribute(node, "data-mode", hand.running ? hand.mode.mode : "");
      setShare(node, "--heat", (zone.temperature_c - COOL_C) / (GLOWING_C - COOL_C));
      setAttribute(node, "data-steams", String(zone.food !== null && zone.food.temperature_c > 60));
      inside.show(zone);
    },
  };
}

function element(where) {
  const path = "M0 4C0 4 290 4 296 4C304 4 304 20 296 20H20";
  return svg(
    "svg",
    { class: `element ${where}`, viewBox: "0 0 300 28", preserveAspectRatio: "none" },
    svg("path", { d: path }),
  );
}

function fan() {
  const blades = [0, 60, 120, 180, 240, 300].map((turn) =>
    svg("path", {
      d: "M50 50C56 34 50 22 44 16C58 16 68 30 60 46Z",
      transform: `rotate(${turn} 50 50)`,
    }),
  );
  const grille = [40, 33, 26].map((r) => svg("circle", { cx: 50, cy: 50, r }));
  const ring = svg("circle", { class: "fan-ring", cx: 50, cy: 50, r: 46 });
  const turning = svg("g", { class: "fan-blades" }, ...blades);
  return svg(
    "svg",
    { class: "fan", viewBox: "0 0 100 100" },
    ring,
    turning,
    svg("g", { class: "fan-grille" }, ...grille),
  );
}

function steam() {
  return div("steam", html("i"), html("i"), html("i"));
}
