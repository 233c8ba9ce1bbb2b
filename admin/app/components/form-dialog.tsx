import { useNavigate, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  ConfirmDialog,
  LinkButton,
  useHydrated,
} from "@throughline/ui";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";

/**
 * The frame of a form that the address asks for: a dialog over the page, which leads back when it is closed, or without JavaScript
 * a card at the page's top. `children` is the form.
 */
export function FormDialog({
  form,
  title,
  description,
  label,
  keepLabel,
  danger = false,
  backHref,
  children,
}: {
  /** The form's id, by which the buttons beside it send it. */
  form: string;
  title: string;
  description?: string;
  /** What is done. */
  label: string;
  /** How it is left undone, where "back" could be misread. */
  keepLabel?: string;
  danger?: boolean;
  backHref: string;
  children: ReactNode;
}) {
  const text = useText();
  const navigate = useNavigate();
  const isPending = useNavigation().formMethod === "POST";
  if (!useHydrated())
    return (
      <Card title={title} description={description}>
        {children}
        <div className="mt-3 flex gap-2">
          <Button type="submit" form={form} variant="primary">
            {label}
          </Button>
          <LinkButton href={backHref}>{text("command.back")}</LinkButton>
        </div>
      </Card>
    );
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) navigate(backHref, { preventScrollReset: true });
      }}
      title={title}
      description={description}
      confirmLabel={label}
      cancelLabel={keepLabel}
      danger={danger}
      pending={isPending}
      form={form}
    >
      {children}
    </ConfirmDialog>
  );
}
