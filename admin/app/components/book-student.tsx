import { Form, useNavigation, useSearchParams } from "@remix-run/react";
import {
  Banner,
  Button,
  Card,
  EmptyState,
  FieldError,
  Pill,
  SearchField,
  VisuallyHidden,
  type Problem,
} from "@throughline/ui";
import { useEffect, useRef } from "react";
import type { ResultOf } from "@throughline/web/graphql";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { useText } from "../messages/use-text.ts";
import type { BookableQuery } from "../session/session.queries.ts";
import { withParams } from "../url/search-params.ts";
import { PersonName } from "./person-name.tsx";
import { StayButton } from "./stay-button.tsx";

type Student = NonNullable<
  ResultOf<typeof BookableQuery>["session"]
>["bookable"][number];

interface BookProps {
  session: { id: string; seatsLeft: number };
  students: Student[];
  search: string;
  /** Of this loading of the page: a repeated click is known by it. */
  requestKey: string;
  problems: Problem[];
  typed: Record<string, string>;
}

/** So many are shown at most. */
const MOST = 50;

/** Books a student into a class, or puts them in line where it is full: those who have a right or a credit for it, found by name. */
export function BookStudent(props: BookProps) {
  const text = useText();
  const [params] = useSearchParams();
  const { session, students, search } = props;
  const isFull = session.seatsLeft <= 0;
  const done = params.get("done");
  return (
    <Card
      title={text("bookFor.title")}
      description={text("bookFor.explain")}
      actions={
        <StayButton to={withParams(params, { do: null, q: null, done: null })}>
          {text("bookFor.close")}
        </StayButton>
      }
    >
      <div className="flex flex-col gap-3">
        {done === "book" && <Notice>{text("bookFor.booked")}</Notice>}
        {done === "join" && <Notice>{text("bookFor.joined")}</Notice>}
        {isFull && <Banner>{text("bookFor.full")}</Banner>}
        <Find search={search} />
        {students.length === 0 ? (
          <EmptyState title={text("bookFor.none")}>
            {text("bookFor.noneExplain")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {students.map((student) => (
              <Candidate
                key={student.enrollmentStepId ?? student.personId}
                student={student}
                isFull={isFull}
                {...props}
              />
            ))}
          </ul>
        )}
        {students.length >= MOST && (
          <p className="text-xs text-muted">{text("bookFor.more")}</p>
        )}
      </div>
    </Card>
  );
}

function Find({ search }: { search: string }) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(
    () => form.current?.querySelector<HTMLElement>("[name=q]")?.focus(),
    [],
  );
  return (
    <Form
      ref={form}
      role="search"
      aria-label={text("bookFor.title")}
      preventScrollReset
      className="flex items-center gap-2"
    >
      <input type="hidden" name="do" value="book" />
      <SearchField
        key={search}
        name="q"
        label={text("bookFor.search")}
        defaultValue={search}
        maxLength={200}
        className="min-w-0 flex-1"
      />
      <Button type="submit">{text("bookFor.find")}</Button>
    </Form>
  );
}

function Candidate({
  student,
  isFull,
  requestKey,
  problems,
  typed,
}: BookProps & { student: Student; isFull: boolean }) {
  const text = useText();
  const { name, email, personId, enrollmentStepId, stepLabel } = student;
  const { withCredit } = student;
  const stepId = enrollmentStepId ?? "";
  const isAsked =
    typed["personId"] === personId && typed["enrollmentStepId"] === stepId;
  const problem = isAsked ? problems[0] : undefined;
  const overlaps = problem?.field === "acceptOverlap";
  const fields = {
    personId,
    enrollmentStepId: stepId,
    withCredit: withCredit ? "yes" : "",
    requestKey: `${requestKey}-${(stepId || personId).slice(-24)}`,
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
      <span className="min-w-0 flex-1 basis-48">
        <PersonName name={name} email={email} />
      </span>
      {stepLabel && <Pill>{stepLabel}</Pill>}
      {withCredit && <Pill>{text("bookFor.credit")}</Pill>}
      {student.isWaiting && (
        <Pill tone="waiting">{text("affairs.wait.WAITING")}</Pill>
      )}
      {isFull ? (
        !student.isWaiting && (
          <Order
            fields={{ ...fields, command: "join" }}
            label={text("bookFor.joinTitled", { name })}
          >
            {text("bookFor.join")}
          </Order>
        )
      ) : (
        <Order
          fields={{
            ...fields,
            command: "book",
            ...(overlaps && { acceptOverlap: "yes" }),
          }}
          label={text(
            overlaps ? "bookFor.anywayTitled" : "bookFor.bookTitled",
            { name },
          )}
        >
          {text(overlaps ? "bookFor.anyway" : "bookFor.book")}
        </Order>
      )}
      {problem && (
        <div role="alert" className="basis-full">
          <VisuallyHidden>{name}: </VisuallyHidden>
          <FieldError>
            {text("bookFor.refused", { message: problem.message })}
          </FieldError>
        </div>
      )}
    </li>
  );
}

function Order({
  fields,
  label,
  children,
}: {
  fields: Record<string, string>;
  label: string;
  children: string;
}) {
  const { formData } = useNavigation();
  const isUnderWay =
    formData !== undefined &&
    Object.entries(fields).every(
      ([name, value]) => name === "requestKey" || formData.get(name) === value,
    );
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button
        type="submit"
        size="small"
        pending={isUnderWay}
        aria-label={label}
      >
        {children}
      </Button>
    </Form>
  );
}
