// Takes pictures of every screen of the running stack, in the light, in the dark and as on a phone: docs/screens/.
// ./run --detach --demo, then npm run screens [part of a name]. BASE=http://… takes them of a development server instead.
// Where pngquant is installed (apt-get install pngquant), they take a third of the space.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { exampleClient, staffScreens, clientScreens, publicScreens } from "./screens.list.mjs";
import { api, runFile, sessionOf } from "./screens.access.mjs";

const OUT = new URL("../../docs/screens/", import.meta.url).pathname;
const LOOKS = [
  { name: "light", viewport: { width: 1360, height: 860 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1360, height: 860 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light", isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
];
const only = process.argv[2] ?? "";
const looks = LOOKS.filter((look) => !process.env.LOOK || process.env.LOOK.split(",").includes(look.name));
const base = process.env.BASE ?? runFile().gateway;

mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] });
const ask = await api();
const groups = [["public", publicScreens], ["staff", staffScreens], ["client", clientScreens]].filter(([who]) => !process.env.WHO || process.env.WHO.split(",").includes(who));
const problems = [];
const taken = [];
const sessions = {};
if (!process.env.BASE) {
  for (const [who] of groups.filter(([one]) => one !== "public")) sessions[who] = await sessionOf(browser, base, who, ask, (await exampleClient(ask)).id);
}

for (const look of looks) {
  for (const [who, screens] of groups) {
    const wanted = (await screens(ask)).filter((screen) => screen.name.includes(only));
    if (wanted.length === 0) continue;
    const context = await browser.newContext({ ...look, storageState: sessions[who], reducedMotion: "reduce", locale: "en-US", timezoneId: "America/New_York" });
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && problems.push(`${look.name} ${page.url()}: ${message.text()}`));
    page.on("pageerror", (error) => problems.push(`${look.name} ${page.url()}: ${error.message}`));
    for (const screen of wanted) {
      await page.goto(base + screen.path).catch(() => undefined);
      await (screen.noHeading ? page.getByRole("alert") : page.getByRole("heading", { level: 1 })).first().waitFor({ timeout: 60_000 });
      await page.waitForFunction(() => !document.querySelector("[role=status] .mantine-Skeleton-root, .mantine-Skeleton-root"), undefined, { timeout: 60_000 }).catch(() => problems.push(`${screen.name}: still loading`));
      await screen.then?.(page, look.name);
      await page.waitForLoadState("networkidle").catch(() => undefined);
      const file = `${OUT}${screen.name}-${look.name}.png`;
      await page.screenshot({ path: file, fullPage: screen.full ?? false, animations: "disabled" });
      taken.push(file);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) problems.push(`${screen.name} ${look.name}: ${wide}px wider than the window`);
    }
    await context.close();
  }
}
await browser.close();
if (taken.length > 0) spawnSync("pngquant", ["--force", "--skip-if-larger", "--ext", ".png", "--speed", "1", "--strip", "56", ...taken]);
problems.forEach((problem) => console.log(problem));
console.log(`Pictures are in docs/screens; ${problems.length} problems.`);
