import { describe, expect, test } from "vitest";
import { addressOf } from "./http";
import { asProblem, fieldErrors, fieldName, offline, problemOf } from "./problem";

describe("a problem", () => {
  const body = { type: "urn:credentialing:problem:overpayment", title: "Too much", status: 422, detail: "It is more than is due.", code: "overpayment", traceId: "7f45", quoteId: "q1" };
  test("says what the API said", () => expect(problemOf(422, body)).toMatchObject({ status: 422, code: "overpayment", title: "Too much", detail: "It is more than is due.", traceId: "7f45" }));
  test("keeps what else came with it", () => expect(problemOf(409, body).extra).toEqual({ quoteId: "q1" }));
  test("has a code of its own when the answer had none", () => expect(problemOf(502, null)).toMatchObject({ code: "http-502" }));
  test("of a stale version is told apart", () => expect([problemOf(412, body).isStale, problemOf(409, body).isStale]).toEqual([true, false]));
  test("that passes is asked again, a refusal is not", () => expect([offline(), problemOf(503, {}), problemOf(409, {})].map((one) => one.isPassing)).toEqual([true, true, false]));
  test("can be anything that was thrown", () => expect(asProblem(new TypeError("x is undefined"))).toMatchObject({ code: "unexpected", detail: "x is undefined" }));
});

test("field errors find their fields", () =>
  expect(fieldErrors(problemOf(400, { errors: { "$.npi": ["has a wrong check digit"], "locations[0].state": ["must be a state"], "contact.email": [] } }))).toEqual({
    npi: "Has a wrong check digit", "locations.0.state": "Must be a state", "contact.email": "Is not valid",
  }));

describe("an address", () => {
  test("has its parameters, encoded", () => expect(addressOf("/v1/clients/{id}", { path: { id: "a/b" } })).toBe("/v1/clients/a%2Fb"));
  test("leaves out what is empty", () => expect(addressOf("/v1/clients", { query: { q: "", kind: undefined, limit: 25 } })).toBe("/v1/clients?limit=25"));
  test("is refused when something is missing", () => expect(() => addressOf("/v1/clients/{id}")).toThrow("needs id"));
});

test.each([["state", "State"], ["$.licenses[0].expiresOn", "Licenses 1, expires on"], ["name.last", "Name, last"], ["$", ""]])("the field %s is called %s", (path, name) => expect(fieldName(path)).toBe(name));
