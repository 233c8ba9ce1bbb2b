import { summaryOf, isSamePrice } from "../product/product.rules.ts";
import { bundleOf } from "./draft.bundle.ts";
import type { DraftContent, DraftStep } from "./draft.content.ts";

/** One thing that publishing a draft changes at its course. */
export interface DraftChange {
  kind: "ADDED" | "CHANGED" | "REMOVED";
  /** Of the draft: `title`, `steps`, `bundle`, `price`. */
  field: string;
  /** The step that it is about. */
  label: string | null;
  from: string | null;
  to: string | null;
}

const shellFields = [
  "title",
  "description",
  "marketingCopy",
  "defaultTimeZone",
  "sequencing",
  "cancelHours",
  "lateCancelForfeits",
  "bookingOpensDays",
  "bookingClosesMinutes",
  "offerMinutes",
  "imageAlt",
] as const satisfies readonly (keyof DraftContent)[];

const stepFields = [
  "label",
  "slug",
  "title",
  "summary",
  "required",
  "expectedDays",
  "partnerId",
  "partnerCourseRef",
  "contentCourseRef",
] as const satisfies readonly (keyof DraftStep)[];

/** What publishing a draft changes at the course as it stands, in the order of the builder; `present` is null for a new course. */
export function changesOf(
  present: DraftContent | null,
  draft: DraftContent,
): DraftChange[] {
  if (!present)
    return [
      change("ADDED", "title", { to: draft.title }),
      ...draft.steps.map(({ label }) =>
        change("ADDED", "steps", { label, to: label }),
      ),
      ...saleOf(null, draft),
    ];
  return [
    ...shellFields.flatMap((field) =>
      present[field] === draft[field]
        ? []
        : [
            change("CHANGED", field, {
              from: inWords(present[field]),
              to: inWords(draft[field]),
            }),
          ],
    ),
    ...stepsOf(present.steps, draft.steps),
    ...saleOf(present, draft),
  ];
}

function stepsOf(
  present: readonly DraftStep[],
  wanted: readonly DraftStep[],
): DraftChange[] {
  const found: DraftChange[] = [];
  for (const [index, step] of wanted.entries()) {
    const { label } = step;
    const place = present.findIndex(({ id }) => id === step.id);
    const before = present[place];
    if (!before) found.push(change("ADDED", "steps", { label, to: label }));
    else {
      if (place !== index)
        found.push(
          change("CHANGED", "position", {
            label,
            from: String(place + 1),
            to: String(index + 1),
          }),
        );
      for (const field of stepFields)
        if (before[field] !== step[field])
          found.push(
            change("CHANGED", field, {
              label: before.label,
              from: inWords(before[field]),
              to: inWords(step[field]),
            }),
          );
    }
    if (step.attach.length > 0)
      found.push(
        change("ADDED", "options", { label, to: String(step.attach.length) }),
      );
    if (step.detach.length > 0)
      found.push(
        change("REMOVED", "options", {
          label,
          from: String(step.detach.length),
        }),
      );
  }
  const kept = new Set(wanted.map(({ id }) => id));
  for (const { id, label } of present)
    if (!kept.has(id))
      found.push(change("REMOVED", "steps", { label, from: label }));
  return found;
}

function saleOf(
  present: DraftContent | null,
  draft: DraftContent,
): DraftChange[] {
  const found: DraftChange[] = [];
  const bundles = [present, draft].map((each) =>
    each ? summaryOf(bundleOf(each)) : null,
  );
  const [from = null, to = null] = bundles;
  if (from !== to)
    found.push(
      change(from === null ? "ADDED" : "CHANGED", "bundle", { from, to }),
    );
  const before = present && priceOf(present);
  const after = priceOf(draft);
  if (before && !after)
    found.push(change("REMOVED", "price", { from: before.words }));
  else if (after && !before)
    found.push(change("ADDED", "price", { to: after.words }));
  else if (before && after && !isSamePrice(before, after))
    found.push(
      change("CHANGED", "price", { from: before.words, to: after.words }),
    );
  return found;
}

function priceOf({ isSold, currency, unitAmount }: DraftContent) {
  if (!isSold || unitAmount === null) return null;
  const words = `${unitAmount} ${currency}`;
  return { currency, unitAmount, interval: null, trialDays: 0, words };
}

const inWords = (value: string | number | boolean | null) =>
  value === null ? null : String(value);

const change = (
  kind: DraftChange["kind"],
  field: string,
  {
    label = null,
    from = null,
    to = null,
  }: Partial<Pick<DraftChange, "label" | "from" | "to">>,
): DraftChange => ({ kind, field, label, from, to });
