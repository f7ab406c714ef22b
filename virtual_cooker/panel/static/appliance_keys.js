/** The keys that belong to the whole appliance, each with its lamp. */

import { button, drawing, html, setAttribute, span } from "/static/element.js";

const KEYS = [
  {
    name: "power",
    fits: (can) => can.standby,
    lit: (cooker) => cooker.power === "on",
    press: (panel, lit) => panel.press("set_power", { on: !lit }),
  },
  {
    name: "light",
    fits: (can) => can.light,
    lit: (cooker) => cooker.light === true,
    press: (panel, lit) => panel.press("set_light", { on: !lit }),
  },
  {
    name: "child_lock",
    icon: "lock",
    fits: (can) => can.child_lock,
    lit: (cooker) => cooker.child_lock === true,
    press: (panel, lit) => panel.press("set_child_lock", { on: !lit }),
  },
  {
    name: "remote_start",
    icon: "remote",
    fits: (can) => can.remote_start,
    lit: (cooker) => cooker.remote_start === "allowed",
    press: (panel, lit) => panel.press(lit ? "forbid_remote_start" : "allow_remote_start"),
  },
  {
    name: "pairing",
    icon: "pair",
    fits: () => true,
    lit: (cooker) => cooker.pairing.open,
    press: (panel, lit) => panel.press(lit ? "close_pairing" : "press_pairing"),
  },
];

export function applianceKeys(panel, capabilities) {
  const keys = KEYS.filter((key) => key.fits(capabilities)).map((key) => lampKey(panel, key));
  const node = html(
    "div",
    { class: "appliance-keys", role: "group", "aria-label": panel.words.text("keys") },
    ...keys.map((key) => key.node),
  );
  return { node, show: (cooker) => keys.forEach((key) => key.show(cooker)) };
}

function lampKey(panel, { name, icon = name, lit, press }) {
  let on = false;
  const node = button(
    { class: `lamp-key ${name}`, "aria-pressed": "false" },
    () => press(panel, on),
    html("span", { class: "lamp", "aria-hidden": "true" }),
    drawing(icon),
    span("lamp-key-text", panel.words.text(name)),
  );
  return {
    node,
    show(cooker) {
      on = lit(cooker);
      setAttribute(node, "aria-pressed", String(on));
    },
  };
}
