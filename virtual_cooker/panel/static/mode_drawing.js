/** The symbol of a cooking mode; modes without one of their own share a flame. */

import { drawing } from "/static/element.js";

const DRAWN = new Set([
  "bake",
  "convection",
  "grill",
  "roast",
  "pizza",
  "proofing",
  "keep_warm",
  "steam",
  "rice",
  "porridge",
  "soup",
  "stew",
  "microwave",
  "reheat",
  "defrost",
  "toast",
  "air_fry",
  "dehydrate",
  "sous_vide",
]);

export function modeDrawing(mode) {
  return drawing(DRAWN.has(mode) ? mode : "flame");
}
