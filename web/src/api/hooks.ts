import { notifications } from "@mantine/notifications";
import {
  keepPreviousData, QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult,
} from "@tanstack/react-query";
import { useRef } from "react";
import { get, type Answer, type PathsWith, type Query, type Where } from "./http";
import { asProblem, type Problem } from "./problem";

const RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: "always",
      retry: (count, error) => count < RETRIES && asProblem(error).isPassing,
    },
    mutations: { networkMode: "always" },
  },
});

export interface ReadOptions {
  enabled?: boolean;
  /** Milliseconds between looks, for what other services change. */
  every?: number | false;
  /** Keeps the last answer while the next one is fetched. */
  keep?: boolean;
}

/** Reads a path of the contract. */
export function useRead<P extends PathsWith<"get">>(path: P, where: Where = {}, options: ReadOptions = {}): UseQueryResult<Answer<P, "get">, Problem> {
  return useQuery<Answer<P, "get">, Problem>({
    queryKey: [path, where.path ?? {}, where.query ?? {}],
    queryFn: ({ signal }) => get(path, where, signal),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

type Page = { items: readonly unknown[]; nextCursor?: string | null };
type ItemOf<A> = A extends { items: readonly (infer T)[] } ? T : never;

export interface Listing<T> {
  items: T[] | undefined;
  error: Problem | null;
  /** Whether there are further ones; undefined until the first answer. */
  more: boolean;
  showMore(): void;
  loadingMore: boolean;
  again(): void;
}

/** Reads a list page by page; `showMore` fetches the next. */
export function useList<P extends PathsWith<"get">>(path: P, where: Where = {}, options: ReadOptions & { limit?: number } = {}): Listing<ItemOf<Answer<P, "get">>> {
  const query: Query = { limit: options.limit ?? 50, ...where.query };
  const result = useInfiniteQuery({
    queryKey: [path, where.path ?? {}, query, "pages"],
    queryFn: ({ signal, pageParam }) => get(path, { ...where, query: { ...query, cursor: pageParam } }, signal) as unknown as Promise<Page>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    items: result.data?.pages.flatMap((page) => page.items as ItemOf<Answer<P, "get">>[]),
    error: result.error ? asProblem(result.error) : null,
    more: result.hasNextPage,
    showMore: () => void result.fetchNextPage(),
    loadingMore: result.isFetchingNextPage,
    again: () => void result.refetch(),
  };
}

/** Facts travel between services by event: what a change leads to is looked for again a little later. */
const ECHOES = [1_200, 4_000];

export function useRefresh(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries();
    ECHOES.forEach((after) => setTimeout(() => void client.invalidateQueries(), after));
  };
}

/** One key for one try: a repeat of what got no answer carries the same key, anything else another. */
function useKey(): { of(input: unknown): string; spent(): void } {
  const last = useRef<{ input: unknown; key: string } | null>(null);
  return {
    of(input) {
      const same = input instanceof FormData || typeof input !== "object" ? input : JSON.stringify(input);
      if (!last.current || last.current.input !== same) {
        last.current = { input: same, key: crypto.randomUUID() };
      }
      return last.current.key;
    },
    spent() {
      last.current = null;
    },
  };
}

/** Does something, says that it is done, and reads again what may have changed. Problems are the caller's to show. */
export function useAction<A, T>(
  act: (input: A, key: string) => Promise<T>, said: { done?: string; then?: (answer: T) => void } = {},
): UseMutationResult<T, Problem, A> {
  const refresh = useRefresh();
  const key = useKey();
  return useMutation<T, Problem, A>({
    mutationFn: (input) => act(input, key.of(input)),
    onError: (problem) => {
      if (!problem.isPassing) {
        key.spent();
      }
    },
    onSuccess: (answer) => {
      key.spent();
      if (said.done) {
        notifications.show({ message: said.done });
      }
      refresh();
      said.then?.(answer);
    },
  });
}
