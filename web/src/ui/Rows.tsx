import { ActionIcon, Button, Checkbox, Fieldset, Group, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import classes from "./Rows.module.css";

export interface RowField {
  name: string;
  label: string;
  type?: "text" | "date" | "check";
  required?: boolean;
  /** Of the row's width, in twelfths. */
  span?: number;
}

interface RowsProps<V> {
  form: UseFormReturnType<V>;
  name: string;
  legend: string;
  fields: readonly RowField[];
  add: string;
}

type Row = Record<string, string | boolean>;

const blank = (fields: readonly RowField[]): Row => Object.fromEntries(fields.map((field) => [field.name, field.type === "check" ? false : ""]));

/** Rows of the same fields, such as licences: added, changed and taken away in place. */
export function Rows<V extends Record<string, unknown>>({ form, name, legend, fields, add }: RowsProps<V>) {
  const rows = (form.getValues()[name] ?? []) as Row[];
  const what = form as unknown as UseFormReturnType<Record<string, unknown>>;
  return (
    <Fieldset legend={legend} className={classes.rows}>
      {rows.map((_, index) => (
        <div key={index} className={classes.row}>
          <div className={classes.fields}>
            {fields.map((field) => {
              const path = `${name}.${index}.${field.name}`;
              return (
                <div key={field.name} style={{ gridColumn: `span ${field.span ?? 3}` }}>
                  {field.type === "check"
                    ? <Checkbox mt={28} label={field.label} {...what.getInputProps(path, { type: "checkbox" })} />
                    : <TextInput label={field.label} type={field.type ?? "text"} required={field.required ?? false} {...what.getInputProps(path)} />}
                </div>
              );
            })}
          </div>
          <ActionIcon className={classes.remove} aria-label={`Remove ${legend.toLowerCase()}, row ${index + 1}`} onClick={() => what.removeListItem(name, index)}><IconTrash size={17} /></ActionIcon>
        </div>
      ))}
      <Group><Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => what.insertListItem(name, blank(fields))}>{add}</Button></Group>
    </Fieldset>
  );
}

/** What was typed as the API wants it: nothing for an empty field, and no empty rows. */
export const rowsOf = <T,>(rows: unknown): T[] =>
  ((rows ?? []) as Row[])
    .map((row) => Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (value === "" ? [] : [[name, typeof value === "string" ? value.trim() : value]]))))
    .filter((row) => Object.values(row).some((value) => value !== false)) as T[];

/** What the API answered as it can be typed over. */
export const typedRows = (rows: readonly object[], fields: readonly RowField[]): Row[] =>
  rows.map((row) => ({ ...blank(fields), ...Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (fields.some((field) => field.name === name) && value !== null ? [[name, value as string | boolean]] : []))) }));
