import { graphql, type ResultOf } from "@throughline/web/graphql";

/** The course whose future is asked for. */
export const CourseOfForecast = graphql(`
  query CourseOfForecast($code: String!) {
    course(code: $code) {
      id
      code
      title
      steps {
        id
        slug
        label
        title
        required
        partner {
          name
        }
      }
    }
  }
`);

const ForecastLineFields = graphql(`
  fragment ForecastLineFields on ForecastLine @_unmask {
    points {
      at
      low
      middle
      high
    }
    halfDoneAt {
      low
      middle
      high
    }
    allDoneAt {
      low
      middle
      high
    }
  }
`);

/** When those under way will be through, as it is and with changes; and on how many observations that rests. */
export const ForecastQuery = graphql(
  `
    query PipelineForecast($courseId: ID!, $changes: [StepChangeInput!]!) {
      pipelineForecast(courseId: $courseId, changes: $changes) {
        runs
        students
        baseline {
          ...ForecastLineFields
        }
        changed {
          ...ForecastLineFields
        }
      }
      pipeline(courseId: $courseId) {
        steps {
          courseStepId
          durations {
            count
          }
        }
      }
    }
  `,
  [ForecastLineFields],
);

export type ForecastLine = ResultOf<typeof ForecastLineFields>;
export type Forecast = NonNullable<
  ResultOf<typeof ForecastQuery>["pipelineForecast"]
>;
export type ForecastStep = NonNullable<
  ResultOf<typeof CourseOfForecast>["course"]
>["steps"][number];
