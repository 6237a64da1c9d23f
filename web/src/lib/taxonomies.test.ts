import { describe, expect, it } from "vitest";
import { fieldAndCode, fieldOf } from "./taxonomies";

describe("A taxonomy code", () => {
  it("is a field in words", () => expect([fieldOf("207Q00000X"), fieldAndCode("207Q00000X")]).toEqual(["Family medicine", "Family medicine (207Q00000X)"]));
  it("that is not a common one stays as it is", () => expect([fieldOf("999X00000X"), fieldAndCode("999X00000X")]).toEqual(["999X00000X", "999X00000X"]));
});
