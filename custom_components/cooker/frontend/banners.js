/** What a person should know at once: a refusal, a fault, a door, food that is awaited. */

import { button, div, html, icon, setAttribute, setLine } from "./element.js";
import { Press } from "./press.js";

export class Banners {
  #refusal = new Banner("alert-circle-outline", "refusal", "alert");
  #fault = new Banner("alert-circle", "fault");
  #needs = new Banner("account-alert", "needs");
  #door = new Banner("door-open", "door");
  #acknowledge;
  #close;

  constructor(hand) {
    this.#acknowledge = new Press(hand, "button.acknowledge", { sign: "check", look: "filled" });
    this.#close = button({ class: "round small" }, () => hand.dismiss(), icon("close"));
    this.#refusal.node.append(this.#close);
    this.#needs.node.append(this.#acknowledge.node);
    const all = [this.#refusal, this.#fault, this.#needs, this.#door];
    this.node = div("banners", ...all.map((one) => one.node));
  }

  show(view, hand) {
    const { zone, words } = view;
    const isFinished = zone.word === "finished";
    this.#refusal.show(hand.refusal);
    setAttribute(this.#close, "aria-label", words.text("close"));
    this.#fault.show(faultOf(zone, words));
    this.#needs.show(needOf(zone) ?? (isFinished ? zone.shown("sensor.state") : ""));
    const text = words.text(isFinished ? "seen" : "done");
    this.#acknowledge.show(view, { text });
    this.#door.show(doorOf(zone, words));
  }
}

class Banner {
  #text = html("p");

  constructor(sign, look, role = null) {
    this.node = html("div", { class: `banner ${look}`, role }, icon(sign), this.#text);
  }

  show(text) {
    setLine(this.#text, text);
    this.node.hidden = !text;
  }
}

function needOf(zone) {
  if (!zone.is("binary_sensor.needs_user")) return null;
  const { text } = zone.state("binary_sensor.needs_user").attributes;
  return text ?? zone.shown("binary_sensor.needs_user");
}

function doorOf(zone, words) {
  if (zone.isAtRest || !zone.is("binary_sensor.door")) return "";
  return `${words.name("binary_sensor.door")}: ${zone.shown("binary_sensor.door")}`;
}

function faultOf(zone, words) {
  if (!zone.is("binary_sensor.problem")) return "";
  const { text, code } = zone.state("binary_sensor.problem").attributes;
  const told = [text, code && `(${code})`].filter(Boolean).join(" ");
  return `${words.name("binary_sensor.problem")}: ${told}`;
}
