import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../api/problem.js";

/** One cache for the workspace: refusals are not tried again, a lost connection is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => error instanceof ApiError && (error.status === 0 || error.status >= 500) && count < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
