import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  ConfirmDialog,
  LinkButton,
  ProgressBar,
  TextArea,
} from "@throughline/ui";
import { CircleStop, Play, Trash2, Undo2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { Operation } from "../bulk/operation.query.ts";
import { useText } from "../messages/use-text.ts";

/** How far an operation is, and what can be done with it as it stands: start or discard, stop, take back. */
export function BulkProgress({ operation }: { operation: Operation }) {
  const parts: Record<Operation["state"], ReactNode> = {
    DRAFT: null,
    PLANNING: <UnderWay operation={operation} />,
    PREVIEW: <Preview operation={operation} />,
    RUNNING: <UnderWay operation={operation} />,
    DONE: <Ended operation={operation} />,
    ABORTED: <Ended operation={operation} />,
    UNDOING: <UnderWay operation={operation} />,
    PARTLY_UNDONE: <Ended operation={operation} />,
    UNDONE: <Ended operation={operation} />,
  };
  return parts[operation.state];
}

/** After these a class is booked for nothing. */
const givesSeatsUp: ReadonlySet<Operation["kind"]> = new Set([
  "SUSPEND",
  "CANCEL",
  "COMPLETE_STEP",
  "SKIP_STEP",
]);

function Preview({ operation }: { operation: Operation }) {
  const text = useText();
  const { applicable, notUndoable, file, id, kind } = operation;
  return (
    <Card
      title={text("bulk.willApply", { count: applicable })}
      description={text(
        file ? "bulk.previewImportExplain" : "bulk.previewExplain",
      )}
    >
      <div className="flex flex-col gap-4">
        {notUndoable && (
          <p className="text-sm">
            <strong>{text("bulk.danger")}.</strong> {notUndoable}
          </p>
        )}
        {givesSeatsUp.has(kind) && (
          <p className="text-sm">{text("bulk.seats")}</p>
        )}
        <div className="flex flex-wrap gap-2">
          {applicable > 0 && (
            <Command
              command="start"
              variant={notUndoable ? "danger" : "primary"}
              icon={<Play aria-hidden />}
            >
              {text("bulk.start", { count: applicable })}
            </Command>
          )}
          {file && (
            <LinkButton href={`/import/${id}`}>
              {text("bulk.columns")}
            </LinkButton>
          )}
          <Command command="discard" icon={<Trash2 aria-hidden />}>
            {text("bulk.discard")}
          </Command>
        </div>
      </div>
    </Card>
  );
}

function UnderWay({ operation }: { operation: Operation }) {
  const text = useText();
  const { done, total } = progressOf(operation);
  return (
    <Card title={text(`bulk.state.${operation.state}`)}>
      <div className="flex flex-col gap-4">
        <ProgressBar
          label={text("bulk.progress")}
          value={done}
          max={total}
          text={text("bulk.progressText", { done, total })}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Command command="abort" icon={<CircleStop aria-hidden />}>
            {text("bulk.abort")}
          </Command>
          <p className="text-sm text-muted">{text("bulk.goesOn")}</p>
        </div>
      </div>
    </Card>
  );
}

function Ended({ operation }: { operation: Operation }) {
  const text = useText();
  const { state, notUndoable, undoneByName, undoReason, counts } = operation;
  const { done, total } = progressOf(operation);
  const isStopped = state === "PARTLY_UNDONE";
  return (
    <Card
      title={text(`bulk.state.${state}`)}
      description={isStopped ? text("bulk.undoStopped") : operation.problem}
    >
      <div className="flex flex-col gap-4">
        <ProgressBar
          label={text(
            isBackwards(state) ? "bulk.row.UNDONE" : "bulk.row.APPLIED",
          )}
          value={done}
          max={total}
          text={text("bulk.progressText", { done, total })}
        />
        {undoneByName && (
          <p className="text-sm">
            {text("bulk.undoneBy", {
              name: undoneByName,
              reason: undoReason ?? "",
            })}
          </p>
        )}
        {state !== "UNDONE" && notUndoable && (
          <p className="text-sm text-muted">
            {text("bulk.notUndoable")}: {notUndoable}
          </p>
        )}
        {state !== "UNDONE" && !notUndoable && counts.applied > 0 && (
          <TakeBack
            count={counts.applied}
            label={text(isStopped ? "bulk.undoRest" : "bulk.undo")}
          />
        )}
      </div>
    </Card>
  );
}

function progressOf({ state, total, applicable, counts }: Operation) {
  const settled = total - counts.pending;
  if (state === "PLANNING")
    return {
      done: Object.values(counts).reduce((sum, count) => sum + count, 0),
      total,
    };
  if (state === "RUNNING")
    return { done: settled - (total - applicable), total: applicable };
  const applied = counts.applied + counts.undone + counts.undoFailed;
  if (isBackwards(state)) return { done: counts.undone, total: applied };
  return { done: applied, total: applicable };
}

/** What counts is then what was taken back, not what was done. */
const isBackwards = (state: Operation["state"]) =>
  state === "UNDOING" || state === "PARTLY_UNDONE" || state === "UNDONE";

/** Asks for the reason first; without JavaScript the dialog never opens, and nothing is taken back by mistake. */
function TakeBack({ count, label }: { count: number; label: string }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const isPending = useNavigation().formMethod === "POST";
  return (
    <>
      <div>
        <Button icon={<Undo2 aria-hidden />} onPress={() => setOpen(true)}>
          {label}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={text("bulk.undoQuestion", { count })}
        description={text("bulk.undoExplain")}
        confirmLabel={label}
        form="bulk-undo"
        pending={isPending}
      >
        <Form
          id="bulk-undo"
          method="post"
          noValidate
          onSubmit={() => setOpen(false)}
        >
          <input type="hidden" name="command" value="undo" />
          <TextArea
            id="undo-reason"
            name="reason"
            label={text("bulk.undoReason")}
            description={text("bulk.reasonExplain")}
            maxLength={2000}
            required
          />
        </Form>
      </ConfirmDialog>
    </>
  );
}

function Command({
  command,
  variant,
  icon,
  children,
}: {
  command: "start" | "abort" | "discard";
  variant?: "primary" | "danger";
  icon: ReactNode;
  children: ReactNode;
}) {
  const { formMethod, formData } = useNavigation();
  const isPending =
    formMethod === "POST" && formData?.get("command") === command;
  return (
    <Form method="post">
      <input type="hidden" name="command" value={command} />
      <Button type="submit" variant={variant} pending={isPending} icon={icon}>
        {children}
      </Button>
    </Form>
  );
}
