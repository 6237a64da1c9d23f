import type { Money } from "@/api/types";

// What every screen shows the same way. Empty is an en dash, never a gap.
export const NOTHING = "–";

const LOCALE = "en-US";
const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };
const day = new Intl.DateTimeFormat(LOCALE, { ...DAY, timeZone: "UTC" });
const localDay = new Intl.DateTimeFormat(LOCALE, DAY);
const localTime = new Intl.DateTimeFormat(LOCALE, { ...DAY, hour: "numeric", minute: "2-digit" });

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;
const valid = (at: Date): boolean => !Number.isNaN(at.getTime());

/** `2026-11-22` or an instant as "Nov 22, 2026": a calendar date is the same everywhere, an instant is in the reader's time zone. */
export function formatDate(value: string | null | undefined): string {
  if (!value) {
    return NOTHING;
  }
  const at = new Date(value);
  if (!valid(at)) {
    return value;
  }
  return (CALENDAR_DATE.test(value) ? day : localDay).format(at);
}

/** An instant as "Nov 22, 2026, 2:30 PM", in the reader's time zone. */
export function formatTime(value: string | null | undefined): string {
  if (!value) {
    return NOTHING;
  }
  const at = new Date(value);
  return valid(at) ? localTime.format(at) : value;
}

/** `{amount: 1250, currency: "USD"}` as "$1,250.00". */
export function formatMoney(money: Money | null | undefined): string {
  return money ? new Intl.NumberFormat(LOCALE, { style: "currency", currency: money.currency }).format(money.amount) : NOTHING;
}

export const formatCount = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString(LOCALE)} ${count === 1 ? one : many}`;

const MS_PER_DAY = 86_400_000;
const startOfDay = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());

/** Calendar days from today to a date; negative when it is past. */
export function daysUntil(date: string, now: Date = new Date()): number {
  const [year = 0, month = 1, dayOfMonth = 1] = date.slice(0, 10).split("-").map(Number);
  return Math.round((Date.UTC(year, month - 1, dayOfMonth) - startOfDay(now)) / MS_PER_DAY);
}

/** "today", "in 3 days", "5 days ago". */
export function relativeDay(date: string, now: Date = new Date()): string {
  const days = daysUntil(date, now);
  if (days === 0) {
    return "today";
  }
  return days > 0 ? `in ${formatCount(days, "day")}` : `${formatCount(-days, "day")} ago`;
}

/** The first and last letters of a long identifier; enough to tell two apart. */
export const shortHash = (hash: string | null | undefined): string => (hash ? (hash.length <= 16 ? hash : `${hash.slice(0, 8)}…${hash.slice(-6)}`) : NOTHING);

/** What the API has masked, with the dots that stand for hidden letters everywhere. */
export const dotted = (value: string | null | undefined): string => value?.replaceAll("*", "•") || NOTHING;

/** Tax and other numbers: only the last four are ever shown. */
export const masked = (value: string | null | undefined): string => (value ? `•••${value.slice(-4)}` : NOTHING);

export function formatBytes(bytes: number): string {
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** `infoRequested` as "Info requested": for words that no table knows yet. */
export function humanize(word: string): string {
  const spaced = word.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/[-_]/g, " ").toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** An instant for an `<input type="datetime-local">`, in the reader's time zone. */
export function toLocalInput(at: Date): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

export const toDateInput = (at: Date): string => toLocalInput(at).slice(0, 10);

const SHOWN = 6;

/** The first few of many, and how many more there are. */
export const shortList = (words: readonly string[]): string =>
  words.length <= SHOWN + 1 ? listOf(words) : `${words.slice(0, SHOWN).join(", ")} and ${words.length - SHOWN} more`;

/** Words with commas between. */
export const listOf = (words: readonly string[]): string => (words.length === 0 ? NOTHING : words.join(", "));
