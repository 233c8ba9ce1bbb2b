import { Form } from "@remix-run/react";
import { Button, Card, Pill } from "@throughline/ui";
import type { AttentionItem } from "../attention/attention.fields.ts";
import type { InterventionDetail } from "../attention/intervention.query.ts";
import { useText } from "../messages/use-text.ts";
import { AttentionAssignee } from "./attention-assignee.tsx";
import { StayButton } from "./stay-button.tsx";
import { When } from "./when.tsx";

/** Whether an item needs anybody now, why it ranks as it does, whose it is, and what can be done about it. */
export function InterventionStanding({
  itemKey,
  item,
  open,
  me,
}: {
  itemKey: string;
  item?: AttentionItem;
  open?: InterventionDetail;
  me?: string;
}) {
  const text = useText();
  const seen = open?.assignee?.id;
  return (
    <Card
      title={text(item ? `attention.kind.${item.kind}` : "intervention.calm")}
    >
      <div className="flex flex-col gap-4">
        {item ? (
          <>
            <p dir="auto" className="wrap-anywhere">
              {item.reason} <span className="text-muted">·</span>{" "}
              <When at={item.since} />
            </p>
            <section>
              <h3 className="text-sm font-medium">
                {text("intervention.rank")}
              </h3>
              <ul className="mt-1 flex flex-col gap-1 text-sm">
                {item.reasons.map(({ code, value, points }) => (
                  <li key={code} className="flex items-center gap-2">
                    <Pill>{text("intervention.points", { points })}</Pill>
                    {text(`risk.${code}`, { value })}
                  </li>
                ))}
              </ul>
            </section>
          </>
        ) : (
          <p className="text-sm text-muted">
            {text("intervention.calmExplain")}
          </p>
        )}
        {(item ?? open) && (
          <>
            <div className="text-sm">
              <span className="text-muted">{text("work.assigned")}</span>{" "}
              <AttentionAssignee
                intervention={open ?? item?.intervention ?? null}
              />
            </div>
            <div className="flex flex-wrap gap-2">
              {seen !== me && (
                <Form method="post" preventScrollReset replace>
                  <input type="hidden" name="work" value="take" />
                  <input type="hidden" name="key" value={itemKey} />
                  <input type="hidden" name="seen" value={seen ?? ""} />
                  <Button type="submit" size="small" variant="primary">
                    {text("work.take")}
                  </Button>
                </Form>
              )}
              {(["assign", "snooze", "resolve"] as const).map((work) => (
                <StayButton key={work} to={`?work=${work}&item=${itemKey}`}>
                  {text(`work.${work}.do`)}
                </StayButton>
              ))}
            </div>
          </>
        )}
      </div>
    </Card>
  );
}
