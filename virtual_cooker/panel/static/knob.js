/** A dial to turn: with a finger around it, the keyboard, or a screen reader's gestures. */

import { div, html, setAttribute, setText, span, svg } from "/static/element.js";

const SWEEP_DEG = 270;
const [CENTRE, RADIUS] = [50, 44];

/** `onTurn` gets each value, `onRest` is called when the hand lets go. */
export function knob({ label, caption, onTurn, onRest }) {
  const input = html("input", { type: "range", class: "knob-input", "aria-label": label });
  const arc = svg("path", { class: "knob-arc", d: ring(1), pathLength: 100 });
  const scale = svg("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" }, ...ticks(), arc);
  const cap = html("span", { class: "knob-cap", "aria-hidden": "true" });
  const value = html("span", { class: "knob-value", "aria-hidden": "true" });
  const dial = div("knob-dial", scale, cap, input);
  const node = div("knob", dial, span("knob-caption", caption), value);
  input.addEventListener("input", () => onTurn(Number(input.value)));
  input.addEventListener("change", onRest);
  dragging(dial, input, { onTurn, onRest });
  return { node, show: (state) => paint({ input, arc, cap, value }, state) };
}

function paint({ input, arc, cap, value }, { range, at, text, dim = false }) {
  input.disabled = range === null;
  const { min, max, step } = range ?? { min: 0, max: 1, step: 1 };
  for (const [name, bound] of Object.entries({ min, max, step })) setAttribute(input, name, bound);
  input.value = String(at ?? min);
  setAttribute(input, "aria-valuetext", text);
  const share = range && max > min ? ((at ?? min) - min) / (max - min) : 0;
  cap.style.setProperty("--turn", `${(share - 0.5) * SWEEP_DEG}deg`);
  setAttribute(arc, "stroke-dasharray", `${(share * 100).toFixed(1)} 101`);
  setText(value, text);
  cap.closest(".knob").classList.toggle("dim", dim || range === null);
}

/** Follow a finger around the dial: a whole sweep is the whole range. */
function dragging(dial, input, { onTurn, onRest }) {
  let last = null;
  let at = 0;
  const angle = (event) => {
    const box = dial.getBoundingClientRect();
    const [x, y] = [event.clientX - box.x - box.width / 2, event.clientY - box.y - box.height / 2];
    return (Math.atan2(y, x) * 180) / Math.PI;
  };
  dial.addEventListener("pointerdown", (event) => {
    if (input.disabled) return;
    event.preventDefault();
    input.focus({ preventScroll: true });
    dial.setPointerCapture(event.pointerId);
    [last, at] = [angle(event), Number(input.value)];
  });
  dial.addEventListener("pointermove", (event) => {
    if (last === null) return;
    const now = angle(event);
    const turned = ((now - last + 540) % 360) - 180;
    const [min, max] = [Number(input.min), Number(input.max)];
    at = Math.min(max, Math.max(min, at + (turned / SWEEP_DEG) * (max - min)));
    last = now;
    onTurn(at);
  });
  const rest = () => {
    if (last === null) return;
    last = null;
    onRest();
  };
  dial.addEventListener("pointerup", rest);
  dial.addEventListener("pointercancel", rest);
}

function ring(share) {
  const [from, to] = [point(0, RADIUS), point(share, RADIUS)];
  return `M${from}A${RADIUS} ${RADIUS} 0 1 1 ${to}`;
}

function ticks() {
  return Array.from({ length: 11 }, (_, n) =>
    svg("path", {
      class: "knob-tick",
      d: `M${point(n / 10, RADIUS - 3)}L${point(n / 10, RADIUS + 3)}`,
    }),
  );
}

function point(share, radius) {
  const angle = ((share - 0.5) * SWEEP_DEG - 90) * (Math.PI / 180);
  const [x, y] = [Math.cos(angle), Math.sin(angle)].map((part) => CENTRE + radius * part);
  return `${x.toFixed(2)} ${y.toFixed(2)}`;
}
