import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { FormError, PageHeader } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { changeOperation } from "../bulk/change-operation.server.ts";
import { ImportColumns } from "../components/import-columns.tsx";
import { checkFromForm } from "../import/check.server.ts";
import {
  ImportFieldsQuery,
  importKinds,
  ImportQuery,
} from "../import/import.query.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("import.title");

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { node } = await query(request, ImportQuery, { id: id ?? "" });
  if (node?.__typename !== "BulkOperation") throw data(null, { status: 404 });
  const kind = importKinds.find((each) => each === node.kind);
  const { file } = node;
  if (!kind || !file) throw data(null, { status: 404 });
  if (node.state !== "DRAFT" && node.state !== "PREVIEW")
    throw redirect(`/bulk/${id}`);
  const { importFields } = await query(request, ImportFieldsQuery, { kind });
  const { problem, total } = node;
  return { kind, file, problem, total, fields: importFields };
}

export async function action({ request, params: { id } }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const isDiscard = textOf(fields, "command") === "discard";
  const settled = isDiscard
    ? await changeOperation(request, id ?? "", fields)
    : await checkFromForm(request, id ?? "", fields);
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "done")
    throw redirect(isDiscard ? "/import" : `/bulk/${id}`);
  return data({ problems: settled.problems }, { status: 422 });
}

export default function ImportColumnsPage() {
  const text = useText();
  const { kind, file, problem, total, fields } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  return (
    <>
      <PageHeader
        trail={[{ href: "/import", label: text("nav.import") }]}
        title={text("import.columnsHeading", { file: file.name })}
        description={text("import.facts", {
          rows: total,
          columns: file.headings.length,
          delimiter: text(
            delimiterTexts.get(file.delimiter) ?? "import.delimiter.commas",
          ),
        })}
      />
      <FormError
        title={text(problem ? "bulk.problem" : "import.notChecked")}
        problems={
          refused?.problems ??
          (problem ? [{ field: "", message: problem }] : [])
        }
      />
      {file.encoding === "windows-1252" && (
        <Notice>{text("import.windows1252")}</Notice>
      )}
      <ImportColumns kind={kind} file={file} fields={fields} />
    </>
  );
}

/** What the columns are apart by, in words. */
const delimiterTexts = new Map<
  string | null,
  `import.delimiter.${"commas" | "semicolons" | "tabs" | "bars"}`
>([
  [";", "import.delimiter.semicolons"],
  ["\t", "import.delimiter.tabs"],
  ["|", "import.delimiter.bars"],
]);
