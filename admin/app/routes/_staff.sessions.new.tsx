import { randomUUID } from "node:crypto";
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  PageHeader,
  ScrollBox,
} from "@throughline/ui";
import { useState } from "react";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { PlannedDates } from "../components/planned-dates.tsx";
import {
  RepeatFields,
  SessionFields,
  StepChoice,
} from "../components/session-fields.tsx";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { planTyped, previewOf } from "../session/plan.server.ts";
import { readSession } from "../session/read-session.server.ts";
import type { TypedSession } from "../session/session.form.ts";
import { SessionChoicesQuery } from "../session/session.queries.ts";
import { coursesWithClasses } from "../session/courses-with-classes.ts";
import { requireStaff } from "../staff.server.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("session.new.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireStaff(request);
  const choices = await query(request, SessionChoicesQuery);
  return {
    courses: coursesWithClasses(choices),
    instructors: choices.instructors,
    timeZone: viewer.person.timeZone,
    step: new URL(request.url).searchParams.get("step"),
    zones: Intl.supportedValuesOf("timeZone"),
    requestKey: randomUUID(),
  };
}

/** Shows the dates of what was typed, or plans it. */
export async function action({ request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const typed = readSession(fields);
  if (textOf(fields, "command") !== "create") {
    const preview = await previewOf(request, typed);
    if ("problems" in preview)
      return data(
        { typed, dates: null, problems: preview.problems },
        { status: 422 },
      );
    return { typed, dates: preview.dates, problems: [] };
  }
  const planned = await planTyped(request, typed, textOf(fields, "requestKey"));
  if ("href" in planned) throw redirect(planned.href);
  const { problems } = planned;
  return data({ typed, dates: null, problems }, { status: 422 });
}

const blank: TypedSession = {
  kind: "GROUP",
  title: "",
  startsLocal: "",
  timeZone: "",
  minutes: "60",
  capacity: "10",
  instructorId: "",
  room: "",
  meetingUrl: "",
  steps: [],
  repeat: "",
  interval: "1",
  weekdays: [],
  ends: "count",
  count: "10",
  until: "",
};

/** A Monday. */
const monday = Date.UTC(2026, 10, 16);

export default function NewSession() {
  const text = useText();
  const page = useLoaderData<typeof loader>();
  const { courses, instructors, timeZone, step, zones } = page;
  // Of the visit: a preview loads the page anew, and what is sent before and after it is one form.
  const [requestKey] = useState(page.requestKey);
  const answer = useKeptActionData<typeof action>();
  const { formData } = useNavigation();
  const command = formData?.get("command");
  const typed = answer?.typed ?? {
    ...blank,
    timeZone,
    steps: step ? [step] : [],
  };
  const problems = answer?.problems ?? [];
  const dates = answer?.dates;
  const dayName = new Intl.DateTimeFormat("en", {
    weekday: "short",
    timeZone: "UTC",
  });
  const dayNames = Array.from({ length: 7 }, (_, day) =>
    dayName.format(monday + day * 86_400_000),
  );
  return (
    <>
      <PageHeader
        trail={[{ href: "/sessions", label: text("sessions.title") }]}
        title={text("session.new.title")}
        description={text("session.new.explain")}
      />
      <Form method="post" noValidate preventScrollReset>
        <input type="hidden" name="requestKey" value={requestKey} />
        <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
          <Card>
            <div className="flex flex-col gap-4">
              <FormError
                title={text("session.new.refused")}
                problems={problems}
              />
              <SessionFields {...{ typed, problems, instructors, zones }} />
              <RepeatFields {...{ typed, problems, dayNames }} />
              <StepChoice
                courses={courses}
                chosen={typed.steps}
                problem={
                  problems.find(({ field }) => field === "courseStepId")
                    ?.message
                }
              />
            </div>
          </Card>
          <Card
            title={
              dates
                ? text("session.new.dates", { count: dates.length })
                : text("session.new.preview")
            }
            description={text("session.new.changed")}
            className="lg:sticky lg:top-4"
          >
            <div className="flex flex-col items-start gap-4">
              {dates && (
                <ScrollBox
                  label={text("session.new.preview")}
                  className="max-h-96 w-full overflow-y-auto"
                >
                  <PlannedDates
                    dates={dates}
                    timeZone={typed.timeZone.trim()}
                  />
                </ScrollBox>
              )}
              <div className="flex flex-wrap gap-2">
                <Button
                  type="submit"
                  name="command"
                  value="preview"
                  variant={dates ? "secondary" : "primary"}
                  pending={command === "preview"}
                >
                  {text("session.new.preview")}
                </Button>
                {dates && (
                  <Button
                    type="submit"
                    name="command"
                    value="create"
                    variant="primary"
                    pending={command === "create"}
                  >
                    {text("session.new.create", { count: dates.length })}
                  </Button>
                )}
              </div>
            </div>
          </Card>
        </div>
      </Form>
    </>
  );
}
