/** The front panel: one appliance, as a person who stands before it sees it and touches it. */

import { airFryer } from "/static/air_fryer.js";
import { Announcer } from "/static/announcer.js";
import { div, html, setAttribute } from "/static/element.js";
import { listen, send } from "/static/line.js";
import { microwave } from "/static/microwave.js";
import { oven } from "/static/oven.js";
import { noPower } from "/static/no_power.js";
import { rail } from "/static/rail.js";
import { riceCooker } from "/static/rice_cooker.js";
import { Toast } from "/static/toast.js";
import { toasterOven } from "/static/toaster_oven.js";
import { waterBath } from "/static/water_bath.js";
import { header } from "/static/header.js";
import { keepLanguage, usualLanguage, Words } from "/static/words.js";

const FACES = {
  oven,
  microwave,
  rice_cooker: riceCooker,
  toaster_oven: toasterOven,
  water_bath: waterBath,
  air_fryer: airFryer,
};

class Panel {
  words = new Words(usualLanguage());
  #root = document.getElementById("panel");
  #parts = [];
  #cooker = null;
  #built = "";

  /** Press something on the appliance; a refusal becomes a toast. */
  press = (action, details = {}) => this.#send("/api/press", { do: action, ...details });

  /** Let something go wrong. */
  mishap = (action, details = {}) => this.#send("/api/mishap", { do: action, ...details });

  speak = (language) => {
    keepLanguage(language);
    this.words = new Words(language);
    this.#built = "";
    this.show(this.#cooker);
  };

  show = (cooker) => {
    this.#cooker = cooker;
    this.#build(cooker);
    setAttribute(this.#root, "data-identifying", String(cooker.identifying));
    setAttribute(this.#root, "data-power", cooker.mishaps.power_lost ? "lost" : cooker.power);
    for (const part of this.#parts) part.show(cooker);
  };

  lost = () => setAttribute(this.#root, "data-power", "lost");

  #build(cooker) {
    const wanted = JSON.stringify([cooker.look, cooker.capabilities]);
    if (this.#built === wanted) return;
    this.#built = wanted;
    this.words = new Words(this.words.language, cooker.look);
    document.documentElement.lang = this.words.language;
    document.title = cooker.name;
    this.toast = new Toast(this);
    const face = FACES[cooker.look](this, cooker);
    const [top, side, dark] = [header(this), rail(this, cooker), noPower(this)];
    const announcer = new Announcer(this);
    this.#parts = [top, face, side, announcer];
    const appliance = div("place", face.node, dark.node);
    const main = html("main", { class: "kitchen" }, appliance, side.node);
    this.#root.replaceChildren(top.node, main, announcer.node, this.toast.node);
  }

  async #send(path, what) {
    const refusal = await send(path, what, this.words);
    if (refusal !== null) this.toast.tell(refusal);
  }
}

const panel = new Panel();
listen({ onState: panel.show, onLost: panel.lost });
