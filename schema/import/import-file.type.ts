import type { ColumnMapping } from "@throughline/domain/import/column-mapping";
import {
  importFields,
  type ImportField,
} from "@throughline/domain/import/import-fields";
import { importKinds } from "@throughline/domain/import/import-kinds";
import type { ImportOptions } from "@throughline/domain/import/importer";
import { builder } from "../builder.ts";
import { BulkOperation } from "../bulk/bulk-operation.type.ts";

export const ImportKindEnum = builder.enumType("ImportKind", {
  description: "What can be imported.",
  values: importKinds,
});

interface Column {
  heading: string;
  field: string;
}

const ImportColumn = builder.objectRef<Column>("ImportColumn").implement({
  description: "Which field a column fills.",
  authScopes: { staff: true },
  fields: (t) => ({
    heading: t.exposeString("heading"),
    field: t.exposeString("field"),
  }),
});

const ImportFile = builder.prismaObject("ImportFile", {
  description: "The file of an import, and how its columns are understood.",
  authScopes: { staff: true },
  fields: (t) => ({
    name: t.exposeString("name"),
    size: t.exposeInt("size", { description: "In bytes." }),
    encoding: t.exposeString("encoding", {
      nullable: true,
      description:
        "As found: `utf-8`, `utf-16le`, `utf-16be`, or `windows-1252` where it is none of these.",
    }),
    delimiter: t.exposeString("delimiter", { nullable: true }),
    headings: t.stringList({
      resolve: ({ headings }) => headings as string[],
    }),
    sample: t.field({
      type: "JSON",
      description: "The cells of the first rows: a list of lists of text.",
      resolve: ({ sample }) => sample,
    }),
    mapping: t.field({
      type: [ImportColumn],
      resolve: ({ mapping }) =>
        Object.entries(mapping as ColumnMapping).map(([heading, field]) => ({
          heading,
          field,
        })),
    }),
    timeZone: t.string({
      nullable: true,
      description: "The zone of times that name none.",
      resolve: ({ options }) =>
        (options as Partial<ImportOptions>).timeZone ?? null,
    }),
    askPartners: t.boolean({
      description:
        "Whether partners are asked for a place where a step waits for one.",
      resolve: ({ options }) =>
        (options as Partial<ImportOptions>).askPartners ?? false,
    }),
  }),
});

builder.prismaObjectField(BulkOperation, "file", (t) =>
  t.relation("file", {
    type: ImportFile,
    nullable: true,
    authScopes: { staff: true },
  }),
);

const ImportFieldType = builder
  .objectRef<ImportField>("ImportField")
  .implement({
    description: "Something that a column of an import can hold.",
    authScopes: { staff: true },
    fields: (t) => ({
      name: t.exposeString("name"),
      label: t.exposeString("label"),
      required: t.exposeBoolean("required"),
      hint: t.exposeString("hint"),
    }),
  });

builder.queryField("importFields", (t) =>
  t.field({
    type: [ImportFieldType],
    description: "The fields that the columns of an import can fill.",
    authScopes: { staff: true },
    args: { kind: t.arg({ type: ImportKindEnum }) },
    resolve: (_root, { kind }) => [...importFields[kind]],
  }),
);
