import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { useWords } from "./words.tsx";

/**
 * Asks before something that cannot easily be taken back. `children` previews exactly what changes: counts and names.
 * Confirm either calls `onConfirm` or, with `form`, submits the form of that id; closing afterwards is the caller's.
 */
export function ConfirmDialog({
  confirmLabel,
  cancelLabel,
  danger = false,
  pending,
  disabled,
  form,
  onConfirm,
  ...dialog
}: ConfirmDialogProps) {
  const words = useWords();
  return (
    <Dialog
      {...dialog}
      role="alertdialog"
      footer={(close) => (
        <>
          <Button onPress={close}>{cancelLabel ?? words.cancel}</Button>
          <Button
            variant={danger ? "danger" : "primary"}
            pending={pending}
            isDisabled={disabled}
            type={form === undefined ? "button" : "submit"}
            form={form}
            onPress={onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      )}
    />
  );
}

type ConfirmDialogProps = {
  title: ReactNode;
  description?: ReactNode;
  confirmLabel: string;
  /** Where "Cancel" could be taken for what is asked about. */
  cancelLabel?: string;
  danger?: boolean;
  pending?: boolean;
  disabled?: boolean;
  form?: string;
  onConfirm?: () => void;
  wide?: boolean;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children?: ReactNode;
};
