import { SimpleGrid } from "@mantine/core";
import { Children, type ReactNode } from "react";

/** Short fields beside each other; on a phone, where they would be too short for what is in them, one below the other. */
export function Beside({ children }: { children: ReactNode }) {
  return <SimpleGrid cols={{ base: 1, xs: Children.count(children) }} spacing="md">{children}</SimpleGrid>;
}
