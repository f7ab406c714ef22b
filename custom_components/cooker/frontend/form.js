/** How the card is set up: with Home Assistant's own fields. */

import { Words } from "./words.js";

const FIELDS = { device_id: "device", name: "name" };
// Of our devices only cookers and their zones: a scene has no event entity.
const OURS = {
  device: {
    filter: [{ integration: "cooker" }],
    entity: [{ integration: "cooker", domain: "event" }],
  },
};

export function form() {
  const words = () => new Words({ locale: { language: document.documentElement.lang || "en" } });
  return {
    schema: [
      { name: "device_id", required: true, selector: OURS },
      { name: "name", selector: { text: {} } },
    ],
    computeLabel: ({ name }) => words().text(FIELDS[name]),
    computeHelper: ({ name }) => (name === "device_id" ? words().text("device_help") : undefined),
  };
}
