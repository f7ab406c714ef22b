/** Something runs: how hot, how long, what next; and all that a person can still do about it. */

import { Dial } from "./dial.js";
import { div, html, setAttribute, setLine } from "./element.js";
import { Press } from "./press.js";
import { Probes } from "./probes.js";
import { progress, remaining } from "./remaining.js";
import { boundsOf, coldest, share, stepped } from "./scale.js";
import { Stepper } from "./stepper.js";
import { length, timeOfDay } from "./time.js";

const TEMPERATURE = "number.running_temperature";
const MINUTES = { "button.add_1_minute": 1, "button.add_5_minutes": 5 };
const BAR = { class: "bar", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 };

export class RunningFace {
  #hand;
  #view;
  #dial = new Dial();
  #temperature = new Stepper((direction) => this.#step(direction));
  #program = html("p", { class: "program" });
  #stage = html("p", { class: "stage" });
  #left = html("p", { class: "left" });
  #when = html("p", { class: "when" });
  #readings = html("p", { class: "readings" });
  #bar = html("div", BAR);
  #probes = new Probes();
  #add;
  #presses;

  constructor(hand) {
    this.#hand = hand;
    this.#add = Object.keys(MINUTES).map((key) => new Press(hand, key, { sign: "timer-outline" }));
    this.#presses = {
      pause: new Press(hand, "button.pause", { sign: "pause" }),
      resume: new Press(hand, "button.resume", { sign: "play" }),
      stop: new Press(hand, "button.stop", { sign: "stop", look: "stop" }),
    };
    this.#dial.node.append(this.#temperature.node);
    const facts = [this.#program, this.#stage, this.#left, this.#when, this.#readings, this.#bar];
    const adds = div("adds", ...this.#add.map((one) => one.node));
    const side = div("side", div("facts", ...facts), this.#probes.node, adds);
    const presses = Object.values(this.#presses).map((one) => one.node);
    const halves = div("halves", this.#dial.node, side);
    this.node = div("face running", halves, div("presses", ...presses));
  }

  show(view) {
    this.#view = view;
    const { zone, words } = view;
    setLine(this.#program, zone.shown("sensor.program"));
    setLine(this.#stage, stageOf(view));
    this.#probes.show(view);
    this.#temperature.node.hidden = this.#hand.number(TEMPERATURE) === null;
    this.#temperature.show({ words, name: words.name(TEMPERATURE), caption: "", value: "" });
    this.#showPresses();
    this.tick();
  }

  /** Show what changes with time alone; no cooker is asked for it. */
  tick() {
    const now = Date.now();
    const left = remaining(this.#view, now);
    const done = progress(this.#view, now);
    const aim = this.#aim();
    const { words, hass } = this.#view;
    const when = left.end && `${words.name(left.key)} ${timeOfDay(left.end, now, hass)}`;
    setLine(this.#when, when);
    setLine(this.#left, aim === null ? null : left.text);
    setLine(this.#readings, this.#readingsBeside(aim));
    this.#showBar(done);
    this.#dial.show(aim === null ? this.#timeDial(left, done) : this.#heatDial(aim));
  }

  #showPresses() {
    const { zone, words } = this.#view;
    for (const [place, [key, minutes]] of Object.entries(MINUTES).entries()) {
      const text = words.text("add", { time: length(minutes, words.language) });
      this.#add[place].show(this.#view, { text, label: words.name(key) });
    }
    const isPaused = zone.word === "paused";
    this.#presses.pause.show(this.#view, { when: !isPaused });
    this.#presses.resume.show(this.#view, { when: isPaused });
    this.#presses.stop.show(this.#view);
  }

  #showBar(done) {
    this.#bar.hidden = done === null;
    if (done === null) return;
    this.#bar.style.setProperty("--share", done.part.toFixed(4));
    setAttribute(this.#bar, "aria-valuenow", Math.round(done.part * 100));
    setAttribute(this.#bar, "aria-label", done.name);
  }

  /** From the cold to the hottest of the running mode: what is, and what it is after. */
  #heatDial({ value, text }) {
    const { zone, words } = this.#view;
    const state = zone.raw(TEMPERATURE);
    const { min, max, unit } = state ? boundsOf(state) : { min: 0, max: value, unit: "°C" };
    const now = zone.degrees("sensor.temperature", unit);
    const low = coldest(min, unit);
    return {
      fill: now === null ? null : share(now, low, max),
      mark: share(value, low, max),
      above: modeOf(this.#view),
      value: zone.shown("sensor.temperature") ?? text,
      below: now === null ? "" : words.text("aim", { value: text }),
    };
  }

  /** Where no temperature is wanted, time decides. */
  #timeDial(left, done) {
    const { words } = this.#view;
    return {
      fill: done?.part ?? null,
      above: modeOf(this.#view),
      value: left.clock ?? "–",
      below: left.clock ? words.name("sensor.remaining") : "",
    };
  }

  /** What it is after: what a person has just set, else what it says; null for no heat. */
  #aim() {
    const { zone, hass } = this.#view;
    const set = this.#hand.number(TEMPERATURE);
    if (set !== null) {
      return { value: set, text: hass.formatEntityState(zone.state(TEMPERATURE), String(set)) };
    }
    const value = zone.number("sensor.target");
    return value === null ? null : { value, text: zone.shown("sensor.target") };
  }

  #readingsBeside(aim) {
    const { zone } = this.#view;
    const keys = [aim === null && "sensor.temperature", "sensor.power_level"];
    return keys.map((key) => key && zone.shown(key)).filter(Boolean).join(" · ");
  }

  #step(direction) {
    const state = this.#view.zone.state(TEMPERATURE);
    if (!state) return;
    const bounds = boundsOf(state);
    this.#hand.set(TEMPERATURE, stepped(this.#hand.number(TEMPERATURE), direction, bounds));
  }
}

/** A lone stage says what the state says already. */
function stageOf({ zone, words }) {
  const state = zone.state("sensor.stage");
  if (!state || !(state.attributes.count > 1)) return "";
  const { number, count } = state.attributes;
  return words.text("stage_of", { stage: zone.shown("sensor.stage"), number, count });
}

function modeOf({ zone, hass }) {
  const state = zone.state("sensor.stage");
  return state?.attributes.mode ? hass.formatEntityAttributeValue(state, "mode") : "";
}
