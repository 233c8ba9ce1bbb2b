import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  Checkbox,
  DataTable,
  SelectField,
  TextField,
  type Option,
} from "@throughline/ui";
import { ListChecks, Trash2 } from "lucide-react";
import type {
  ImportedFile,
  ImportField,
  ImportKind,
} from "../import/import.query.ts";
import { useText } from "../messages/use-text.ts";

interface FileColumn {
  index: number;
  heading: string;
  /** What stands in it in the first rows. */
  cells: string[];
}

/** What each column of a file holds, guessed and to be changed, beside its first rows; then the dry run. */
export function ImportColumns({
  kind,
  file,
  fields,
}: {
  kind: ImportKind;
  file: ImportedFile;
  fields: ImportField[];
}) {
  const text = useText();
  const { formMethod, formData } = useNavigation();
  const isPending = formMethod === "POST";
  const isDiscarding = isPending && formData?.get("command") === "discard";
  return (
    <>
      <Form
        id="columns"
        method="post"
        noValidate
        className="flex flex-col gap-5"
      >
        <Card flush>
          <ColumnTable file={file} fields={fields} />
        </Card>
        <Card title={text("import.options")}>
          <div className="flex flex-col gap-4">
            <TextField
              id="timeZone"
              name="timeZone"
              label={text("import.timeZone")}
              description={text("import.timeZoneExplain")}
              defaultValue={file.timeZone ?? ""}
              className="max-w-80"
            />
            {kind === "IMPORT_ENROLLMENTS" && (
              <Checkbox
                name="askPartners"
                label={text("import.askPartners")}
                description={text("import.askPartnersExplain")}
                defaultChecked={file.askPartners}
              />
            )}
          </div>
        </Card>
      </Form>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          form="columns"
          variant="primary"
          pending={isPending && !isDiscarding}
          icon={<ListChecks aria-hidden />}
        >
          {text("import.check")}
        </Button>
        <Form method="post">
          <input type="hidden" name="command" value="discard" />
          <Button
            type="submit"
            pending={isDiscarding}
            icon={<Trash2 aria-hidden />}
          >
            {text("import.discard")}
          </Button>
        </Form>
        <p className="text-sm text-muted">{text("import.checkExplain")}</p>
      </div>
    </>
  );
}

function ColumnTable({
  file: { headings, sample, mapping },
  fields,
}: {
  file: ImportedFile;
  fields: ImportField[];
}) {
  const text = useText();
  const fieldOf = new Map(
    mapping.map(({ heading, field }) => [heading, field]),
  );
  const rows = sample as string[][];
  const columns: FileColumn[] = headings.map((heading, index) => ({
    index,
    heading,
    cells: rows.map((row) => row[index] ?? "").filter(Boolean),
  }));
  const options: Option[] = [
    { value: "", label: text("import.notRead") },
    ...fields.map(({ name, label, required }) => ({
      value: name,
      label: required ? `${label} *` : label,
    })),
  ];
  return (
    <DataTable
      caption={text("import.column")}
      rows={columns}
      rowKey={({ index }) => String(index)}
      columns={[
        {
          key: "heading",
          heading: text("import.column"),
          cell: ({ heading }) => (
            <span className="font-medium break-words">{heading || "–"}</span>
          ),
        },
        {
          key: "holds",
          heading: text("import.holds"),
          cell: ({ index, heading }) => (
            <>
              <input type="hidden" name="column" value={heading} />
              <SelectField
                id={`field-${index}`}
                name="field"
                label={text("import.holdsOf", { heading })}
                hideLabel
                options={options}
                defaultValue={fieldOf.get(heading) ?? ""}
                className="min-w-44"
              />
            </>
          ),
        },
        {
          key: "sample",
          heading: text("import.firstRows"),
          cell: ({ cells }) => (
            <span className="line-clamp-2 text-muted break-words max-sm:text-end">
              {cells.slice(0, 3).join(" · ")}
            </span>
          ),
        },
      ]}
    />
  );
}
