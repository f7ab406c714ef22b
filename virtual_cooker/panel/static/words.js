/** The words of the page in the language of its reader. */

import { english } from "/static/words_en.js";
import { chinese } from "/static/words_zh_hans.js";

export const LANGUAGES = { en: english, "zh-Hans": chinese };
const KEPT = "cooker-panel-language";

/** The language chosen here before, else the browser's own. */
export function usualLanguage() {
  const kept = localStorage.getItem(KEPT);
  if (kept in LANGUAGES) return kept;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-Hans" : "en";
}

/** Remember a choice for the next visit. */
export function keepLanguage(language) {
  localStorage.setItem(KEPT, language);
}

/** Everything that speaks: texts, words of closed sets, numbers and durations. */
export class Words {
  #table;

  /** `look` is the model before the reader: two models may call a zone alike. */
  constructor(language, look = "") {
    this.language = language;
    this.look = look;
    this.#table = LANGUAGES[language];
  }

  /** A text with its {places} filled. */
  text(key, places = {}) {
    return this.#table[key].replace(/\{(\w+)\}/g, (_, name) => places[name]);
  }

  /** Whether there is a text of that name. */
  has(key) {
    return Object.hasOwn(this.#table, key);
  }

  /** A word of a set that may grow: an unknown one is shown as it came. */
  word(set, value) {
    const key = `${set}.${value}`;
    return this.has(key) ? this.text(key) : String(value).replaceAll("_", " ");
  }

  /** A zone by its id, else as the appliance calls it. */
  zone(zone) {
    const keys = [`zone.${this.look}.${zone.id}`, `zone.${zone.id}`];
    const key = keys.find((one) => this.has(one));
    return key ? this.text(key) : zone.name;
  }

  /** Seconds as 7:30 or 1:05:00. */
  clock(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const shown = parts[0] ? parts : parts.slice(1);
    return shown.map((part, place) => (place ? String(part).padStart(2, "0") : part)).join(":");
  }

  /** Whole minutes as words, anything finer as a clock. */
  length(seconds) {
    return seconds % 60 && seconds > 60 ? this.clock(seconds) : this.duration(seconds);
  }

  /** Seconds as words: 1 h 30 min. */
  duration(seconds) {
    const [h, min, s] = [
      Math.floor(seconds / 3600),
      Math.floor(seconds / 60) % 60,
      Math.round(seconds % 60),
    ];
    const said = [h && this.text("hours", { n: h }), min && this.text("minutes", { n: min })];
    if (!h && s) said.push(this.text("seconds", { n: s }));
    return said.filter(Boolean).join(" ") || this.text("minutes", { n: 0 });
  }

  /** A temperature as it is set, to a tenth. */
  setting(celsius) {
    return `${celsius.toLocaleString(this.language, { maximumFractionDigits: 1 })} °C`;
  }

  /** A temperature, or a dash where none is known. */
  temperature(celsius) {
    return celsius === null || celsius === undefined ? "–" : `${Math.round(celsius)} °C`;
  }
}
