/** Something runs: how hot, how long, what next; and all that a person can still do about it. */

import { Dial } from "./dial.js";
import { div, html, setAttribute, setLine } from "./element.js";
import { Press } from "./press.js";
import { Probes } from "./probes.js";
import { boundsOf, coldest, share, stepped } from "./scale.js";
import { Stepper } from "./stepper.js";
import { clock, gone, length, timeOfDay } from "./time.js";

const TEMPERATURE = "number.running_temperature";
const PAUSED = "paused";
const MINUTES = { "button.add_1_minute": 1, "button.add_5_minutes": 5 };

export class RunningFace {
  #hand;
  #view;
  #dial = new Dial();
  #when = html("p", { class: "when" });
  #left = html("p", { class: "left" });
  #bar = html("div", { class: "bar", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 });
  #program = html("p", { class: "program" });
  #stage = html("p", { class: "stage" });
  #probes = new Probes();
  #temperature = new Stepper((direction) => this.#step(direction));
  #add;
  #pause;
  #resume;
  #stop;

  constructor(hand) {
    this.#hand = hand;
    this.#add = Object.keys(MINUTES).map((key) => new Press(hand, key, { sign: "timer-outline" }));
    this.#pause = new Press(hand, "button.pause", { sign: "pause" });
    this.#resume = new Press(hand, "button.resume", { sign: "play" });
    this.#stop = new Press(hand, "button.stop", { sign: "stop", look: "stop" });
    const facts = [this.#program, this.#stage, this.#left, this.#when, this.#bar];
    const change = div("change", this.#temperature.node, div("adds", ...this.#add.map((one) => one.node)));
    const side = div("side", div("facts", ...facts), this.#probes.node, change);
    const presses = [this.#pause, this.#resume, this.#stop].map((one) => one.node);
    const halves = div("halves", this.#dial.node, side);
    this.node = div("face running", halves, div("presses", ...presses));
  }

  show(view) {
    this.#view = view;
    const { zone, words } = view;
    this.#probes.show(view);
    setLine(this.#program, zone.shown("sensor.program"));
    setLine(this.#stage, stageOf(view));
    this.#showTemperature();
    for (const [place, [key, minutes]] of Object.entries(MINUTES).entries()) {
      const text = words.text("add", { time: length(minutes, words.language) });
      this.#add[place].show(view, { text, label: words.name(key) });
    }
    const isPaused = zone.word === PAUSED;
    this.#pause.show(view, { when: !isPaused });
    this.#resume.show(view, { when: isPaused });
    this.#stop.show(view);
    this.tick();
  }

  /** Show what changes with time alone; a cooker is not asked for it. */
  tick() {
    const now = Date.now();
    const { end, left } = this.#remaining(now);
    const { zone, words, hass } = this.#view;
    const key = end === zone.time("sensor.ready_at") ? "sensor.ready_at" : "sensor.finishes_at";
    const when = end && `${words.name(key)} ${timeOfDay(end, now, hass)}`;
    setLine(this.#left, left);
    setLine(this.#when, when);
    this.#showBar(now);
    this.#showDial(left);
  }

  /** The next end in sight and the time to it; while paused, what is left stands still. */
  #remaining(now) {
    const { zone, words } = this.#view;
    const [ready, finish] = [zone.time("sensor.ready_at"), zone.time("sensor.finishes_at")];
    const end = ready ?? finish;
    if (end !== null) {
      const key = ready === null ? "left" : "hot_in";
      const time = clock((end - now) / 1000);
      return { end, left: end <= now ? words.text("soon") : words.text(key, { time }) };
    }
    const minutes = zone.word === PAUSED ? zone.number("sensor.remaining") : null;
    const time = minutes === null ? null : length(minutes, words.language);
    return { end: null, left: time && words.text("left", { time }) };
  }

  #showBar(now) {
    const { zone, words } = this.#view;
    const heated = zone.number("sensor.preheat_progress");
    const cooked = gone(zone.time("sensor.on_since"), zone.time("sensor.finishes_at"), now);
    const part = zone.word === "preheating" && heated !== null ? heated / 100 : cooked;
    this.#bar.hidden = part === null;
    if (part === null) return;
    this.#bar.style.setProperty("--share", part.toFixed(4));
    const isHeating = part !== cooked;
    setAttribute(this.#bar, "aria-valuenow", Math.round(part * 100));
    setAttribute(this.#bar, "aria-label", isHeating ? words.name("sensor.preheat_progress") : words.text("whole"));
  }

  #showDial(left) {
    const { zone, words } = this.#view;
    const [now, target] = [zone.number("sensor.temperature"), zone.shown("sensor.target")];
    const { low, high } = this.#arc();
    const aim = zone.number("sensor.target");
    const value = zone.shown("sensor.temperature") ?? zone.shown("sensor.power_level") ?? "";
    this.#dial.show({
      fill: now === null ? null : share(now, low, high),
      mark: aim === null ? null : share(aim, low, high),
      above: zone.shown("sensor.state") ?? "–",
      value: value || left || "–",
      below: target ? words.text("aim", { value: target }) : modeOf(this.#view),
    });
  }

  /** The arc ends where the mode does, or a little beyond what is wanted. */
  #arc() {
    const { zone } = this.#view;
    const state = zone.raw(TEMPERATURE) ?? zone.raw("number.set_temperature");
    const { min = 0, max = 100, unit } = state ? boundsOf(state) : {};
    return { low: coldest(min, unit), high: max };
  }

  #showTemperature() {
    const { zone, words, hass } = this.#view;
    const value = this.#hand.number(TEMPERATURE);
    this.#temperature.node.hidden = value === null;
    if (value === null) return;
    this.#temperature.show({
      words,
      name: words.name(TEMPERATURE),
      caption: words.name("sensor.target"),
      value: hass.formatEntityState(zone.state(TEMPERATURE), String(value)),
    });
  }

  #step(direction) {
    const bounds = boundsOf(this.#view.zone.state(TEMPERATURE));
    this.#hand.set(TEMPERATURE, stepped(this.#hand.number(TEMPERATURE), direction, bounds));
  }
}

function stageOf({ zone, words }) {
  const state = zone.state("sensor.stage");
  if (!state) return "";
  const { number, count } = state.attributes;
  const stage = zone.shown("sensor.stage");
  return count > 1 ? words.text("stage_of", { stage, number, count }) : stage;
}

function modeOf({ zone, hass }) {
  const state = zone.state("sensor.stage");
  return state?.attributes.mode ? hass.formatEntityAttributeValue(state, "mode") : "";
}
