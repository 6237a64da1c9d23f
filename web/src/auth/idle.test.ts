import { describe, expect, it } from "vitest";
import { IDLE_MINUTES, watchForIdleness } from "./idle";

describe("watchForIdleness", () => {
  it("takes a person who touches nothing for half an hour to have left, and any touch for staying", () => {
    const page = new EventTarget();
    let now = 0;
    const hasLeft = watchForIdleness(page as unknown as Window, () => now);
    now = IDLE_MINUTES * 60_000 - 1;
    expect(hasLeft()).toBe(false);
    now += 1;
    expect(hasLeft()).toBe(true);
    page.dispatchEvent(new Event("keydown"));
    expect(hasLeft()).toBe(false);
    now += IDLE_MINUTES * 60_000;
    expect(hasLeft()).toBe(true);
  });
});
