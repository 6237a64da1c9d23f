// Takes the contract of the running stack as the snapshot that the app is built against.
import { readFileSync, writeFileSync } from "node:fs";

const { gateway } = JSON.parse(readFileSync(new URL("../../.data/run.json", import.meta.url), "utf8"));
const contract = await (await fetch(`${gateway}/openapi/v1.json`)).json();

// Where it happened to run is no part of the contract.
delete contract.servers;
writeFileSync(new URL("../openapi.json", import.meta.url), `${JSON.stringify(contract, null, 1)}\n`);
console.log(`${Object.keys(contract.paths).length} paths.`);
