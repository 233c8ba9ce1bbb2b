import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Checkbox,
  FormError,
  TextField,
  type Problem,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Adds another address by which a person is known, such as the one used at a partner. */
export function AddAddress({ problems }: { problems: Problem[] }) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  const errorOf = (name: string) =>
    problems.find(({ field }) => field === name)?.message;
  return (
    <details className="mt-2" open={problems.length > 0}>
      <summary className="cursor-pointer text-sm text-accent touch:py-3">
        {text("address.add")}
      </summary>
      <Form
        method="post"
        noValidate
        preventScrollReset
        className="mt-2 flex flex-col items-start gap-3"
      >
        <FormError title={text("address.refused")} problems={problems} />
        <input type="hidden" name="command" value="address" />
        <TextField
          name="address"
          type="email"
          autoComplete="off"
          label={text("address.label")}
          maxLength={254}
          required
          className="w-full"
          error={errorOf("address")}
        />
        <TextField
          name="reason"
          label={text("address.reason")}
          maxLength={2000}
          required
          className="w-full"
          error={errorOf("reason")}
        />
        <Checkbox
          name="verified"
          value="yes"
          label={text("address.verified")}
          description={text("address.verifiedExplain")}
        />
        <Button type="submit" size="small" pending={isPending}>
          {text("address.submit")}
        </Button>
      </Form>
    </details>
  );
}
