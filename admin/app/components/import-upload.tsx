import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  FieldError,
  FormError,
  RadioGroup,
  type Problem,
} from "@throughline/ui";
import { Upload } from "lucide-react";
import { importKinds } from "../import/import.query.ts";
import { useText } from "../messages/use-text.ts";

/** Takes in a file and says what is in it. */
export function ImportUpload({ problems }: { problems: Problem[] }) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  const problem = problems.find(({ field }) => field === "file");
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      noValidate
      className="flex flex-col items-start gap-5"
    >
      <FormError title={text("import.uploadRefused")} problems={problems} />
      <RadioGroup
        name="kind"
        label={text("import.kind")}
        defaultValue={importKinds[0]}
        options={importKinds.map((kind) => ({
          value: kind,
          label: text(`import.kind.${kind}`),
        }))}
      />
      <div className="flex w-full flex-col gap-1">
        <label htmlFor="file" className="text-sm font-medium">
          {text("import.file")}
        </label>
        <input
          id="file"
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-describedby="file-explain"
          aria-invalid={problem ? true : undefined}
          className="w-full rounded-control border border-line-strong bg-surface p-2 text-sm file:me-3 file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-medium file:text-ink"
        />
        <div id="file-explain" className="text-xs text-muted">
          {text("import.fileExplain")}
          <FieldError>{problem?.message}</FieldError>
        </div>
      </div>
      <Button
        type="submit"
        variant="primary"
        pending={isPending}
        icon={<Upload aria-hidden />}
      >
        {text("import.upload")}
      </Button>
    </Form>
  );
}
