import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from "react-aria-components";
import { cn } from "./cn.ts";

/** How a button looks, whatever element it is. */
export type ButtonLook = VariantProps<typeof buttonLook>;

/** A button's properties: react-aria's (`onPress`, `isDisabled`, `type`, `name`, `value`, `form`) plus look, icon and `pending`. */
export type ButtonProps = Omit<
  AriaButtonProps,
  "className" | "children" | "isPending" | "style"
> &
  ButtonLook & {
    children: ReactNode;
    icon?: ReactNode;
    pending?: boolean;
    className?: string;
  };

/**
 * Does something. `type="submit"` submits its form without JavaScript too. While `pending` it keeps its width and focus, spins,
 * says so to screen readers and ignores presses.
 */
export function Button({
  variant,
  size,
  icon,
  pending = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      isPending={pending}
      className={cn(buttonLook({ variant, size }), className)}
    >
      {pending && (
        <LoaderCircle aria-hidden className="absolute size-4 animate-spin" />
      )}
      <span
        className={cn(
          "inline-flex items-center gap-1.5",
          pending && "opacity-0",
        )}
      >
        {icon}
        {children}
      </span>
    </AriaButton>
  );
}

/** The classes of everything that looks like a button. */
export const buttonLook = cva(
  [
    "relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap select-none",
    "transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 data-pending:cursor-progress",
    "touch:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-accent-solid text-on-accent hover:bg-accent-strong",
        secondary: "border-line bg-surface text-ink hover:bg-sunken",
        quiet: "border-transparent text-muted hover:bg-sunken hover:text-ink",
        danger:
          "border-transparent bg-danger-solid text-on-accent hover:bg-danger-strong",
      },
      size: {
        small: "h-7 px-2 text-xs",
        medium: "h-8 px-3 text-sm",
        large: "h-11 px-5 text-base",
      },
    },
    defaultVariants: { variant: "secondary", size: "medium" },
  },
);
