import {
  Form,
  useNavigation,
  useSearchParams,
  useSubmit,
} from "@remix-run/react";
import {
  Button,
  Card,
  ConfirmDialog,
  FormError,
  LinkButton,
  PageHeader,
  Pill,
  TextField,
  useHydrated,
  useMoney,
  type Problem,
} from "@throughline/ui";
import { useRef, useState } from "react";
import { Notice } from "@throughline/web/frame/notice.tsx";
import type { ResultOf } from "@throughline/web/graphql";
import type { BuiltCourseQuery } from "../course/builder.query.ts";
import { useText } from "../messages/use-text.ts";
import { MirrorState } from "./mirror-state.tsx";
import { PaymentsClosed } from "./payments-closed.tsx";

type Course = NonNullable<ResultOf<typeof BuiltCourseQuery>["course"]>;

/** A course as it stands: how it is sold, whether Stripe has it so, and the ways to change it or take it off sale. */
export function BuiltCourse({
  course,
  sellsOnline,
  problems,
}: {
  course: Course;
  sellsOnline: boolean;
  problems: Problem[];
}) {
  const text = useText();
  const [search] = useSearchParams();
  const isPending = useNavigation().formMethod === "POST";
  const { code, title, state, draft } = course;
  return (
    <>
      <PageHeader
        trail={[{ href: "/courses", label: text("nav.courses") }]}
        title={
          <span className="flex flex-wrap items-center gap-2">
            {title} <Pill>{text(`course.state.${state}`)}</Pill>
          </span>
        }
        actions={
          <LinkButton href={`/courses/${encodeURIComponent(code)}`}>
            {text("built.page")}
          </LinkButton>
        }
      />
      {(["published", "discarded", "ended"] as const).map(
        (done) =>
          search.has(done) &&
          problems.length === 0 && (
            <Notice key={done}>{text(`built.${done}`)}</Notice>
          ),
      )}
      <Card
        title={text("built.change")}
        description={text("built.changeExplain")}
      >
        <Form method="post" className="flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            name="intent"
            value="begin"
            variant="primary"
            pending={isPending}
          >
            {text(draft ? "builder.goOn" : "built.change")}
          </Button>
          {draft && (
            <span className="text-sm text-muted">
              {text("built.draftIs", { name: draft.updatedByName })}
            </span>
          )}
        </Form>
      </Card>
      {course.product && <PaymentsClosed sellsOnline={sellsOnline} />}
      <Sale course={course} />
      {state !== "ARCHIVED" && <End course={course} problems={problems} />}
    </>
  );
}

function Sale({ course: { product } }: { course: Course }) {
  const text = useText();
  const money = useMoney();
  return (
    <Card title={text("built.sale")}>
      {!product?.price ? (
        <p className="text-sm text-muted">{text("built.notSold")}</p>
      ) : (
        <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
          <dt className="text-muted">{text("built.price")}</dt>
          <dd>{money(product.price.unitAmount, product.price.currency)}</dd>
          <dt className="text-muted">{text("built.bundle")}</dt>
          <dd>{product.summary}</dd>
          <dt className="text-muted">{text("builder.stripe")}</dt>
          <dd>
            <MirrorState product={product} />
          </dd>
        </dl>
      )}
    </Card>
  );
}

/** Archiving is asked about once more; without JavaScript its button is enough. */
function End({
  course: { title, enrollmentCount, underway, state },
  problems,
}: {
  course: Course;
  problems: Problem[];
}) {
  const text = useText();
  const submit = useSubmit();
  const isHydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const [asksArchive, setAsksArchive] = useState(false);
  return (
    <Card
      title={text("built.off")}
      description={text("built.offExplain", { count: enrollmentCount })}
    >
      <Form
        ref={form}
        method="post"
        noValidate
        className="flex flex-col items-start gap-3"
        onSubmit={(event) => {
          const { submitter } = event.nativeEvent as SubmitEvent;
          if (!isHydrated || submitter?.getAttribute("value") !== "archive")
            return;
          // Without a reason it is refused anyway: there is nothing to ask about.
          const reason = new FormData(event.currentTarget).get("reason");
          if (typeof reason === "string" && reason.trim() === "") return;
          event.preventDefault();
          setAsksArchive(true);
        }}
      >
        <FormError title={text("built.refused")} problems={problems} />
        <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
          <Underway underway={underway} />
          <li>{text("built.off.unpublish")}</li>
          <li>{text("built.off.archive")}</li>
        </ul>
        <TextField
          id="reason"
          name="reason"
          label={text("built.reason")}
          maxLength={2000}
          required
          className="w-full"
          error={problems.find(({ field }) => field === "reason")?.message}
        />
        <div className="flex flex-wrap gap-2">
          {state === "PUBLISHED" && (
            <Button type="submit" name="intent" value="unpublish">
              {text("built.unpublish")}
            </Button>
          )}
          <Button type="submit" name="intent" value="archive" variant="danger">
            {text("built.archive")}
          </Button>
        </div>
      </Form>
      <ConfirmDialog
        isOpen={asksArchive}
        onOpenChange={setAsksArchive}
        title={text("built.archive.ask", { title })}
        confirmLabel={text("built.archive")}
        cancelLabel={text("built.archive.keep")}
        danger
        onConfirm={() => {
          setAsksArchive(false);
          if (!form.current) return;
          const fields = new FormData(form.current);
          fields.set("intent", "archive");
          submit(fields, { method: "post" });
        }}
      >
        <ul className="flex list-disc flex-col gap-1 ps-5">
          <li>{text("built.offExplain", { count: enrollmentCount })}</li>
          <Underway underway={underway} />
          <li>{text("built.archive.does")}</li>
        </ul>
      </ConfirmDialog>
    </Card>
  );
}

/** What is begun and not finished, and what becomes of it. */
function Underway({ underway }: Pick<Course, "underway">) {
  const text = useText();
  return (["checkouts", "seats", "licenses"] as const)
    .filter((what) => underway[what] > 0)
    .map((what) => (
      <li key={what}>{text(`built.off.${what}`, { count: underway[what] })}</li>
    ));
}
