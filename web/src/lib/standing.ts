import type { Application } from "@/api/types";

export interface Standing {
  applicant: string;
  name: string;
  /** One of each payor: an application that is over gives way to a later one. */
  applications: Application[];
}

const OVER: ReadonlySet<string> = new Set(["denied", "withdrawn"]);

/** Who stands where: applicants by name, their payors by name. */
export function standingOf(applications: readonly Application[]): Standing[] {
  const all = new Map<string, Standing>();
  for (const one of applications) {
    const applicant = one.providerId ?? one.practiceId ?? one.applicantName;
    const standing = all.get(applicant) ?? { applicant, name: one.applicantName, applications: [] };
    const before = standing.applications.findIndex((other) => other.payorId === one.payorId);
    const other = standing.applications[before];
    if (!other) {
      standing.applications.push(one);
    } else if (OVER.has(other.state) && (!OVER.has(one.state) || one.createdAt > other.createdAt)) {
      standing.applications[before] = one;
    }
    all.set(applicant, standing);
  }
  const byName = (a: string, b: string) => a.localeCompare(b, "en");
  return [...all.values()]
    .map((standing) => ({ ...standing, applications: standing.applications.sort((a, b) => byName(a.payorName, b.payorName)) }))
    .sort((a, b) => byName(a.name, b.name));
}
