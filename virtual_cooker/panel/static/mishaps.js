/** The drawer of the demo operator: what can go wrong, and how fast time goes. */

import { button, div, html, setAttribute, setText } from "/static/element.js";

const MISHAPS = [
  { name: "drop_line" },
  {
    name: "half_open",
    lit: ({ half_open: on }) => on,
    details: ({ half_open: on }) => ({ on: !on }),
  },
  {
    name: "answer_late",
    lit: ({ answer_late_count: n }) => n > 0,
    details: () => ({ seconds: 5, count: 3 }),
  },
  { name: "lose_answers", lit: ({ lose_answers: n }) => n > 0, details: () => ({ count: 1 }) },
  { name: "malformed_frame" },
  { name: "huge_frame" },
  { name: "power_loss", details: () => ({ off_s: 5 }) },
  {
    name: "fault",
    details: (_, words) => ({ code: "E17", text: words.text("mishap.fault_text") }),
  },
  { name: "clear_fault" },
  { name: "new_certificate" },
  { name: "new_port" },
  {
    name: "new_address",
    details: ({ host }) => ({ host: host === "127.0.0.1" ? "127.0.0.2" : "127.0.0.1" }),
  },
];
const SPEEDS = [1, 10, 30, 60, 120];

export function mishaps(panel) {
  const { words } = panel;
  const keys = MISHAPS.map((one) => mishapKey(panel, one));
  const speed = speedChoice(panel);
  const where = html("p", { class: "quiet", "data-said": true });
  const node = html(
    "details",
    { class: "card drawer" },
    html("summary", {}, words.text("mishaps")),
    html("p", { class: "quiet" }, words.text("mishaps_help")),
    div("mishap-keys", ...keys.map((key) => key.node)),
    speed.node,
    where,
  );
  return {
    node,
    show(cooker) {
      for (const part of [...keys, speed]) part.show(cooker);
      setText(
        where,
        `${cooker.mishaps.host}:${cooker.mishaps.port} · ${words.clock(cooker.clock_s)}`,
      );
    },
  };
}

function mishapKey({ words, mishap }, { name, lit = () => false, details = () => ({}) }) {
  let known = null;
  const press = () => mishap(name, details(known, words));
  const node = button({ class: "plain" }, press, words.text(`mishap.${name}`));
  return {
    node,
    show(cooker) {
      known = cooker.mishaps;
      setAttribute(node, "aria-pressed", lit(known) ? "true" : null);
    },
  };
}

function speedChoice({ words, press }) {
  const choice = html("select", {
    on: { change: () => press("set_speed", { speed: Number(choice.value) }) },
  });
  const node = html("label", { class: "speed" }, words.text("speed"), choice);
  let offered = "";
  return {
    node,
    show({ speed }) {
      const speeds = [...new Set([...SPEEDS, speed])].sort((one, other) => one - other);
      if (offered !== String(speeds)) {
        offered = String(speeds);
        choice.replaceChildren(...speeds.map((one) => html("option", { value: one }, `× ${one}`)));
      }
      if (document.activeElement !== choice) choice.value = String(speed);
    },
  };
}
