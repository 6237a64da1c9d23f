import { Anchor } from "@mantine/core";
import { useRead } from "@/api/hooks";
import { download } from "@/api/http";

/** A document by its name, to be fetched. */
export function DocumentLink({ id }: { id: string }) {
  const { data } = useRead("/v1/documents/{id}", { path: { id } });
  return (
    <Anchor component="button" size="sm" ta="left" onClick={() => void download(`/v1/documents/${id}/content`, data?.fileName ?? "evidence")}>
      {data?.fileName ?? "A document"}
    </Anchor>
  );
}
