import { createContext, useContext } from "react";
import type { Configuration, Me } from "../api/types.js";

export interface Standing {
  readonly configuration: Configuration;
  readonly me: Me;
}

export const StandingContext = createContext<Standing | undefined>(undefined);

/** The configuration and the person signed in; only below the shell of the workspace. */
export function useStanding(): Standing {
  const standing = useContext(StandingContext);
  if (standing === undefined) throw new Error("StandingContext is missing");
  return standing;
}

export function useConfiguration(): Configuration {
  return useStanding().configuration;
}
