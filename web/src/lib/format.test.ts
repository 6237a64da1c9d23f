import { describe, expect, test } from "vitest";
import { daysUntil, dotted, formatBytes, formatDate, formatMoney, humanize, masked, relativeDay, shortHash, toLocalInput } from "./format";

const NOON = new Date(2026, 10, 22, 12, 0);

describe("dates", () => {
  test("a calendar date is the same in every time zone", () => expect(formatDate("2026-01-01")).toBe("Jan 1, 2026"));
  test("nothing is a dash", () => expect(formatDate(null)).toBe("–"));
  test("what is no date is shown as it is", () => expect(formatDate("••••-••-••")).toBe("••••-••-••"));
  test.each([["2026-11-22", "today"], ["2026-11-23", "in 1 day"], ["2026-12-22", "in 30 days"], ["2026-11-20", "2 days ago"]])("%s is %s", (date, words) =>
    expect(relativeDay(date, NOON)).toBe(words));
  test("late in the evening the day is still the day", () => expect(daysUntil("2026-11-22", new Date(2026, 10, 22, 23, 59))).toBe(0));
  test("a time goes into a field and out again", () => expect(new Date(toLocalInput(NOON)).getTime()).toBe(NOON.getTime()));
});

describe("money", () => {
  test.each([[1250, "$1,250.00"], [0, "$0.00"], [-75.5, "-$75.50"], [1234567.89, "$1,234,567.89"]])("%d is %s", (amount, shown) =>
    expect(formatMoney({ amount, currency: "USD" })).toBe(shown));
});

test("only the last four of a number are shown", () => expect(masked("123456789")).toBe("•••6789"));
test.each([["****-**-**", "••••-••-••"], ["*****4563", "•••••4563"], [null, "–"]])("what is masked as %s is shown as %s", (value, shown) => expect(dotted(value)).toBe(shown));
test("a hash is shortened in the middle", () => expect(shortHash("0123456789abcdef0123456789abcdef")).toBe("01234567…abcdef"));
test.each([["infoRequested", "Info requested"], ["w9", "W9"], ["panel-closed", "Panel closed"]])("%s reads %s", (word, shown) => expect(humanize(word)).toBe(shown));
test.each([[512, "512 B"], [2048, "2 KB"], [5_452_595, "5.2 MB"]])("%d bytes are %s", (bytes, shown) => expect(formatBytes(bytes)).toBe(shown));
