import { Checkbox, Stack, Text, type CheckboxGroupProps } from "@mantine/core";
import { useRead } from "@/api/hooks";
import { documentKind } from "@/lib/documents";
import { Loaded } from "@/ui/Feedback";

interface Props extends Omit<CheckboxGroupProps, "children" | "label"> {
  clientId: string;
  providerId: string;
  /** What is said when the provider has no document yet. */
  none: string;
}

/** The documents of a provider, to choose those that show something. */
export function EvidenceField({ clientId, providerId, none, ...field }: Props) {
  const documents = useRead("/v1/documents", { query: { clientId, subjectId: providerId, state: "usable", limit: 100 } });
  return (
    <Loaded read={documents} lines={2}>
      {({ items }) => items.length === 0 ? <Text size="sm" c="dimmed">{none}</Text> : (
        <Checkbox.Group label="Evidence" {...field}>
          <Stack gap="xs" mt={8} style={{ maxHeight: 220, overflowY: "auto" }}>{items.map((one) => <Checkbox key={one.id} value={one.id} label={`${one.fileName} (${documentKind(one.documentKind)})`} />)}</Stack>
        </Checkbox.Group>
      )}
    </Loaded>
  );
}
