/** The card's own few words, in the language of its reader; all others are the integration's. */

import { german } from "./words_de.js";
import { english } from "./words_en.js";
import { spanish } from "./words_es.js";
import { french } from "./words_fr.js";
import { chinese } from "./words_zh_hans.js";

export const LANGUAGES = {
  en: english,
  "zh-Hans": chinese,
  de: german,
  fr: french,
  es: spanish,
};

/** The best of our languages for a reader's; English where there is none. */
export function table(language) {
  return LANGUAGES[language] ?? LANGUAGES[language.split("-")[0]] ?? english;
}

/** Everything that speaks. */
export class Words {
  #hass;

  constructor(hass) {
    this.#hass = hass;
    this.language = hass.locale?.language ?? "en";
  }

  /** One of our texts with its {places} filled. */
  text(key, places = {}) {
    return table(this.language)[key].replace(/\{(\w+)\}/g, (_, name) => places[name]);
  }

  /** What the integration calls an entity such as `button.start`, in the reader's language. */
  name(key, places = {}) {
    return this.#hass.localize(`component.cooker.entity.${key}.name`, places) || key;
  }

  /** A refusal as the sentence that it is. */
  async refusal(error) {
    const { translation_domain: domain, translation_key: key } = error ?? {};
    if (domain && key) {
      const localize = await this.#hass.loadBackendTranslation("exceptions", domain);
      const places = error.translation_placeholders ?? {};
      const said = localize(`component.${domain}.exceptions.${key}.message`, places);
      if (said) return said;
    }
    return error?.message || this.text("failed");
  }
}
