/** A hand at one zone: what it has dialled, and what it presses. Dialling never starts heat. */

/** What a delayed start can be dialled to: half hours, a day at most. */
const DELAY = { min: 0, max: 86400, step: 1800 };
const RANGES = { target_c: "temperature_c", power_pct: "power_pct", duration_s: "duration_s" };
const RUNNING = new Set([
  "scheduled",
  "preheating",
  "preheated",
  "cooking",
  "paused",
  "needs_user",
  "keeping_warm",
]);

export class Hand {
  #panel;
  #zone = null;
  #dialled = {};
  #turning = null;
  #listener = () => {};

  constructor(panel, capabilities) {
    this.#panel = panel;
    this.capabilities = capabilities;
    this.#reset(capabilities.modes[0]);
  }

  /** Call the listener after each touch, so that the display follows at once. */
  onTouch(listener) {
    this.#listener = listener;
  }

  /** Take in what the appliance says of the zone. */
  show(zone) {
    this.#zone = zone;
    if (zone.state === "scheduled") this.#dialled.delay_s = 0;
  }

  get running() {
    return RUNNING.has(this.#zone?.state);
  }

  /** The mode that cooks, else the one dialled. */
  get mode() {
    const cooking = this.running && this.#zone.stage?.mode;
    return (cooking && this.#capability(cooking)) || this.#dialled.mode;
  }

  /** The bounds of a setting in this mode, or null; a delay has some while nothing runs. */
  range(field) {
    if (field === "delay_s") {
      return this.capabilities.delayed_start && !this.running ? DELAY : null;
    }
    return this.mode[RANGES[field]] ?? null;
  }

  /** What the appliance is set to while it cooks, else what is dialled. */
  value(field) {
    if (this.#turning?.field === field) return this.#turning.value;
    if (!this.running) return this.#dialled[field];
    return field === "duration_s" ? this.#zone.remaining_s : this.#zone[field];
  }

  choose(mode) {
    if (!this.running && mode !== this.mode.mode) this.#reset(this.#capability(mode));
    this.#listener();
  }

  /** Turn without letting go. */
  turn(field, value) {
    if (this.running) this.#turning = { field, value: this.#snap(field, value) };
    else this.#dialled[field] = this.#snap(field, value);
    this.#listener();
  }

  /** Let go: a cook in progress takes the new value. */
  async settle() {
    if (!this.#turning) return;
    const { field, value } = this.#turning;
    const longer = value - this.#zone.remaining_s;
    await this.#press("adjust", field === "duration_s" ? { add_s: longer } : { [field]: value });
    this.#turning = null;
    this.#listener();
  }

  /** One step up (1) or down (-1). */
  async nudge(field, direction) {
    const step = this.#stride(field, direction) * direction;
    if (this.running && field === "duration_s") {
      await this.#press("adjust", { add_s: step });
      return;
    }
    this.turn(field, (this.value(field) ?? this.range(field).min) + step);
    await this.settle();
  }

  start() {
    const { mode, ...settings } = this.#dialled;
    return this.#press("start", { mode: mode.mode, ...settings });
  }

  pauseOrResume() {
    return this.#press(this.#zone.state === "paused" ? "resume" : "pause");
  }

  stop() {
    return this.#press("stop");
  }

  acknowledge() {
    return this.#press("acknowledge");
  }

  toggleDoor() {
    return this.#press(this.#zone.door === "open" ? "close_door" : "open_door");
  }

  putFood(mass_kg, temperature_c) {
    return this.#press("put_food", { mass_kg, temperature_c });
  }

  takeFood() {
    return this.#press("take_food");
  }

  fillWater(mass_kg) {
    return this.#press("fill_water", { mass_kg });
  }

  drainWater() {
    return this.#press("drain_water");
  }

  toggleProbe() {
    return this.#press(this.#zone.probes[0]?.inserted ? "remove_probe" : "insert_probe");
  }

  #press(action, details = {}) {
    return this.#panel.press(action, { zone: this.capabilities.id, ...details });
  }

  #capability(mode) {
    return this.capabilities.modes.find((one) => one.mode === mode);
  }

  #reset(mode) {
    const { delay_s = 0 } = this.#dialled;
    this.#dialled = this.capabilities.delayed_start ? { mode, delay_s } : { mode };
    for (const [field, name] of Object.entries(RANGES)) {
      if (mode[name]) this.#dialled[field] = mode[name].default ?? mode[name].min;
    }
  }

  #snap(field, value) {
    const { min, max, step } = this.range(field);
    return Math.min(max, Math.max(min, min + Math.round((value - min) / step) * step));
  }

  /** Time goes in steps a person would take: 5 minutes at half an hour, 15 beyond an hour. */
  #stride(field, direction) {
    const { step } = this.range(field);
    if (field !== "duration_s") return step;
    const from = (this.value(field) ?? 0) + Math.min(0, direction);
    if (from >= 3600) return Math.max(step, 900);
    if (from >= 600) return Math.max(step, 300);
    return Math.max(step, from >= 120 ? 60 : 30);
  }
}
