import type { UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAction } from "@/api/hooks";
import { fieldErrors, type Problem } from "@/api/problem";
import { differencesOf, type Difference } from "@/lib/difference";

interface Versioned {
  version: number;
}

interface SaveOptions<V, T> {
  form: UseFormReturnType<V>;
  /** What the form was filled from. */
  from: T;
  valuesOf: (object: T) => V;
  save: (values: V, version: number) => Promise<T>;
  /** Reads it again, after somebody else has saved. */
  read: () => Promise<T>;
  done: string;
  then?: (saved: T) => void;
}

export interface Saving {
  submit: () => void;
  busy: boolean;
  problem: Problem | null;
  conflict: { differences: Difference[]; keepMine: () => void; takeTheirs: () => void } | null;
}

/** Saves an edited object. When somebody else was first (412), what was typed stays, and the two are compared. */
export function useSave<V extends Record<string, unknown>, T extends Versioned>({ form, from, valuesOf, save, read, done, then }: SaveOptions<V, T>): Saving {
  const client = useQueryClient();
  const [base, setBase] = useState(from);
  const [theirs, setTheirs] = useState<T | null>(null);
  const action = useAction((input: { values: V; version: number }) => save(input.values, input.version), {
    done,
    then: (saved) => {
      setBase(saved);
      setTheirs(null);
      then?.(saved);
    },
  });
  const send = (version: number) =>
    action.mutate({ values: form.getValues(), version }, {
      onError: (problem) => {
        form.setErrors(fieldErrors(problem));
        if (problem.isStale) {
          // What is behind the form is as old as the form was.
          void read().then((now) => {
            setTheirs(now);
            void client.invalidateQueries();
          }, () => undefined);
        }
      },
    });
  return {
    submit: () => {
      if (!form.validate().hasErrors) {
        send(base.version);
      }
    },
    busy: action.isPending,
    problem: action.error && !(action.error.isStale && theirs) ? action.error : null,
    conflict: theirs && {
      differences: differencesOf(valuesOf(base), valuesOf(theirs), form.getValues()),
      keepMine: () => {
        setBase(theirs);
        send(theirs.version);
      },
      takeTheirs: () => {
        form.setValues(valuesOf(theirs));
        setBase(theirs);
        setTheirs(null);
        action.reset();
      },
    },
  };
}
