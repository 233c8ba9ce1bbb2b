import { Form } from "@remix-run/react";
import {
  Banner,
  Card,
  DataTable,
  EmptyState,
  FormError,
  TextArea,
  TextField,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { ConnectionAnswer } from "../partner/connection.action.server.ts";
import type { ConnectedPartner } from "../partner/connection.query.ts";
import { FaultyRows } from "./faulty-rows.tsx";
import { IntentButton } from "./intent-button.tsx";

/** The voucher codes of a partner, counted by course, and the way to add some. */
export function PartnerVouchers({
  partner: { id, vouchers, courseSteps },
  answer,
}: {
  partner: ConnectedPartner;
  answer?: ConnectionAnswer;
}) {
  const text = useText();
  return (
    <Card title={text("vouchers.title")} description={text("vouchers.explain")}>
      <div className="flex flex-col gap-5">
        <DataTable
          caption={text("vouchers.title")}
          rows={vouchers}
          rowKey={({ courseRef }) => courseRef}
          empty={<EmptyState title={text("vouchers.none")} />}
          columns={[
            {
              key: "courseRef",
              heading: text("vouchers.course"),
              cell: ({ courseRef }) => <bdi>{courseRef}</bdi>,
            },
            ...(["free", "assigned", "expired", "waiting"] as const).map(
              (figure) => ({
                key: figure,
                heading: text(`vouchers.${figure}`),
                align: "end" as const,
                cell: (row: ConnectedPartner["vouchers"][number]) =>
                  row[figure],
              }),
            ),
          ]}
        />
        <AddVouchers
          partnerId={id}
          courseRefs={[
            ...new Set(
              courseSteps.map((step) => step.partnerCourseRef ?? step.slug),
            ),
          ]}
          answer={answer}
        />
      </div>
    </Card>
  );
}

function AddVouchers({
  partnerId,
  courseRefs,
  answer,
}: {
  partnerId: string;
  courseRefs: string[];
  answer?: ConnectionAnswer;
}) {
  const text = useText();
  const problems = answer?.problems ?? [];
  const errorOf = (name: string) =>
    problems.find(({ field }) => field === name)?.message;
  const counted = answer?.counted;
  return (
    <Form method="post" className="flex flex-col gap-4">
      <FormError title={text("vouchers.refused")} problems={problems} />
      {counted && (
        <Banner strong={counted.faulty.length > 0}>
          {text("vouchers.added", {
            added: counted.new,
            repeated: counted.repeated,
          })}
          <FaultyRows rows={counted.faulty} />
        </Banner>
      )}
      <input type="hidden" name="intent" value="vouchers" />
      <input type="hidden" name="partnerId" value={partnerId} />
      <TextField
        id="courseRef"
        name="courseRef"
        list="courseRefs"
        label={text("vouchers.courseRef")}
        description={text("vouchers.courseRefHint")}
        defaultValue={courseRefs[0]}
        error={errorOf("courseRef")}
        required
      />
      <datalist id="courseRefs">
        {courseRefs.map((ref) => (
          <option key={ref} value={ref} />
        ))}
      </datalist>
      <TextArea
        id="codes"
        name="codes"
        dir="ltr"
        rows={6}
        spellCheck={false}
        autoComplete="off"
        label={text("vouchers.codes")}
        description={text("vouchers.codesHint")}
        error={errorOf("codes")}
        required
      />
      <IntentButton intent="vouchers" variant="primary" className="w-fit">
        {text("vouchers.add")}
      </IntentButton>
    </Form>
  );
}
