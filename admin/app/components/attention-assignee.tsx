import { Highlight } from "@throughline/ui";
import type { AttentionItem } from "../attention/attention.fields.ts";
import { useText } from "../messages/use-text.ts";
import { useStaff } from "./staff.ts";
import { When } from "./when.tsx";

/** Who works on an item, and until when it is put off. */
export function AttentionAssignee({
  intervention,
}: {
  intervention: AttentionItem["intervention"];
}) {
  const text = useText();
  const me = useStaff()?.viewer.person.id;
  const assignee = intervention?.assignee;
  const name = assignee?.id === me ? text("work.you") : assignee?.name;
  return (
    <span className="block max-sm:text-end">
      <Highlight value={assignee?.id ?? ""}>
        {name ? (
          <bdi>{name}</bdi>
        ) : (
          <span className="text-muted">{text("work.nobody")}</span>
        )}
      </Highlight>
      {intervention?.snoozedUntil && (
        <span className="block text-xs text-muted">
          {text("work.snoozedUntil")} <When at={intervention.snoozedUntil} />
        </span>
      )}
    </span>
  );
}
