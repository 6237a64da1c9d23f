import { useParams } from "@tanstack/react-router";
import { useRead } from "@/api/hooks";
import type { Application } from "@/api/types";
import { useTrail } from "@/clients/useTrail";
import { Loaded } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { ApplicationDetail } from "./ApplicationDetail";

export function ApplicationPage() {
  const { applicationId } = useParams({ strict: false }) as { applicationId: string };
  const read = useRead("/v1/applications/{id}", { path: { id: applicationId } });
  return <Loaded read={read}>{(application) => <OneApplication application={application} />}</Loaded>;
}

function OneApplication({ application }: { application: Application }) {
  const trail = useTrail(application.clientId, { label: "Applications", tab: "applications" });
  return <Page title={application.payorName} trail={trail} under={application.applicantName}><Card><ApplicationDetail application={application} /></Card></Page>;
}
