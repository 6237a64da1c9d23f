import { IconRefresh } from "@tabler/icons-react";
import { post } from "@/api/http";
import type { CredentialFile } from "@/api/types";
import { usePerson } from "@/auth/me";
import { ActionButton } from "@/ui/Dialog";

const CLOSED: ReadonlySet<string> = new Set(["decided", "reported", "withdrawn"]);

/** Asks every source that a program can ask. */
export function VerifyAll({ file }: { file: CredentialFile }) {
  const { may } = usePerson();
  return may("credential-files.verify") && !CLOSED.has(file.state) ? (
    <ActionButton
      label="Ask all sources" icon={<IconRefresh size={16} />} done="The sources are being asked"
      act={(key) => post("/v1/credential-files/{id}/verify", { path: { id: file.id } }, undefined, key)}
    />
  ) : null;
}
