import { Button, TextField, useHydrated } from "@throughline/ui";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useText } from "../messages/use-text.ts";

/** A text to be handed on, such as a link; without JavaScript it can be selected by hand. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const text = useText();
  const hydrated = useHydrated();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        label={label}
        readOnly
        dir="ltr"
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        className="min-w-0 flex-1 basis-60"
      />
      {hydrated && "clipboard" in navigator && (
        <Button
          onPress={() => void copy()}
          icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        >
          {text(isCopied ? "copy.done" : "copy.action")}
        </Button>
      )}
      <span role="status" className="sr-only">
        {isCopied && text("copy.done")}
      </span>
    </div>
  );
}
