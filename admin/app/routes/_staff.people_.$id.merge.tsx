import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { PageHeader } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { MergeFinder } from "../components/merge-finder.tsx";
import { MergePreview } from "../components/merge-preview.tsx";
import { UnmergeForm } from "../components/unmerge-form.tsx";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { settle } from "../outcome.ts";
import {
  FindPeople,
  MergePeople,
  MergePreviewQuery,
  UnmergePeople,
} from "../person/identity.query.ts";
import { PersonQuery } from "../person/person.query.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("merge.title");

const params = z.object({
  other: z.string().max(200).optional(),
  undo: z.string().max(200).optional(),
  q: z.string().max(200).optional(),
});

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { other, undo, q } = readParams(params, request);
  const { node } = await query(request, PersonQuery, {
    id: id ?? "",
    events: 1,
  });
  if (node?.__typename !== "Person") throw data(null, { status: 404 });
  const { name, merges } = node;
  const preview = other
    ? (
        await query(request, MergePreviewQuery, {
          keptId: node.id,
          mergedId: other,
        })
      ).mergePreview
    : null;
  if (other && !preview) throw data(null, { status: 404 });
  const found = q?.trim()
    ? (await query(request, FindPeople, { search: q })).people.edges
        .map((edge) => edge.node)
        .filter((one) => one.id !== node.id)
    : null;
  return {
    person: { id: node.id, name },
    preview,
    merge: merges.find((one) => one.id === undo && !one.undoneAt) ?? null,
    search: q ?? "",
    found,
  };
}

const order = z.discriminatedUnion("command", [
  z.object({ command: z.literal("merge"), other: z.string() }),
  z.object({ command: z.literal("unmerge"), mergeId: z.string() }),
]);

/** Merges, or takes a merge back. */
export async function action({ request, params: { id } }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) throw data(null, { status: 400 });
  const reason = textOf(fields, "reason");
  const { outcome } =
    read.data.command === "merge"
      ? await query(request, MergePeople, {
          input: { keptId: id ?? "", mergedId: read.data.other, reason },
        })
      : await query(request, UnmergePeople, {
          input: { mergeId: read.data.mergeId, reason },
        });
  const settled = settle(outcome);
  if (settled.kind === "done") throw redirect(`/people/${settled.id}`);
  return data({ problems: settled.problems, typed: reason }, { status: 422 });
}

export default function Merge() {
  const text = useText();
  const { person, preview, merge, search, found } =
    useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  const answer = {
    problems: refused?.problems ?? [],
    typed: refused?.typed ?? "",
  };
  return (
    <>
      <PageHeader
        trail={[
          { href: "/students", label: text("nav.students") },
          { href: `/people/${person.id}`, label: person.name },
        ]}
        title={text("merge.title")}
      />
      <div className="flex max-w-3xl flex-col gap-5">
        {preview && <MergePreview preview={preview} {...answer} />}
        {merge && (
          <UnmergeForm
            mergeId={merge.id}
            name={merge.merged.name}
            {...answer}
          />
        )}
        {!merge && (
          <MergeFinder personId={person.id} search={search} found={found} />
        )}
      </div>
    </>
  );
}
