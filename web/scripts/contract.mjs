// Takes the contract of the running stack as the snapshot that the app is built against.
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

// One path of each service that the app asks: a service that was too slow to describe itself is left out of the contract.
const OF_EACH = ["/v1/me", "/v1/clients", "/v1/invoices", "/v1/providers", "/v1/applications", "/v1/documents"];
const TRIES = 20;

const { gateway } = JSON.parse(readFileSync(new URL("../../.data/run.json", import.meta.url), "utf8"));
let contract;
for (let attempt = 0; attempt < TRIES; attempt++) {
  contract = await (await fetch(`${gateway}/openapi/v1.json`)).json();
  if (OF_EACH.every((path) => path in contract.paths)) break;
  await wait(3_000);
}
const missing = OF_EACH.filter((path) => !(path in contract.paths));
if (missing.length > 0) {
  console.error(`The contract lacks ${missing.join(", ")}: is every service ready?`);
  process.exit(1);
}

// Where it happened to run is no part of the contract.
delete contract.servers;
writeFileSync(new URL("../openapi.json", import.meta.url), `${JSON.stringify(contract, null, 1)}\n`);
console.log(`${Object.keys(contract.paths).length} paths.`);
