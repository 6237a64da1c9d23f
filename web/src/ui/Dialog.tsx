import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState, type FormEvent, type ReactNode } from "react";
import { useAction } from "@/api/hooks";
import { fieldErrors, type Problem } from "@/api/problem";
import { Conflict, Refusal } from "./Feedback";
import { useFocusBack } from "./useFocusBack";
import type { Saving } from "./useSave";

interface FormLike {
  setErrors: (errors: Record<string, string>) => void;
  validate: () => { hasErrors: boolean };
}

interface DialogProps<T> {
  title: string;
  opened: boolean;
  close: () => void;
  /** The button that does it. */
  act: string;
  onSubmit: (key: string) => Promise<T>;
  form?: FormLike;
  done?: string;
  then?: (answer: T) => void;
  danger?: boolean;
  wide?: boolean;
  /** Cannot be sent as it is. */
  blocked?: boolean;
  children: ReactNode;
}

/** Something that is asked for in a few fields. What was typed stays until it has worked, or is given up. */
export function Dialog<T>({ title, opened, close, act, onSubmit, form, done, then, danger = false, wide = false, blocked = false, children }: DialogProps<T>) {
  useFocusBack();
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const action = useAction((_: number, key: string) => onSubmit(key), {
    ...(done ? { done } : {}),
    then: (answer) => {
      close();
      then?.(answer);
    },
  });
  const [tries, setTries] = useState(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog is drawn inside the page that asked for it: its form is its own.
    event.stopPropagation();
    if (form?.validate().hasErrors) {
      return;
    }
    // The same try keeps its key when no answer came; after a refusal it is another try.
    const attempt = action.error?.isPassing ? tries : tries + 1;
    setTries(attempt);
    action.mutate(attempt, { onError: (problem: Problem) => form?.setErrors(fieldErrors(problem)) });
  };
  const leave = () => {
    action.reset();
    close();
  };
  return (
    <Modal opened={opened} onClose={leave} title={title} fullScreen={phone} size={wide ? "xl" : "lg"}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {children}
          <Refusal problem={action.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>Cancel</Button>
            <Button type="submit" loading={action.isPending} disabled={blocked} {...(danger ? { color: "red.8" } : {})}>{act}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface EditDialogProps {
  title: string;
  close: () => void;
  saving: Saving;
  wide?: boolean;
  children: ReactNode;
}

/** Something that is changed; somebody else's change meanwhile is shown beside one's own. */
export function EditDialog({ title, close, saving, wide = false, children }: EditDialogProps) {
  useFocusBack();
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  return (
    <Modal opened onClose={close} title={title} fullScreen={phone} {...(wide ? { size: "xl" } : {})}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); saving.submit(); }}>
        <Stack>
          {children}
          {saving.conflict ? <Conflict {...saving.conflict} /> : <Refusal problem={saving.problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>Cancel</Button>
            <Button type="submit" loading={saving.busy} disabled={saving.conflict !== null}>Save</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface ActionButtonProps<T> {
  label: string;
  act: (key: string) => Promise<T>;
  done: string;
  then?: (answer: T) => void;
  quiet?: boolean;
  icon?: ReactNode;
}

/** One step that needs no fields. A refusal shows in a dialog of its own, with its code. */
export function ActionButton<T>({ label, act, done, then, quiet = false, icon }: ActionButtonProps<T>) {
  const action = useAction((_: string, key: string) => act(key), { done, ...(then ? { then } : {}) });
  return (
    <>
      <Button variant={quiet ? "default" : "filled"} loading={action.isPending} onClick={() => action.mutate(label)} leftSection={icon}>{label}</Button>
      <Modal opened={action.error !== null} onClose={() => action.reset()} title={`${label}: not done`}>
        <Stack>
          <Refusal problem={action.error} />
          <Group justify="flex-end"><Button variant="default" onClick={() => action.reset()}>Close</Button></Group>
        </Stack>
      </Modal>
    </>
  );
}
