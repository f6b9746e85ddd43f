import type { WidgetProps } from "@rjsf/utils";
import { AutoComplete } from "antd";
import { useContext } from "react";
import type { FormNode } from "../schema/form-schema.js";
import { NamesContext } from "./builder-context.js";
import "../../ui/pickers.css";

const MOST = 200;

/** The name of something that is there: what there is is offered with its title, anything may be typed. */
export function NameInput(props: WidgetProps) {
  const { zhiliRef = "" } = props.schema as FormNode;
  const value = typeof props.value === "string" ? props.value : "";
  const names = useContext(NamesContext)(zhiliRef);
  const typed = value.toLowerCase();
  const whole = names.some((name) => name.value === value);
  const offered = whole ? [] : names.filter((name) => `${name.title} ${name.value}`.toLowerCase().includes(typed)).slice(0, MOST);
  return (
    <AutoComplete
      id={props.id}
      aria-label={props.label}
      value={value}
      showSearch={{ filterOption: false }}
      options={offered.map((name) => ({
        value: name.value,
        label: (
          <span className="z-option">
            <span>{name.title}</span>
            <small>{name.value}</small>
          </span>
        ),
      }))}
      onChange={(text: string) => props.onChange(text === "" ? undefined : text)}
      style={{ width: "100%" }}
    />
  );
}
