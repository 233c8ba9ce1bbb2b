import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, PageHeader } from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import { ForecastForm } from "../components/forecast-form.tsx";
import { ForecastResult } from "../components/forecast-result.tsx";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { CourseOfForecast, ForecastQuery } from "../pipeline/forecast.query.ts";
import { readWhatIf } from "../pipeline/what-if.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "forecast.title",
  ({ course }) => course.title,
);

/** Fewer observations of a step than this are said aloud. */
const FEW = 10;

export async function loader({
  request,
  params: { code },
}: LoaderFunctionArgs) {
  const { course } = await query(request, CourseOfForecast, {
    code: code ?? "",
  });
  if (!course) throw data(null, { status: 404 });
  // An optional step holds nobody up, so that a forecast leaves it out.
  const steps = course.steps.filter(({ required }) => required);
  const { searchParams } = new URL(request.url);
  const { changes, ...asked } = readWhatIf(searchParams, steps);
  const { pipelineForecast, pipeline } = await query(request, ForecastQuery, {
    courseId: course.id,
    changes,
  });
  if (!pipelineForecast || !pipeline) throw data(null, { status: 404 });
  const samplesOf = (stepId: string) =>
    pipeline.steps
      .find(({ courseStepId }) => courseStepId === stepId)
      ?.durations.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return {
    ...asked,
    course,
    steps,
    forecast: pipelineForecast,
    isChanged: changes.length > 0,
    seldom: steps
      .map(({ id, label }) => ({ label, samples: samplesOf(id) }))
      .filter(({ samples }) => samples < FEW),
  };
}

export default function WhatIf() {
  const text = useText();
  const { course, steps, wishes, problems, forecast, isChanged, seldom } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[
          {
            href: `/pipeline/${encodeURIComponent(course.code)}`,
            label: course.title,
          },
        ]}
        title={text("forecast.question")}
        description={text("forecast.explain")}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-5">
          <ForecastResult forecast={forecast} isChanged={isChanged} />
          {forecast.students > 0 && seldom.length > 0 && (
            <Banner>
              <ul>
                {seldom.map(({ label, samples }) => (
                  <li key={label}>
                    {text("forecast.samples", { step: label, samples })}
                  </li>
                ))}
              </ul>
            </Banner>
          )}
        </div>
        <ForecastForm steps={steps} wishes={wishes} problems={problems} />
      </div>
    </>
  );
}
