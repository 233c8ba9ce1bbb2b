import { Form, useNavigation } from "@remix-run/react";
import { Banner, Button } from "@throughline/ui";
import { Radar } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { PartnerDetail } from "../partner/partner.query.ts";
import { When } from "./when.tsx";

/** Says that a partner is down or coming back and why, what waits, and lets it be tried at once. Silent while all is well. */
export function PartnerHealth({
  partner: { id, name, circuit, waitingCalls },
}: {
  partner: PartnerDetail;
}) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  if (circuit.state === "CLOSED") return null;
  const isDown = circuit.state === "OPEN";
  return (
    <Banner
      strong={isDown}
      action={
        <Form method="post" preventScrollReset>
          <input type="hidden" name="command" value="probe" />
          <input type="hidden" name="partnerId" value={id} />
          <Button
            type="submit"
            size="small"
            variant="primary"
            pending={isPending}
            icon={<Radar aria-hidden />}
          >
            {text("circuit.probe")}
          </Button>
        </Form>
      }
    >
      <strong className="font-semibold">
        {text(isDown ? "circuit.isDown" : "circuit.isBack", { partner: name })}
      </strong>{" "}
      {text("circuit.waits", { count: waitingCalls })}{" "}
      {circuit.reason && text("circuit.reason", { reason: circuit.reason })}
      {isDown && circuit.notBefore && (
        <>
          {" "}
          {text("circuit.nextProbe")} <When at={circuit.notBefore} />
        </>
      )}
    </Banner>
  );
}
