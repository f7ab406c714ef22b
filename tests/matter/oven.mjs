// A Matter oven made of software: one cavity with a set point, a thermometer, modes and a state.
//
// Run with the folder for its memory, from beside node_modules. It prints a JSON object a line: the code
// that a person types to add it, then each thing that changed. Its front panel is its standard input,
// a word and a value a line: `state 1` (0 stopped, 1 running, 2 paused, 3 error), `temperature 18000`
// (in hundredths of a degree Celsius, as Matter counts).
import { createInterface } from "node:readline";

import { Endpoint, Environment, Logger, ServerNode } from "@matter/main";
import { OnOffServer } from "@matter/main/behaviors/on-off";
import { OvenCavityOperationalStateServer } from "@matter/main/behaviors/oven-cavity-operational-state";
import { OvenModeServer } from "@matter/main/behaviors/oven-mode";
import { TemperatureControlServer } from "@matter/main/behaviors/temperature-control";
import { TemperatureMeasurementServer } from "@matter/main/behaviors/temperature-measurement";
import { OvenMode } from "@matter/main/clusters/oven-mode";
import { OvenDevice } from "@matter/main/devices/oven";
import { TemperatureControlledCabinetDevice } from "@matter/main/devices/temperature-controlled-cabinet";

const tell = (what) => console.log(JSON.stringify(what));

class SetPoint extends TemperatureControlServer.with("TemperatureNumber") {
    setTemperature({ targetTemperature }) {
        this.state.temperatureSetpoint = targetTemperature;
    }
}

const [, , folder] = process.argv;
Logger.destinations.default.write = (text) => console.error(text);
Environment.default.vars.set("storage.path", folder);

const node = await ServerNode.create({
    id: "oven",
    basicInformation: { vendorName: "Baker", productName: "Matter oven", nodeLabel: "Matter oven" },
});
const oven = new Endpoint(OvenDevice.with(OnOffServer), { id: "oven", onOff: { onOff: true } });
await node.add(oven);
const cavity = new Endpoint(
    TemperatureControlledCabinetDevice.with(SetPoint, TemperatureMeasurementServer, OvenModeServer, OvenCavityOperationalStateServer),
    {
        id: "cavity",
        temperatureControl: { temperatureSetpoint: 18000, minTemperature: 5000, maxTemperature: 25000 },
        temperatureMeasurement: { measuredValue: 2100, minMeasuredValue: 0, maxMeasuredValue: 30000 },
        ovenMode: {
            currentMode: 1,
            supportedModes: [
                { label: "Bake", mode: 1, modeTags: [{ value: OvenMode.ModeTag.Bake }] },
                { label: "Grill", mode: 2, modeTags: [{ value: OvenMode.ModeTag.Grill }] },
            ],
        },
        ovenCavityOperationalState: {
            phaseList: ["pre-heating", "pre-heated"],
            currentPhase: 0,
            operationalStateList: [0, 1, 2, 3].map((operationalStateId) => ({ operationalStateId })),
            operationalState: 0,
        },
    },
);
await oven.add(cavity);

const panel = {
    state: (value) => cavity.set({ ovenCavityOperationalState: { operationalState: value } }),
    temperature: (value) => cavity.set({ temperatureMeasurement: { measuredValue: value } }),
};

cavity.events.temperatureControl.temperatureSetpoint$Changed.on((value) => tell({ set_point: value }));
cavity.events.ovenCavityOperationalState.operationalState$Changed.on((value) => tell({ state: value }));
cavity.events.ovenMode.currentMode$Changed.on((value) => tell({ mode: value }));
oven.events.onOff.onOff$Changed.on(async (value) => {
    tell({ on: value });
    if (!value) await panel.state(0); // what has no power cooks nothing
});

await node.start();
tell({ code: node.state.commissioning.pairingCodes.manualPairingCode });

for await (const line of createInterface({ input: process.stdin })) {
    const [word, value] = line.split(" ");
    await panel[word](Number(value));
}
await node.close();
