import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { Empty, Loading } from "@/ui/Feedback";
import { session } from "./session";

/** Where the sign-in sends people back to. */
export function SignedIn() {
  const router = useRouter();
  const [failed, setFailed] = useState<string | null>(null);
  const begun = useRef(false);
  useEffect(() => {
    // The code is good once, also where effects run twice.
    if (begun.current) {
      return;
    }
    begun.current = true;
    session()
      .then((one) => one.finish())
      .then((path) => router.navigate({ to: path, replace: true }), (error: unknown) => setFailed(error instanceof Error ? error.message : "unknown"));
  }, [router]);
  return failed === null ? <Loading /> : (
    <Empty icon={IconLock} title="The sign-in was not completed" action={<Button component="a" href="/">Sign in again</Button>}>{failed}</Empty>
  );
}
