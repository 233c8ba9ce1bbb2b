import { Form, useNavigation } from "@remix-run/react";
import { Button, Card, FormError, TextArea } from "@throughline/ui";
import { Send } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { SeatRefusal } from "./answer-seats.server.ts";

/** The addresses to which links go, one a line, for as many places as are free. */
export function InviteForm({
  orderId,
  free,
  isLicense,
  refusal,
}: {
  orderId: string;
  free: number;
  isLicense: boolean;
  refusal?: SeatRefusal;
}) {
  const text = useText();
  const { formData } = useNavigation();
  const refused = refusal?.intent === "invite" ? refusal : undefined;
  return (
    <Card
      title={text("seats.inviteTitle")}
      description={
        free === 0 && isLicense
          ? text("seats.noneFreeOfLicense")
          : text("seats.free", { count: free })
      }
    >
      {free > 0 && (
        <Form
          key={refused ? "refused" : free}
          method="post"
          className="flex flex-col gap-3"
        >
          <input type="hidden" name="intent" value="invite" />
          <input type="hidden" name="orderId" value={orderId} />
          <FormError
            title={text("seats.failed")}
            problems={
              refused ? [{ field: "emails", message: refused.message }] : []
            }
          />
          <TextArea
            id="emails"
            name="emails"
            required
            dir="ltr"
            autoComplete="off"
            inputMode="email"
            label={text("seats.emails")}
            description={text("seats.inviteExplain")}
            defaultValue={refused?.typed.emails}
            error={refused?.message}
          />
          <Button
            type="submit"
            variant="primary"
            size="large"
            icon={<Send aria-hidden />}
            pending={formData?.get("intent") === "invite"}
            className="w-full sm:w-fit"
          >
            {text("seats.invite")}
          </Button>
        </Form>
      )}
    </Card>
  );
}
