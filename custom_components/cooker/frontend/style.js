/** How the card looks: Home Assistant's own colours, light and dark, and its width decides the rest. */

export const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host {
  --heat: var(--cooker-card-heat-color, var(--state-climate-heat-color, #ff8100));
  --warm: color-mix(in srgb, var(--heat) 45%, #ffc400);
  --done: var(--success-color, #43a047);
  --stop: var(--error-color, #db4437);
  --ink: var(--primary-text-color, #212121);
  --quiet: var(--secondary-text-color, #727272);
  --tint: color-mix(in srgb, var(--ink) 6%, transparent);
  --tint-more: color-mix(in srgb, var(--ink) 12%, transparent);
  display: block;
  container-type: inline-size;
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
p, h2 { margin: 0; }
.all { display: flex; flex-direction: column; gap: 12px; }
ha-card {
  padding: 16px; color: var(--ink); line-height: 1.35; overflow: hidden;
}
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.nothing { color: var(--quiet); text-align: center; padding: 24px 8px; }

button, select { font: inherit; color: inherit; cursor: pointer; touch-action: manipulation; }
:focus-visible { outline: 2px solid var(--primary-color, #03a9f4); outline-offset: 2px; }

.head { display: flex; align-items: center; gap: 12px; min-width: 0; }
.head > ha-state-icon {
  flex: none; display: grid; place-items: center; width: 40px; height: 40px; border-radius: 50%;
  color: var(--state-color, var(--quiet));
  background: color-mix(in srgb, var(--state-color, var(--ink)) 14%, transparent);
}
.titles { min-width: 0; }
h2 { font-size: 16px; font-weight: 500; overflow-wrap: anywhere; }
.state { font-size: 14px; color: var(--quiet); }
ha-card[data-state="preheating"], ha-card[data-state="cooking"], ha-card[data-state="keeping_warm"] { --state-color: var(--heat); }
ha-card[data-state="preheated"], ha-card[data-state="finished"] { --state-color: var(--done); }
ha-card[data-state="needs_user"], ha-card[data-state="paused"] { --state-color: var(--warning-color, #ffa600); }
ha-card[data-state="fault"], ha-card[data-state="unavailable"] { --state-color: var(--stop); }

.tabs { display: flex; gap: 4px; padding: 4px; border-radius: 14px; background: var(--tint); }
.tabs button { flex: 1; min-width: 0; min-height: 36px; padding: 4px 8px; border: 0; border-radius: 10px; background: none; color: var(--quiet); }
.tabs [aria-pressed="true"] { background: color-mix(in srgb, var(--primary-color, #03a9f4) 20%, transparent); color: var(--ink); }

.banners { display: grid; gap: 8px; }
.banner {
  display: flex; flex-wrap: wrap; align-items: center; gap: 8px 10px; padding: 10px 12px; border-radius: 12px;
  --tone: var(--warning-color, #ffa600); background: color-mix(in srgb, var(--tone) 16%, transparent);
}
.banner > ha-icon { color: var(--tone); }
.banner p { flex: 1 1 60%; min-width: 0; overflow-wrap: anywhere; }
.banner .press { margin-inline-start: auto; }
.refusal { flex-wrap: nowrap; align-items: flex-start; }
.refusal, .fault { --tone: var(--stop); }
[data-state="finished"] .needs { --tone: var(--done); }

.halves { display: grid; gap: 12px; }
.side { display: grid; gap: 8px; align-content: center; min-width: 0; }

.dial { position: relative; width: min(100%, 264px); margin-inline: auto; }
.dial svg { display: block; width: 100%; overflow: visible; border-radius: 50%; }
.dial path { fill: none; stroke-width: 14; stroke-linecap: round; }
.dial-track { stroke: var(--tint-more); }
.dial-fill { stroke: var(--state-color, var(--heat)); transition: stroke-dasharray .4s ease-out; }
.dial-mark { fill: var(--ink); opacity: .55; }
.running .dial-mark { fill: var(--card-background-color, #fff); opacity: 1; stroke: var(--ink); stroke-width: 3; r: 5.5; }
.idle .dial-fill { stroke: var(--heat); transition: none; }
.idle .dial path { pointer-events: stroke; cursor: pointer; }
.dial-handle { fill: #fff; stroke: var(--heat); stroke-width: 5; cursor: grab; filter: drop-shadow(0 1px 2px #0005); }
.dial svg[role="slider"] { touch-action: pan-y; }
.dial-middle {
  position: absolute; inset: 0 16% 11%; display: grid; grid-template-columns: minmax(0, 1fr); align-content: center;
  justify-items: center;
  text-align: center; gap: 2px; pointer-events: none;
}
.dial-above, .dial-below { font-size: 14px; color: var(--quiet); }
.dial-above { max-width: 84%; color: var(--ink); font-weight: 500; text-wrap: balance; line-height: 1.2; }
.dial-value { font-size: 38px; line-height: 1.1; font-weight: 400; font-variant-numeric: tabular-nums; white-space: nowrap; }
.dial .stepper { position: absolute; inset: auto 0 0; justify-content: center; gap: 20px; padding: 0; background: none; }
.dial .stepper-middle { display: none; }

.stepper, .choice { display: flex; align-items: center; gap: 8px; min-height: 56px; padding: 6px; border-radius: 14px; background: var(--tint); }
.stepper-middle { flex: 1; min-width: 0; text-align: center; }
.caption { display: block; font-size: 12px; color: var(--quiet); overflow-wrap: anywhere; }
.stepper-value { font-weight: 500; font-variant-numeric: tabular-nums; }
.choice { position: relative; padding-inline: 14px; cursor: pointer; }
.choice > ha-icon { color: var(--quiet); pointer-events: none; }
.choice-words { flex: 1; min-width: 0; }
.choice select { display: block; width: 100%; border: 0; padding: 0; background: none; appearance: none; font-weight: 500; outline: none; text-overflow: ellipsis; }
.choice select::after, .choice select::before { content: none; }
.choice select option { color: initial; }
.choice:has(select:focus-visible) { outline: 2px solid var(--primary-color, #03a9f4); outline-offset: 2px; }
.round {
  flex: none; display: grid; place-items: center; width: 44px; height: 44px; padding: 0; border-radius: 50%;
  border: 1px solid var(--divider-color, #e0e0e0); background: var(--card-background-color, #fff);
}
.round.small { width: 32px; height: 32px; border: 0; background: none; }
.round:hover, .press:hover { filter: brightness(.96); }
.round:active, .press:active { transform: scale(.97); }

.gate { display: flex; align-items: center; justify-content: center; gap: 6px; margin-top: 12px; font-size: 13px; color: var(--quiet); --mdc-icon-size: 18px; }
.gate[data-open="true"] ha-icon { color: var(--done); }

.presses { display: flex; gap: 8px; margin-top: 12px; }
.presses .press { flex: 1; }
.press {
  display: flex; align-items: center; justify-content: center; gap: 8px; min-height: 48px; padding: 6px 14px;
  border: 0; border-radius: 14px; background: var(--tint); font-weight: 500;
}
.press[aria-busy] { opacity: .6; }
.banner .press { min-height: 40px; background: var(--tone); color: #1b1b1b; }
.start { background: var(--heat); color: #1b1300; }
.stop { background: var(--stop); color: #fff; }
.idle .stop { flex: 0 1 auto; }

.facts { display: grid; gap: 2px; text-align: center; }
.program { font-weight: 500; overflow-wrap: anywhere; }
.stage, .when, .readings { font-size: 14px; color: var(--quiet); }
.left { font-size: 22px; font-variant-numeric: tabular-nums; }
.bar { height: 6px; margin-top: 8px; border-radius: 3px; background: linear-gradient(var(--state-color, var(--heat)) 0 0) no-repeat 0 / calc(var(--share) * 100%) 100% var(--tint-more); }
.adds { display: flex; flex-wrap: wrap; gap: 8px; }
.adds .press { flex: 1; white-space: nowrap; --mdc-icon-size: 20px; min-height: 44px; }

.probes { display: grid; gap: 6px; }
.probe { display: grid; grid-template-columns: auto 1fr auto; gap: 0 10px; align-items: center; padding: 8px 14px; border-radius: 14px; background: var(--tint); }
.probe > ha-icon { grid-row: span 2; color: var(--tone, var(--quiet)); }
.probe-value { font-weight: 500; font-variant-numeric: tabular-nums; }
.probe-aim { grid-area: 2 / 3; font-size: 13px; color: var(--quiet); }
.probe-status { grid-area: 2 / 2; font-size: 13px; color: var(--quiet); }
.probe[data-status="at_target"] { --tone: var(--done); }
.probe[data-status="close"] { --tone: var(--warning-color, #ffa600); }
.probe[data-status="fell_out"] { --tone: var(--stop); background: color-mix(in srgb, var(--stop) 14%, transparent); }

.away { display: grid; justify-items: center; gap: 8px; padding: 20px 8px; text-align: center; --mdc-icon-size: 48px; }
.away ha-icon { color: var(--stop); }
.away-since { font-size: 14px; color: var(--quiet); }

@container (min-width: 460px) {
  .halves { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; align-items: center; }
  .dial-value { font-size: 34px; }
  .dial-above, .dial-below { font-size: 13px; }
  .facts { text-align: start; }
}
@container (max-width: 330px) {
  ha-card { padding: 12px; }
  .dial-value { font-size: 32px; }
  .press { padding-inline: 8px; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { transition: none !important; }
  .round:active, .press:active { transform: none; }
}
@media (forced-colors: active) {
  .dial-fill { stroke: Highlight; }
  .dial-track { stroke: GrayText; }
  .press, .round, .stepper, .choice { border: 1px solid; }
}
`);
