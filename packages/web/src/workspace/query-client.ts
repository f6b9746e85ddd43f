import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../api/problem.js";

const UNREADABLE = "UPGRADE_UNREADABLE";
const AGAIN_MS = 5_000;

/** One cache for the workspace: refusals are not tried again, a lost connection is; records that an upgrade moves are asked for until they can be shown. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => error instanceof ApiError && (error.status === 0 || error.status >= 500) && count < 2,
      refetchOnWindowFocus: true,
      refetchInterval: ({ state: { error } }) => (error instanceof ApiError && error.code === UNREADABLE ? AGAIN_MS : false),
    },
    mutations: { retry: false },
  },
});
