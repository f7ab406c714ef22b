/** `custom:cooker-card`: the one file that Home Assistant loads; it brings the others. */

import { CookerCard } from "./card.js";
import { Words } from "./words.js";
import { deviceOf } from "./zone.js";

const NAME = "cooker-card";

function describe() {
  const language = document.documentElement.lang || navigator.language;
  return new Words({ locale: { language } }).text("picker");
}

/** The picker offers the card for every entity of a cooker. */
function suggestion(hass, entityId) {
  const device = deviceOf(hass, entityId);
  return device ? { config: { type: `custom:${NAME}`, device_id: device } } : null;
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, CookerCard);
  window.customCards = window.customCards ?? [];
  window.customCards.push({
    type: NAME,
    name: "Cooker",
    description: describe(),
    preview: true,
    getEntitySuggestion: suggestion,
  });
}
