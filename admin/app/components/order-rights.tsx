import { Card, DataTable, type Column } from "@throughline/ui";
import { useText, type Text } from "../messages/use-text.ts";
import type { OrderDetail, Proposal } from "../order/order.query.ts";

type Right = Proposal["rights"][number];

/** What a right is for, in words. */
export const nameOfRight = (
  { kind, stepLabel }: Pick<Right, "kind" | "stepLabel">,
  text: Text,
): string => {
  if (kind === "STEP_BOOKING")
    return text("order.kind.STEP_BOOKING", { step: stepLabel ?? "" });
  return text(
    kind === "GROUP_CREDIT"
      ? "order.kind.GROUP_CREDIT"
      : "order.kind.PRIVATE_CREDIT",
  );
};

/** What an order gave: each right with how much of it is used, waits for a roll, is booked and free, and its seats. */
export function OrderRights({
  order: { refundProposal },
}: {
  order: OrderDetail;
}) {
  const text = useText();
  if (!refundProposal) return null;
  const { rights, openSeats, invitedSeats, claimedSeats } = refundProposal;
  const hasSeats = openSeats + invitedSeats + claimedSeats > 0;
  return (
    <Card title={text("order.rights")} flush>
      {hasSeats && (
        <p className="p-4 text-sm">
          {text("order.seats", {
            open: openSeats,
            invited: invitedSeats,
            claimed: claimedSeats,
          })}
        </p>
      )}
      {(rights.length > 0 || !hasSeats) && (
        <DataTable
          caption={text("order.rights")}
          columns={columnsOf(
            text,
            rights.some(({ waiting }) => waiting > 0),
          )}
          rows={rights}
          rowKey={({ entitlementId }) => entitlementId}
          empty={
            <p className="p-4 text-sm text-muted">{text("order.rightsNone")}</p>
          }
        />
      )}
    </Card>
  );
}

function columnsOf(text: Text, hasWaiting: boolean): Column<Right>[] {
  const count = (
    key: "granted" | "used" | "waiting" | "booked" | "free" | "takenBack",
  ) => ({
    key,
    heading: text(`order.${key}`),
    align: "end" as const,
    cell: (right: Right) => right[key],
  });
  return [
    {
      key: "right",
      heading: text("order.right"),
      cell: (right) => nameOfRight(right, text),
    },
    count("granted"),
    count("used"),
    ...(hasWaiting ? [count("waiting")] : []),
    count("booked"),
    count("free"),
    count("takenBack"),
  ];
}
