/** Nothing runs: what the next cook will be, and Start. */

import { Choice } from "./choice.js";
import { Dial } from "./dial.js";
import { div, html, icon, setAttribute, setText } from "./element.js";
import { Press } from "./press.js";
import { boundsOf, coldest, fitted, share, stepped } from "./scale.js";
import { Stepper } from "./stepper.js";
import { length } from "./time.js";

/** In the order in which one of them takes the dial, each with its short name there. */
const CAPTIONS = {
  "number.set_temperature": "temperature",
  "number.set_duration": "duration",
  "number.set_power": "power",
};
const NUMBERS = Object.keys(CAPTIONS);
const CHOICES = {
  "select.program": "book-open-variant",
  "select.mode": "tune",
  "select.timer_starts": "timer-play-outline",
};

export class IdleFace {
  #hand;
  #view;
  #main = NUMBERS[0];
  #dial = new Dial({
    onShare: (part) => this.#turn(part),
    onStep: (presses) => this.#step(this.#main, presses),
  });
  #fine = new Stepper((direction) => this.#step(this.#main, direction));
  #steppers = NUMBERS.map((key) => [key, new Stepper((one) => this.#step(key, one))]);
  #choices = Object.entries(CHOICES).map(([key, sign]) => [
    key,
    new Choice(sign, (option) => this.#hand.set(key, option)),
  ]);
  #gate = new Gate();
  #start;
  #stop;

  constructor(hand) {
    this.#hand = hand;
    this.#start = new Press(hand, "button.start", { sign: "play", look: "start" });
    this.#stop = new Press(hand, "button.stop", { sign: "stop", look: "stop" });
    const settings = [...this.#choices, ...this.#steppers].map(([, one]) => one.node);
    this.#dial.node.append(this.#fine.node);
    const side = div("side", ...settings);
    const presses = div("presses", this.#stop.node, this.#start.node);
    this.node = div("face idle", div("halves", this.#dial.node, side), this.#gate.node, presses);
  }

  show(view) {
    this.#view = view;
    const { zone } = view;
    this.#main = NUMBERS.find((key) => this.#hand.number(key) !== null) ?? NUMBERS[0];
    this.#showMain();
    for (const [key, stepper] of this.#steppers) this.#showStepper(key, stepper);
    for (const [key, choice] of this.#choices) this.#showChoice(key, choice);
    this.#gate.show(view);
    this.#start.show(view);
    this.#stop.show(view, { when: zone.word === "fault" });
  }

  /** Nothing here changes with time alone. */
  tick() {}

  #showMain() {
    const { zone, words } = this.#view;
    const [value, state] = [this.#hand.number(this.#main), zone.state(this.#main)];
    this.#dial.node.hidden = value === null;
    if (value === null) return;
    const { min, max, unit } = boundsOf(state);
    const [low, text] = [this.#low(min, unit), this.#text(this.#main, value)];
    const now = this.#main === NUMBERS[0] ? zone.shown("sensor.temperature") : null;
    const at = share(value, low, max);
    this.#dial.show({
      fill: at,
      handle: at,
      mark: now ? share(zone.degrees("sensor.temperature", unit), low, max) : null,
      above: words.text(CAPTIONS[this.#main]),
      value: text,
      below: now ? this.#belowTemperature(now) : "",
    });
    this.#dial.tell({ label: words.name(this.#main), now: value, min, max, text });
    this.#fine.show({ words, name: words.name(this.#main), caption: "", value: "" });
  }

  /** How hot it is, and how long it will take to the set temperature where that was learned. */
  #belowTemperature(now) {
    const { zone, words } = this.#view;
    const minutes = zone.number("sensor.heat_up_time");
    const time = minutes ? length(minutes, words.language) : null;
    const lines = [words.text("now", { value: now }), time && words.text("heat_up", { time })];
    return lines.filter(Boolean).join("\n");
  }

  #showStepper(key, stepper) {
    const value = this.#hand.number(key);
    stepper.node.hidden = value === null || key === this.#main;
    if (stepper.node.hidden) return;
    const { words } = this.#view;
    const caption = words.text(CAPTIONS[key]);
    stepper.show({ words, name: words.name(key), caption, value: this.#text(key, value) });
  }

  #showChoice(key, choice) {
    const { zone, words, hass } = this.#view;
    const state = zone.raw(key);
    choice.node.hidden = !state?.attributes.options?.length;
    if (choice.node.hidden) return;
    const options = state.attributes.options.map((one) => [
      one,
      hass.formatEntityState(state, one),
    ]);
    choice.show({ name: words.name(key), options, value: this.#hand.value(key) });
  }

  #text(key, value) {
    const { zone, hass, words } = this.#view;
    const state = zone.state(key);
    if (state.attributes.unit_of_measurement === "min") return length(value, words.language);
    return hass.formatEntityState(state, String(value));
  }

  #low(min, unit) {
    return this.#main === NUMBERS[0] ? coldest(min, unit) : min;
  }

  #turn(part) {
    const state = this.#view.zone.state(this.#main);
    if (!state) return;
    const bounds = boundsOf(state);
    const low = this.#low(bounds.min, bounds.unit);
    this.#set(this.#main, fitted(low + part * (bounds.max - low), bounds));
  }

  #step(key, presses) {
    const state = this.#view.zone.state(key);
    if (!state) return;
    const bounds = boundsOf(state);
    let value = this.#hand.number(key);
    for (let left = Math.abs(presses); left > 0; left -= 1) {
      value = stepped(value, Math.sign(presses), bounds);
    }
    this.#set(key, value);
  }

  #set(key, value) {
    if (value !== this.#hand.number(key)) this.#hand.set(key, value);
  }
}

/** Whether somebody at the appliance allowed a start; Start can be pressed all the same. */
class Gate {
  #text = html("span");
  #icon = icon("remote");
  node = html("p", { class: "gate" }, this.#icon, this.#text);

  show({ zone, words }) {
    const state = zone.state("binary_sensor.remote_start");
    this.node.hidden = !state;
    if (!state) return;
    const isOpen = state.state === "on";
    setAttribute(this.node, "data-open", isOpen);
    setAttribute(this.#icon, "icon", isOpen ? "mdi:remote" : "mdi:remote-off");
    setText(this.#text, words.text(isOpen ? "gate_open" : "gate_closed"));
  }
}
