/** The cooker cannot be reached. It may be hot: this face never says that it is off. */

import { div, html, icon, setLine, setText } from "./element.js";
import { timeOfDay } from "./time.js";

export class AwayFace {
  #text = html("p", { class: "away-text" });
  #since = html("p", { class: "away-since" });
  node = div("face away", icon("lan-disconnect"), this.#text, this.#since);

  show({ zone, words, hass }) {
    setText(this.#text, words.text("unreachable", { name: zone.fullName }));
    const since = Date.parse(zone.raw("sensor.state")?.last_changed ?? "");
    const time = Number.isFinite(since) ? timeOfDay(since, Date.now(), hass) : null;
    setLine(this.#since, time && words.text("unheard", { time }));
  }

  tick() {}
}
