import { Button, Card } from "@throughline/ui";
import { Play } from "lucide-react";
import { useEffect, useRef } from "react";
import { useText } from "../messages/use-text.ts";

/** Sends the student's browser on to the partner with what it must post there: by itself, or by the button without JavaScript. */
export function StepFormPost({
  url,
  fields,
}: {
  url: string;
  fields: { name: string; value: string }[];
}) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.submit(), []);
  return (
    <Card title={text("step.postTitle")}>
      <form ref={form} method="post" action={url}>
        {fields.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" variant="primary" icon={<Play aria-hidden />}>
          {text("step.postAction")}
        </Button>
      </form>
    </Card>
  );
}
