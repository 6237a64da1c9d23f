import { Button, VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable, type ColumnDef } from "@tanstack/react-table";
import { useMemo, type ReactNode } from "react";
import type { Listing } from "@/api/hooks";
import classes from "./DataTable.module.css";
import { Failure, Loading } from "./Feedback";

export interface Column<T> {
  id: string;
  /** Empty for a column of buttons. */
  header: string;
  cell: (row: T) => ReactNode;
  /** Sorted here, by this; only where the whole list is on the page. */
  sortBy?: (row: T) => string | number;
  end?: boolean;
  width?: string | number;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

interface TableProps<T> {
  rows: readonly T[];
  columns: readonly Column<T>[];
  label: string;
  rowKey: (row: T, index: number) => string;
  /** Cells begin at the same height, for rows that differ much. */
  top?: boolean;
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");

/** Rows with named columns; on a phone, a list of cards. */
export function DataTable<T extends object>({ rows, columns, label, rowKey, top = false }: TableProps<T>) {
  const specs = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const definitions = useMemo<ColumnDef<typeof features, T>[]>(
    () => columns.map((column) => ({
      id: column.id,
      header: column.header,
      accessorFn: (row: T) => column.sortBy?.(row) ?? "",
      enableSorting: column.sortBy !== undefined,
      sortFn: (a: { original: T }, b: { original: T }) => compare(column.sortBy!(a.original), column.sortBy!(b.original)),
      cell: ({ row }: { row: { original: T } }) => column.cell(row.original),
    })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: definitions, data, getRowId: rowKey });
  return (
    <table className={`${classes.table} ${top ? classes.top : ""}`} aria-label={label}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const spec = specs.get(header.column.id)!;
              const sorted = header.column.getIsSorted();
              return (
                <th
                  key={header.id} scope="col" className={spec.end ? classes.end : undefined} style={spec.width ? { width: spec.width } : undefined}
                  aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
                >
                  {spec.sortBy ? (
                    <button type="button" className={classes.sort} onClick={header.column.getToggleSortingHandler()}>
                      {spec.header}
                      {sorted === "asc" ? <IconArrowUp size={14} aria-hidden /> : sorted === "desc" ? <IconArrowDown size={14} aria-hidden /> : <IconArrowsSort size={14} aria-hidden opacity={0.5} />}
                    </button>
                  ) : spec.header || <VisuallyHidden>What can be done</VisuallyHidden>}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id}>
            {row.getAllCells().map((cell, index) => {
              const spec = specs.get(cell.column.id)!;
              return (
                <td key={cell.id} data-label={spec.header} className={[spec.end ? classes.end : "", index === 0 ? classes.main : ""].join(" ").trim() || undefined}>
                  {index === 0 || !spec.header ? <table.FlexRender cell={cell} /> : <div><table.FlexRender cell={cell} /></div>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ListTableProps<T> extends Omit<TableProps<T>, "rows"> {
  list: Listing<T>;
  empty: ReactNode;
}

/** A list of the API as a table, with its loading, failing and empty states and the rest of its pages. */
export function ListTable<T extends object>({ list, empty, ...table }: ListTableProps<T>) {
  if (list.items === undefined) {
    return list.error ? <Failure problem={list.error} again={list.again} /> : <Loading lines={8} height={28} />;
  }
  if (list.items.length === 0) {
    return <>{empty}</>;
  }
  return (
    <>
      <DataTable rows={list.items} {...table} />
      {list.more ? <div className={classes.more}><Button variant="default" loading={list.loadingMore} onClick={list.showMore}>Show more</Button></div> : null}
    </>
  );
}
