import { humanize } from "@/lib/format";

/** What went wrong, as the API says it (RFC 9457), or as the browser saw it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly traceId?: string,
    readonly errors: Readonly<Record<string, readonly string[]>> = {},
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${title} (${code})`);
    this.name = "Problem";
  }

  /** The answer never came: no network, or nobody listens. */
  get isOffline(): boolean {
    return this.status === 0;
  }

  /** Somebody else has changed it meanwhile. */
  get isStale(): boolean {
    return this.status === 412;
  }

  /** Asking again later may help. */
  get isPassing(): boolean {
    return this.isOffline || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

const text = (value: unknown, otherwise: string): string => (typeof value === "string" && value !== "" ? value : otherwise);

/** Reads a problem out of an answer's body, whatever the body is. */
export function problemOf(status: number, body: unknown): Problem {
  const said = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const { type: _type, title, status: _status, detail, code, traceId, errors, ...extra } = said;
  return new Problem(
    status,
    text(code, `http-${status}`),
    text(title, "That did not work"),
    text(detail, "The server gave no reason."),
    typeof traceId === "string" ? traceId : undefined,
    (typeof errors === "object" && errors !== null ? errors : {}) as Record<string, string[]>,
    extra,
  );
}

export const offline = (): Problem =>
  new Problem(0, "offline", "No connection", "The server cannot be reached. What you typed is still here; try again when you are back online.");

/** Anything that was thrown, as a problem. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(500, "unexpected", "Something went wrong", error instanceof Error ? error.message : "The cause is not known.");

/** The API's field errors for a form: `contact.email` stays as it is, `$.npi` and `lines[0].code` become `npi` and `lines.0.code`. */
export function fieldErrors(problem: Problem): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problem.errors).map(([path, messages]) => [
      path.replace(/^\$\.?/, "").replace(/\[(\d+)\]/g, ".$1"),
      sentence(messages.join("; ")),
    ]),
  );
}

/** `$.licenses[0].expiresOn` as "Licenses 1, expires on". */
export const fieldName = (path: string): string =>
  humanize(path.replace(/^\$\.?/, "").replace(/\[(\d+)\]/g, ".$1").split(".").reduce((name, part) => (/^\d+$/.test(part) ? `${name} ${Number(part) + 1}` : name === "" ? part : `${name}, ${part}`), ""));

const sentence = (words: string): string => (words === "" ? "Is not valid" : words.charAt(0).toUpperCase() + words.slice(1));
