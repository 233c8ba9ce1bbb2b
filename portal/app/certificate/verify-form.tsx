import { Form, useNavigation } from "@remix-run/react";
import { Button, Card, TextField } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Asks for a serial number and leads to its verification page. */
export function VerifyForm({ serial }: { serial?: string }) {
  const text = useText();
  const isPending = useNavigation().state !== "idle";
  return (
    <Card>
      <Form action="/verify" className="flex flex-wrap items-end gap-3">
        <TextField
          name="serial"
          required
          maxLength={60}
          dir="ltr"
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          label={text("certificate.serial")}
          description={text("verify.where")}
          defaultValue={serial}
          className="min-w-0 flex-1 basis-60"
        />
        <Button type="submit" variant="primary" pending={isPending}>
          {text("verify.submit")}
        </Button>
      </Form>
    </Card>
  );
}
