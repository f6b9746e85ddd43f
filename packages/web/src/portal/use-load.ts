import { useCallback, useEffect, useState } from "react";
import { useLanguage } from "../ui/language.js";

export interface Loading<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly retry: () => void;
}

/** Loads once per key and language; the public pages need no cache. */
export function useLoad<T>(key: string, load: (key: string) => Promise<T>): Loading<T> {
  const language = useLanguage();
  const [state, setState] = useState<{ readonly data?: T; readonly error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  const asked = `${language} ${turn} ${key}`;
  useEffect(() => {
    let over = asked === "";
    load(key).then(
      (data) => {
        if (!over) setState({ data });
      },
      (error: unknown) => {
        if (!over) setState({ error });
      },
    );
    return () => {
      over = true;
    };
  }, [key, load, asked]);
  const retry = useCallback(() => {
    setState({});
    setTurn((value) => value + 1);
  }, []);
  return { ...state, retry };
}
