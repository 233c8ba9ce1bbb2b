import type { ReactNode } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from "react-aria-components";
import { buttonLook, type ButtonLook } from "./button.tsx";
import { cn } from "./cn.ts";
import { Tooltip } from "./tooltip.tsx";

/** A button that is only an icon; its `label` is its name and its tooltip. */
export function IconButton({
  label,
  keys,
  variant = "quiet",
  size,
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cn(
          buttonLook({ variant, size }),
          "aspect-square px-0 touch:min-w-11",
          className,
        )}
      >
        {children}
      </AriaButton>
    </Tooltip>
  );
}

/** A button's properties; `children` is the icon, `keys` the shortcut shown in the tooltip. */
export type IconButtonProps = Omit<
  AriaButtonProps,
  "className" | "children" | "style" | "aria-label"
> &
  ButtonLook & {
    label: string;
    keys?: string;
    children: ReactNode;
    className?: string;
  };
