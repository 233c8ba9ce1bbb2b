import { useFetcher } from "@remix-run/react";
import {
  useEffect,
  useRef,
  useState,
  type FormEvent,
  type RefObject,
} from "react";
import type { BuilderAnswer } from "./builder.action.server.ts";

const PATIENCE_MS = 800;

export type SaveState = "saved" | "unsaved" | "saving" | "refused";

/**
 * Keeps a form a moment after the last change. Saves wait for each other, and so does a button that submits the form, because each
 * builds on the count of the one before; after a refusal nothing is kept until the next change. `visit` names what was typed in one go.
 */
export function useAutosave(
  first: number,
  form: RefObject<HTMLFormElement>,
  visit: string,
) {
  const fetcher = useFetcher<BuilderAnswer>({ key: keyOf(visit) });
  const waiting = useRef<HTMLElement | null>(null);
  const [changes, setChanges] = useState({ made: 0, sent: 0 });
  const isIdle = fetcher.state === "idle";
  const revision = useLatestRevision(first, fetcher.data);
  const isDirty = changes.made > changes.sent;

  useEffect(() => {
    const look = setTimeout(() => {
      if (form.current && wasTypedIn(form.current))
        setChanges(({ made, sent }) => ({ made: made + 1, sent }));
    });
    return () => clearTimeout(look);
  }, [form]);

  useEffect(() => {
    if (!isDirty || !isIdle) return;
    const timer = setTimeout(() => {
      if (!form.current) return;
      const fields = new FormData(form.current);
      fields.set("intent", "autosave");
      setChanges(({ made }) => ({ made, sent: made }));
      fetcher.submit(fields, { method: "post" });
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [changes, isDirty, isIdle, fetcher, form]);

  useEffect(() => {
    if (!isIdle || !waiting.current) return;
    const button = waiting.current;
    waiting.current = null;
    form.current?.requestSubmit(button);
  }, [isIdle, revision, form]);

  return {
    revision,
    problems: fetcher.data?.problems ?? [],
    state: stateOf(isIdle, isDirty, fetcher.data),
    onChange: () => setChanges(({ made, sent }) => ({ made: made + 1, sent })),
    /** True where the button has to wait; it is pressed again by itself. */
    mustWait(event: FormEvent<HTMLFormElement>): boolean {
      if (isIdle) return false;
      event.preventDefault();
      const { submitter } = event.nativeEvent as SubmitEvent;
      waiting.current = submitter;
      return true;
    },
  };
}

/** What the form of a visit was answered when it last kept itself. */
export const useAutosaveAnswer = (visit: string) =>
  useFetcher<BuilderAnswer>({ key: keyOf(visit) }).data;

const keyOf = (visit: string) => `autosave ${visit}`;

/** Whether somebody typed before the page's scripts were there to notice. */
const wasTypedIn = (form: HTMLFormElement) =>
  [...form.elements].some(
    (field) =>
      (field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement) &&
      field.type !== "hidden" &&
      field.type !== "file" &&
      field.value !== field.defaultValue,
  );

function useLatestRevision(first: number, answer: BuilderAnswer | undefined) {
  const [revision, setRevision] = useState(first);
  const told = answer?.revision ?? null;
  if (told !== null && told > revision) setRevision(told);
  return revision;
}

function stateOf(
  isIdle: boolean,
  isDirty: boolean,
  answer: BuilderAnswer | undefined,
): SaveState {
  if (!isIdle) return "saving";
  if (isDirty) return "unsaved";
  return answer && answer.problems.length > 0 ? "refused" : "saved";
}
