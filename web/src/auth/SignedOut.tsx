import { Button } from "@mantine/core";
import { IconDoorExit } from "@tabler/icons-react";
import { Empty } from "@/ui/Feedback";

export const SignedOut = () => (
  <Empty icon={IconDoorExit} title="You are signed out" action={<Button component="a" href="/">Sign in</Button>}>Nothing of what you saw is kept in this browser.</Empty>
);
