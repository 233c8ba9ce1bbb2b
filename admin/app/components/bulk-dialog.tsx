import { useFetcher } from "@remix-run/react";
import {
  Button,
  Checkbox,
  Dialog,
  FormError,
  SelectField,
  TextArea,
  type Problem,
} from "@throughline/ui";
import type { BulkAction } from "../bulk/bulk-actions.ts";
import type { FilterCourse } from "../enrollment/students.query.ts";
import { useText } from "../messages/use-text.ts";

/** Asks what an action on many needs to know, and plans it; the preview is a page of its own. */
export function BulkDialog({
  action,
  count,
  courses,
  course,
  chosen,
  onClose,
}: {
  action: BulkAction;
  count: number;
  courses: FilterCourse[];
  /** The course that the list is narrowed to. */
  course: FilterCourse | undefined;
  /** The selection, as the form says it. */
  chosen: Record<string, string>;
  onClose: () => void;
}) {
  const text = useText();
  const { Form, state, data } = useFetcher<{ problems: Problem[] }>();
  const problems = data?.problems ?? [];
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={text(`bulk.action.${action.kind}`)}
      description={text("bulk.selected", { count })}
      footer={(close) => (
        <>
          <Button onPress={close}>{text("bulk.close")}</Button>
          <Button
            type="submit"
            form="bulk-plan"
            variant="primary"
            pending={state !== "idle"}
          >
            {text("bulk.preview")}
          </Button>
        </>
      )}
    >
      <Form
        id="bulk-plan"
        method="post"
        action="/bulk?index"
        noValidate
        className="flex flex-col gap-4"
      >
        <FormError title={text("bulk.notPlanned")} problems={problems} />
        <p className="text-muted">{text("bulk.dialogExplain")}</p>
        <input type="hidden" name="kind" value={action.kind} />
        {Object.entries(chosen).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {action.needs === "step" && (
          <SelectField
            id="bulk-step"
            name="courseStepId"
            label={text("bulk.whichStep")}
            options={[
              { value: "", label: text(`bulk.meant.${action.kind}`) },
              ...(course?.steps ?? []).map(({ id, label, title }) => ({
                value: id,
                label: `${label} ${title}`,
              })),
            ]}
          />
        )}
        {action.needs === "course" && (
          <>
            <SelectField
              id="bulk-course"
              name="courseId"
              label={text("bulk.whichCourse")}
              options={courses.map(({ id, title }) => ({
                value: id,
                label: title,
              }))}
            />
            <Checkbox
              name="again"
              label={text("bulk.again")}
              description={text("bulk.againExplain")}
            />
          </>
        )}
        <TextArea
          id="bulk-reason"
          name="reason"
          label={text("bulk.reason")}
          description={text("bulk.reasonExplain")}
          error={problems.find(({ field }) => field === "reason")?.message}
          maxLength={2000}
          required
        />
      </Form>
    </Dialog>
  );
}
