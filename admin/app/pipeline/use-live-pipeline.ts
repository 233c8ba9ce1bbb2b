import { useRevalidator } from "@remix-run/react";
import { graphql } from "@throughline/web/graphql";
import { useLive } from "@throughline/web/live";
import { useEffect, useRef, useState } from "react";
import { useCatchUp } from "@throughline/web/use-catch-up";
import { PipelineFields, type PipelineFigures } from "./pipeline.fields.ts";

const PipelineChanged = graphql(
  `
    subscription PipelineChanged(
      $courseId: ID!
      $stuckAfterDays: Int!
      $after: String
    ) {
      pipelineChanged(courseId: $courseId, after: $after) {
        cursor
        pipeline(stuckAfterDays: $stuckAfterDays) {
          ...PipelineFields
        }
      }
    }
  `,
  [PipelineFields],
);

/**
 * A course's pipeline as it is now: as loaded, then as each change tells. The rest of the page is loaded anew when the
 * number of stuck students changes, because it lists them by name.
 */
export function useLivePipeline(
  courseId: string,
  loaded: PipelineFigures,
): PipelineFigures {
  const { stuckAfterDays } = loaded;
  const [seen, setSeen] = useState({ loaded, latest: loaded });
  if (seen.loaded !== loaded) setSeen({ loaded, latest: loaded });
  const latest = seen.loaded === loaded ? seen.latest : loaded;
  useLive(
    PipelineChanged,
    { courseId, stuckAfterDays },
    {
      onData: ({ pipelineChanged: { pipeline } }) =>
        setSeen((before) =>
          pipeline.stuckAfterDays === before.loaded.stuckAfterDays
            ? { ...before, latest: pipeline }
            : before,
        ),
    },
  );
  useRevalidateWhenChanged(totalStuck(latest), totalStuck(loaded));
  useCatchUp();
  return latest;
}

function useRevalidateWhenChanged(now: number, loaded: number) {
  const { revalidate } = useRevalidator();
  const asked = useRef(loaded);
  useEffect(() => {
    if (now === loaded || now === asked.current) return;
    asked.current = now;
    revalidate();
  }, [now, loaded, revalidate]);
}

const totalStuck = ({ steps }: PipelineFigures) =>
  steps.reduce((sum, { stuck }) => sum + stuck, 0);
