import { Button, type ButtonProps } from "antd";
import { useHref, useNavigate } from "react-router";

/** A link inside the workspace that looks like a button; opens in a new tab as any link does. */
export function LinkButton({ to, ...rest }: Omit<ButtonProps, "href" | "onClick"> & { readonly to: string }) {
  const href = useHref(to);
  const navigate = useNavigate();
  return (
    <Button
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        void navigate(to);
      }}
    />
  );
}
