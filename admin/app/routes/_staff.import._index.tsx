import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { Card, PageHeader, TextLink } from "@throughline/ui";
import { readFields } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { OperationsQuery } from "../bulk/operation.query.ts";
import { BulkTable } from "../components/bulk-table.tsx";
import { ImportUpload } from "../components/import-upload.tsx";
import { importKinds } from "../import/import.query.ts";
import { samples } from "../import/samples.ts";
import { mostBytes, uploadImport } from "../import/upload.server.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { en } from "../messages/en.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("import.title");

const recent = 10;
/** What the other fields of the form and its own marks may take. */
const formBytes = 10_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { bulkOperations } = await query(request, OperationsQuery, {
    first: recent,
  });
  return { operations: bulkOperations.edges.map(({ node }) => node) };
}

const upload = z.object({
  kind: z.enum(importKinds),
  file: z.instanceof(File),
});

export async function action({ request }: ActionFunctionArgs) {
  const size = Number(request.headers.get("content-length") ?? Infinity);
  if (size > mostBytes + formBytes) return refuse(en["import.tooLarge"], 413);
  const read = upload.safeParse(Object.fromEntries(await readFields(request)));
  if (!read.success) throw data(null, { status: 400 });
  const { kind, file } = read.data;
  if (file.name === "") return refuse(en["import.noFile"], 422);
  const settled = await uploadImport(request, kind, file);
  if (settled.kind === "done") throw redirect(`/import/${settled.id}`);
  return data({ problems: settled.problems }, { status: 422 });
}

const refuse = (message: string, status: number) =>
  data({ problems: [{ field: "file", message }] }, { status });

export default function Import() {
  const text = useText();
  const { operations } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  useLiveEvents();
  return (
    <>
      <PageHeader
        title={text("import.heading")}
        description={text("import.explain")}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
        <Card>
          <ImportUpload problems={refused?.problems ?? []} />
        </Card>
        <Card
          title={text("import.samples")}
          description={text("import.samplesExplain")}
        >
          <ul className="flex flex-col gap-1">
            {importKinds.map((kind) => (
              <li key={kind}>
                <TextLink
                  href={`/import/sample/${samples[kind].name}`}
                  target="_blank"
                  className="inline-block py-1"
                >
                  {text("import.sampleOf", {
                    kind: text(`import.kind.${kind}`),
                  })}
                </TextLink>
              </li>
            ))}
          </ul>
        </Card>
      </div>
      {operations.length > 0 && (
        <Card title={text("import.recent")} flush>
          <BulkTable operations={operations} />
        </Card>
      )}
    </>
  );
}
