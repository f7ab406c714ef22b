/** What a person does: settings wait a moment, presses do not, and a refusal is a sentence. */

const MOMENT_MS = 400;
const SETTLE_MS = 600; // a state may arrive a little after the answer
const START = "button.start";
const STOP = "button.stop";

const ACTIONS = {
  number: (value) => ["set_value", { value }],
  select: (option) => ["select_option", { option }],
};

export class Hand {
  /** The last refusal in words; empty where there was none since. */
  refusal = "";
  #drafts = new Map();
  #busy = new Set();
  #inTurn = Promise.resolve();
  #onChange;
  #view;

  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** Take what is shown now: Home Assistant, the zone and the words. */
  take(view) {
    this.#view = view;
  }

  /** Forget what was not sent yet: it belonged to another zone. */
  reset() {
    for (const draft of this.#drafts.values()) clearTimeout(draft.timer);
    this.#drafts.clear();
    this.dismiss();
  }

  /** Whether that press was not answered yet. */
  isBusy(key) {
    return this.#busy.has(key);
  }

  /** What a person has just set, else what Home Assistant says; null where neither is. */
  value(key) {
    const state = this.#view.zone.state(key);
    return state && (this.#drafts.get(state.entity_id)?.value ?? state.state);
  }

  /** The same as a number. */
  number(key) {
    const value = this.value(key);
    return value === null ? null : Number(value);
  }

  /** Set a number or choose an option; what follows within a moment replaces it. */
  set(key, value) {
    const id = this.#view.zone.id(key);
    const draft = { key, id, value, sent: null };
    clearTimeout(this.#drafts.get(id)?.timer);
    this.#drafts.set(id, draft);
    draft.timer = setTimeout(() => this.#send(draft), id.startsWith("number.") ? MOMENT_MS : 0);
    this.dismiss();
  }

  /** Press a button. Start first waits until all that was set is there; Stop waits for nothing. */
  async press(key) {
    if (this.#busy.has(key) && key !== STOP) return;
    this.#busy.add(key);
    this.dismiss();
    try {
      if (key === START) await this.#settled();
      await this.#call("button", "press", {}, this.#view.zone.id(key));
    } catch (error) {
      await this.#refused(error);
    } finally {
      this.#busy.delete(key);
      this.#onChange();
    }
  }

  /** Let the sentence go. */
  dismiss() {
    this.refusal = "";
    this.#onChange();
  }

  async #settled() {
    await Promise.all([...this.#drafts.values()].map((draft) => this.#send(draft)));
  }

  /** Settings go one after the other: the bounds of a temperature follow from the mode. */
  #send(draft) {
    clearTimeout(draft.timer);
    if (draft.sent === null) {
      const [domain] = draft.id.split(".");
      const [service, data] = ACTIONS[domain](draft.value);
      draft.sent = this.#inTurn.then(() => this.#call(domain, service, data, draft.id));
      const settle = () => setTimeout(() => this.#forget(draft), SETTLE_MS);
      const refuse = (error) => this.#forget(draft) ?? this.#refused(error);
      this.#inTurn = draft.sent.then(settle, refuse);
    }
    return draft.sent;
  }

  #forget(draft) {
    if (this.#drafts.get(draft.id) === draft) this.#drafts.delete(draft.id);
    this.#onChange();
  }

  async #refused(error) {
    this.refusal = await this.#view.words.refusal(error);
    this.#onChange();
  }

  /** Home Assistant's own message at the edge of the screen stays away: the card says it. */
  #call(domain, service, data, id) {
    return this.#view.hass.callService(domain, service, data, { entity_id: id }, false);
  }
}
