/** A ring of three quarters: what is, what is wanted, and a handle where a person sets that. */

import { div, html, setAttribute, setLine, setText, svg } from "./element.js";

const ARC = "M 40.6 159.4 A 84 84 0 1 1 159.4 159.4";
const TURN = 270;
const FIRST = 225; // degrees clockwise from the top, where the arc begins
const KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 5, PageDown: -5 };

export class Dial {
  #fill = svg("path", { class: "dial-fill", d: ARC, pathLength: 100 });
  #mark = svg("circle", { class: "dial-mark", cx: 40.6, cy: 159.4, r: 4 });
  #handle = svg("circle", { class: "dial-handle", cx: 40.6, cy: 159.4, r: 11 });
  #ring = svg(
    "svg",
    { viewBox: "0 0 200 178" },
    svg("path", { class: "dial-track", d: ARC }),
    this.#fill,
    this.#mark,
    this.#handle,
  );
  #above = html("p", { class: "dial-above" });
  #value = html("p", { class: "dial-value" });
  #below = html("p", { class: "dial-below" });
  #middle = div("dial-middle", this.#above, this.#value, this.#below);
  #onShare;
  #onStep;

  /** `onShare` takes 0 to 1 of the arc, `onStep` presses; a dial without them only shows. */
  constructor({ onShare = null, onStep = null } = {}) {
    this.node = div("dial", this.#ring, this.#middle);
    this.#onShare = onShare;
    this.#onStep = onStep;
    if (!onShare) {
      this.#handle.remove();
      setAttribute(this.#ring, "aria-hidden", "true");
      return;
    }
    setAttribute(this.#ring, "role", "slider");
    setAttribute(this.#ring, "tabindex", "0");
    this.#ring.addEventListener("pointerdown", (event) => this.#grasp(event));
    this.#ring.addEventListener("keydown", (event) => this.#key(event));
  }

  /** `fill`, `mark` and `handle` are shares of the arc, null for none. */
  show({ fill, mark = null, handle = null, above = "", value, below = "" }) {
    setAttribute(this.#fill, "stroke-dasharray", `${(fill ?? 0) * 100} 200`);
    setAttribute(this.#fill, "visibility", fill ? "visible" : "hidden");
    place(this.#mark, mark);
    place(this.#handle, handle);
    setLine(this.#above, above);
    setText(this.#value, value);
    setLine(this.#below, below);
  }

  /** Say what the slider is at. */
  tell({ label, now, min, max, text }) {
    const told = { label, valuenow: now, valuemin: min, valuemax: max, valuetext: text };
    for (const [name, value] of Object.entries(told)) {
      setAttribute(this.#ring, `aria-${name}`, value);
    }
  }

  #grasp(event) {
    if (!this.#isOnRing(event)) return;
    event.preventDefault();
    this.#ring.focus({ preventScroll: true });
    this.#ring.setPointerCapture(event.pointerId);
    const move = (next) => this.#onShare(this.#shareAt(next));
    move(event);
    this.#ring.addEventListener("pointermove", move);
    const leave = () => this.#ring.removeEventListener("pointermove", move);
    this.#ring.addEventListener("lostpointercapture", leave, { once: true });
  }

  #key(event) {
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    this.#onStep(KEYS[event.key]);
  }

  /** The middle is for reading: whoever scrolls past with a thumb there sets nothing. */
  #isOnRing(event) {
    const [x, y] = this.#point(event);
    return Math.abs(Math.hypot(x, y) - 84) < 22;
  }

  #shareAt(event) {
    const [x, y] = this.#point(event);
    const degrees = (Math.atan2(x, -y) * 180) / Math.PI;
    const turned = (degrees - FIRST + 720) % 360;
    if (turned > TURN) return turned - TURN < (360 - TURN) / 2 ? 1 : 0;
    return turned / TURN;
  }

  /** Where the event is, seen from the ring's centre in its own units. */
  #point(event) {
    const box = this.#ring.getBoundingClientRect();
    const scale = 200 / box.width;
    return [(event.clientX - box.left) * scale - 100, (event.clientY - box.top) * scale - 100];
  }
}

function place(node, share) {
  const degrees = ((share ?? 0) * TURN).toFixed(2);
  setAttribute(node, "visibility", share === null ? "hidden" : "visible");
  setAttribute(node, "transform", `rotate(${degrees} 100 100)`);
}
