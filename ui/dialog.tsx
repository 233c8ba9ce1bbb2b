import { X } from "lucide-react";
import type { ReactNode } from "react";
import {
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
} from "react-aria-components";
import { cn } from "./cn.ts";
import { IconButton } from "./icon-button.tsx";
import { useWords } from "./words.tsx";

/**
 * A window over the page: traps focus, closes on Escape and outside, gives focus back. Open it by `isOpen` or put it beside a
 * Button inside a DialogTrigger. On a phone it comes from the bottom edge.
 */
export function Dialog({
  title,
  description,
  footer,
  wide,
  role,
  isOpen,
  onOpenChange,
  children,
}: DialogProps) {
  const words = useWords();
  return (
    <ModalOverlay
      isDismissable={role !== "alertdialog"}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className={overlayLook}
    >
      <Modal
        className={cn(
          "max-h-[calc(100dvh-32px)] w-full overflow-auto rounded-panel bg-raised text-ink shadow-floating max-sm:rounded-b-none sm:m-4",
          wide ? "max-w-2xl" : "max-w-md",
        )}
      >
        <AriaDialog role={role} className="outline-none">
          {({ close }) => (
            <>
              <header className="flex items-start gap-3 p-4 pb-2">
                <div className="min-w-0 flex-1">
                  <Heading
                    slot="title"
                    level={2}
                    className="text-base font-semibold"
                  >
                    {title}
                  </Heading>
                  {description !== undefined && (
                    <p className="mt-1 text-sm text-muted">{description}</p>
                  )}
                </div>
                <IconButton label={words.close} size="small" onPress={close}>
                  <X aria-hidden />
                </IconButton>
              </header>
              {children !== undefined && (
                <div className="px-4 py-2 text-sm">{children}</div>
              )}
              {footer !== undefined && (
                <footer className="flex flex-wrap justify-end gap-2 p-4 pt-2">
                  {footer(close)}
                </footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

const overlayLook =
  "fixed inset-0 z-50 flex animate-appear items-end justify-center bg-scrim sm:items-center";

/** `footer` gets the function that closes the dialog; without `isOpen` the surrounding DialogTrigger decides. */
export type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  footer?: (close: () => void) => ReactNode;
  wide?: boolean;
  role?: "dialog" | "alertdialog";
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children?: ReactNode;
};
