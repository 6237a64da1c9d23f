import { Checkbox, CloseButton, Group, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useList } from "@/api/hooks";
import { Page } from "@/ui/Page";
import { Board } from "./Board";

const route = getRouteApi("/inside/applications");

/** All applications that we follow. */
export function ApplicationsPage() {
  const { open, q, due } = route.useSearch();
  const navigate = useNavigate({ from: "/applications" });
  const [typed, setTyped] = useState(q ?? "");
  const find = useDebouncedCallback((words: string) => void navigate({ search: (before) => ({ ...before, q: words || undefined }), replace: true }), 250);
  const list = useList("/v1/applications", { query: { q, followUpDue: due } }, { limit: 200, keep: true, every: 30_000 });
  return (
    <Page title="Applications" actions={
      <Group gap="md">
        <Checkbox label="Follow-up is due" checked={due ?? false} onChange={(event) => { const { checked } = event.currentTarget; void navigate({ search: (before) => ({ ...before, due: checked || undefined }), replace: true }); }} />
        <TextInput
          aria-label="Search applications" placeholder="Payor or applicant" value={typed} leftSection={<IconSearch size={16} aria-hidden />}
          onChange={(event) => { setTyped(event.currentTarget.value); find(event.currentTarget.value); }}
          rightSection={typed ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => { setTyped(""); find(""); }} /> : null}
        />
      </Group>
    }>
      <Board
        list={list} open={open} empty={q || due ? "None matches." : "Applications begin with a client's selection of payors."}
        close={() => void navigate({ search: (before) => ({ ...before, open: undefined }), resetScroll: false })}
      />
    </Page>
  );
}
