import { useRevalidator } from "@remix-run/react";
import { graphql } from "@throughline/web/graphql";
import { useLive } from "@throughline/web/live";
import { useEffect, useRef, useState } from "react";
import { PipelineFields, type PipelineFigures } from "./pipeline.fields.ts";

const PipelineChanged = graphql(
  `
    subscription PipelineChanged($courseId: ID!, $after: String) {
      pipelineChanged(courseId: $courseId, after: $after, greet: true) {
        cursor
        pipeline {
          ...PipelineFields
        }
      }
    }
  `,
  [PipelineFields],
);

/**
 * A course's pipeline as it is now: as loaded, then as each change tells; the past does not change. The rest of the page is loaded anew
 * when somebody gets stuck or a partner goes down, because it tells who and since when.
 */
export function useLivePipeline(
  courseId: string,
  loaded: PipelineFigures,
): PipelineFigures {
  const [seen, setSeen] = useState({ loaded, latest: loaded });
  if (seen.loaded !== loaded) setSeen({ loaded, latest: loaded });
  const latest = seen.loaded === loaded ? seen.latest : loaded;
  useLive(PipelineChanged, loaded.isPast ? null : { courseId }, {
    onData: ({ pipelineChanged: { pipeline } }) =>
      setSeen((before) =>
        before.loaded.isPast ? before : { ...before, latest: pipeline },
      ),
  });
  useRevalidateWhenChanged(troubleIn(latest), troubleIn(loaded));
  return latest;
}

function useRevalidateWhenChanged(now: string, loaded: string) {
  const { revalidate } = useRevalidator();
  const asked = useRef(loaded);
  useEffect(() => {
    if (now === loaded || now === asked.current) return;
    asked.current = now;
    revalidate();
  }, [now, loaded, revalidate]);
}

const troubleIn = ({ steps }: PipelineFigures) =>
  steps.map(({ stuck, pausedBy }) => `${stuck} ${pausedBy ?? ""}`).join("\n");
