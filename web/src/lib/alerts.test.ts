import { describe, expect, it } from "vitest";
import type { ListedParty } from "@/api/types";
import { groundOf, likeness, partyName } from "./alerts";

const party = (some: Partial<ListedParty>): ListedParty => ({
  id: "1", firstName: null, middleName: null, lastName: null, organization: null, npi: null, dateOfBirth: null, role: null, city: null, state: null, type: null,
  excludedOn: null, endsOn: null, ...some,
});

describe("A party on a list", () => {
  it("is a person by name", () => expect(partyName(party({ firstName: "GIDEON", middleName: "W", lastName: "LARKSPURIAN" }))).toBe("GIDEON W LARKSPURIAN"));
  it("is a person whose surname alone is known", () => expect(partyName(party({ lastName: "LARKSPURIAN" }))).toBe("LARKSPURIAN"));
  it("is an organization", () => expect(partyName(party({ organization: "SAMPLE SUPPLIES INC" }))).toBe("SAMPLE SUPPLIES INC"));
});

describe("How alike names are", () => {
  it("is a hundred percent only when they are equal", () => expect([1, 0.999, 0.88].map(likeness)).toEqual(["100%", "99%", "88%"]));
});

describe("The kind of an exclusion", () => {
  it("is in words, with the list's code", () => expect(groundOf("1128b4 ")).toBe("Licence revoked, suspended or surrendered (1128b4)"));
  it("is as the list has it when it has no code that is known", () => expect(groundOf("Prohibition/Restriction")).toBe("Prohibition/Restriction"));
});
