import { Form, useNavigation } from "@remix-run/react";
import { Banner, Button, Card } from "@throughline/ui";
import { KeyRound } from "lucide-react";
import { CopyField } from "../components/copy-field.tsx";
import { useText } from "../messages/use-text.ts";
import type { OwnStepInFull } from "./own-step.server.ts";

/** Asks for the sign-in details of the student's account at the partner; for new ones where they were shown already. */
export function AccessButton({
  step: { id, partner },
  access,
}: {
  step: Pick<OwnStepInFull, "id" | "partner">;
  access: NonNullable<OwnStepInFull["access"]>;
}) {
  const text = useText();
  const { formData } = useNavigation();
  const intent = access === "SHOWN" ? "renewAccess" : "access";
  const name = partner?.name ?? text("step.school");
  return (
    <Form method="post" className="flex flex-col items-start gap-3">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="stepId" value={id} />
      <p className={access === "SHOWN" ? "text-sm text-muted" : undefined}>
        {access === "SHOWN"
          ? text("step.accessShown")
          : text("step.accessWaits", { partner: name })}
      </p>
      <Button
        type="submit"
        icon={<KeyRound aria-hidden />}
        pending={formData?.get("intent") === intent}
      >
        {text(access === "SHOWN" ? "step.accessRenew" : "step.accessAction")}
      </Button>
    </Form>
  );
}

/** The sign-in details, this once. */
export function AccessDetails({
  details,
}: {
  details: { name: string; value: string }[];
}) {
  const text = useText();
  return (
    <Card title={text("step.accessTitle")}>
      <div className="flex flex-col gap-4">
        <Banner strong>{text("step.accessHint")}</Banner>
        {details.map(({ name, value }) => (
          <CopyField key={name} label={name} value={value} />
        ))}
      </div>
    </Card>
  );
}
