import { Button } from "@mantine/core";
import { IconMapQuestion } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Empty } from "@/ui/Feedback";

export const NotFound = () => (
  <Empty icon={IconMapQuestion} title="There is no such page" action={<Button component={Link} to="/" variant="default">To the start</Button>}>
    The address may be old, or mistyped.
  </Empty>
);
