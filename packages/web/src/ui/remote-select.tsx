import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDebounced } from "./use-debounced.js";
import "./pickers.css";

export interface RemoteOption {
  readonly value: string;
  readonly label: string;
  readonly note?: string | undefined;
}

/** What a person may say about a box that looks names up. */
export interface PickerProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string | readonly string[] | undefined;
  readonly onChange: (value: string | readonly string[] | undefined) => void;
  /** Words of values that are already known. */
  readonly known?: readonly RemoteOption[];
  readonly multiple?: boolean;
  readonly disabled?: boolean | undefined;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  readonly placeholder?: string;
  readonly width?: number | string;
}

interface RemoteSelectProps extends PickerProps {
  /** Names the answers in the cache. */
  readonly queryKey: readonly unknown[];
  readonly load: (search: string, signal: AbortSignal) => Promise<readonly RemoteOption[]>;
}

/** A box that looks names up on the server while a person types. */
export function RemoteSelect(props: RemoteSelectProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<readonly RemoteOption[]>([]);
  const settled = useDebounced(search);
  const found = useQuery({ queryKey: [...props.queryKey, settled], queryFn: ({ signal }) => props.load(settled, signal), enabled: open });
  const options = found.data ?? [];
  const loading = open && found.isFetching;
  const values = Array.isArray(props.value) ? (props.value as readonly string[]) : typeof props.value === "string" && props.value !== "" ? [props.value] : [];
  const all = new Map([...(props.known ?? []), ...picked, ...options].map((option) => [option.value, option]));
  const shown = new Map(options.map((option) => [option.value, option]));
  for (const value of values) if (search === "" && !shown.has(value)) shown.set(value, all.get(value) ?? { value, label: value });
  const change = (next: string | string[] | undefined) => {
    const list = next === undefined ? [] : Array.isArray(next) ? next : [next];
    setPicked(list.flatMap((value) => all.get(value) ?? []));
    setSearch("");
    props.onChange(props.multiple === true ? list : list[0]);
  };
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { "aria-label": props.label })}
      {...(props.describedBy === undefined ? {} : { "aria-describedby": props.describedBy })}
      showSearch={{ filterOption: false, onSearch: setSearch, searchValue: search }}
      allowClear
      {...(props.multiple === true ? { mode: "multiple" as const, value: [...values] } : { value: values[0] })}
      disabled={props.disabled ?? false}
      {...(props.invalid === true ? { status: "error" as const } : {})}
      loading={loading}
      onOpenChange={setOpen}
      onChange={change as (value: unknown) => void}
      placeholder={props.placeholder ?? t("picker.search")}
      notFoundContent={loading ? t("state.loading") : t("picker.nothing")}
      options={[...shown.values()].map((option) => ({ value: option.value, label: option.label, note: option.note }))}
      optionRender={(option) => (
        <span className="z-option">
          <span>{option.label}</span>
          {typeof option.data.note === "string" && option.data.note !== "" && <small>{option.data.note}</small>}
        </span>
      )}
      style={{ width: props.width ?? "100%", maxWidth: "100%" }}
    />
  );
}
