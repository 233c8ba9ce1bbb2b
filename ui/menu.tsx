import type { ReactElement, ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
} from "react-aria-components";
import { cn } from "./cn.ts";

/** A list of actions and links that opens from `trigger` (one Button or IconButton). Arrow keys, type-ahead, Escape. */
export function Menu({
  label,
  trigger,
  items,
  placement = "bottom end",
}: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        placement={placement}
        offset={4}
        className="min-w-48 animate-appear overflow-auto rounded-panel bg-raised p-1 text-ink shadow-floating outline-none"
      >
        <AriaMenu aria-label={label} items={items} className="outline-none">
          {(item) => <Item {...item} />}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({
  id,
  label,
  icon,
  href,
  danger,
  disabled,
  onAction,
}: MenuAction) {
  return (
    <MenuItem
      id={id}
      href={href}
      isDisabled={disabled}
      onAction={onAction}
      textValue={label}
      className={cn(
        "flex h-8 cursor-default items-center gap-2 rounded-control px-2 text-sm outline-none touch:h-11",
        "data-disabled:opacity-50 data-focused:bg-sunken [&_svg]:size-4 [&_svg]:text-muted",
        danger && "text-danger [&_svg]:text-danger",
      )}
    >
      {icon}
      {label}
    </MenuItem>
  );
}

/** One entry: a link (`href`) or an action (`onAction`). */
export type MenuAction = {
  id: string;
  label: string;
  icon?: ReactNode;
  href?: string;
  danger?: boolean;
  disabled?: boolean;
  onAction?: () => void;
};

type MenuProps = {
  label: string;
  trigger: ReactElement;
  items: MenuAction[];
  placement?: "bottom end" | "bottom start" | "top start" | "top end";
};
