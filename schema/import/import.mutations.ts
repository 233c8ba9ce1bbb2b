import {
  appendToImport,
  mostBytes,
} from "@throughline/domain/import/append-to-import";
import { beginImport } from "@throughline/domain/import/begin-import";
import { checkImport } from "@throughline/domain/import/check-import";
import { planImport } from "@throughline/domain/import/plan-import";
import { readHeadings } from "@throughline/domain/import/read-headings";
import { writeTable } from "@throughline/domain/import/write-table";
import { timeZoneSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { BulkOperation } from "../bulk/bulk-operation.type.ts";
import { failures, InvalidInput, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { ImportKindEnum } from "./import-file.type.ts";

const fileName = z
  .string()
  .trim()
  .min(1, "Please name the file.")
  .max(200, "A file name has at most 200 characters.")
  .refine(
    (name) => !/\p{Cc}/u.test(name),
    "A name holds no control characters.",
  );

const columns = z
  .array(z.object({ heading: z.string(), field: z.string() }))
  .max(400)
  .nullish()
  .transform(
    (mapping) =>
      mapping &&
      Object.fromEntries(mapping.map(({ heading, field }) => [heading, field])),
  );

const choice = z.object({
  mapping: columns,
  timeZone: timeZoneSchema.nullish(),
  askPartners: z.boolean().nullish(),
});

const importId = nodeIdOf("BulkOperation");

const BeginImportInput = builder.inputType("BeginImportInput", {
  fields: (t) => ({
    kind: t.field({ type: ImportKindEnum }),
    fileName: t.string(),
  }),
});

builder.mutationField("beginImport", (t) =>
  t.prismaField({
    type: BulkOperation,
    description:
      "Opens an import. Then upload the file by `appendToImport`, piece by piece, and end by `finishImportUpload`.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: BeginImportInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const named = parseInput(z.object({ fileName }), input);
      const { operationId } = succeed(
        await transact((tx) =>
          beginImport(tx, { kind: input.kind, ...named }, now()),
        ),
      );
      return db.bulkOperation.findUniqueOrThrow({
        ...query,
        where: { id: operationId },
      });
    },
  }),
);

const AppendToImportInput = builder.inputType("AppendToImportInput", {
  fields: (t) => ({
    importId: t.id(),
    position: t.int({ description: "Which piece, from 0." }),
    body: t.string({
      description: "The bytes in base64; at most 700,000 of them in a piece.",
    }),
  }),
});

const pieceSchema = z.object({
  importId,
  position: z.int().min(0).max(500),
  body: z
    .base64("This is not base64.")
    .min(1, "The piece is empty.")
    .transform((text) => new Uint8Array(Buffer.from(text, "base64"))),
});

builder.mutationField("appendToImport", (t) =>
  t.prismaField({
    type: BulkOperation,
    description: `Takes in a piece of the file; a file has at most ${mostBytes / 1024 / 1024} MB. The same position again replaces the piece.`,
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: AppendToImportInput }) },
    async resolve(query, _root, { input }, { db, transact }) {
      const { importId: operationId, ...piece } = parseInput(
        pieceSchema,
        input,
      );
      succeed(
        await transact((tx) => appendToImport(tx, { operationId, ...piece })),
      );
      return db.bulkOperation.findUniqueOrThrow({
        ...query,
        where: { id: operationId },
      });
    },
  }),
);

const FinishImportUploadInput = builder.inputType("FinishImportUploadInput", {
  fields: (t) => ({ importId: t.id() }),
});

builder.mutationField("finishImportUpload", (t) =>
  t.prismaField({
    type: BulkOperation,
    description:
      "The file is whole: its columns are found, and what they hold is guessed.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: FinishImportUploadInput }) },
    async resolve(query, _root, { input }, { db, transact }) {
      const wanted = parseInput(z.object({ importId }), input);
      const { operationId } = succeed(
        await transact((tx) =>
          readHeadings(tx, { operationId: wanted.importId }),
        ),
      );
      return db.bulkOperation.findUniqueOrThrow({
        ...query,
        where: { id: operationId },
      });
    },
  }),
);

const ImportColumnInput = builder.inputType("ImportColumnInput", {
  fields: (t) => ({
    heading: t.string(),
    field: t.string({ description: "The `name` of one of `importFields`." }),
  }),
});

const CheckImportInput = builder.inputType("CheckImportInput", {
  fields: (t) => ({
    importId: t.id(),
    mapping: t.field({
      type: [ImportColumnInput],
      required: false,
      description:
        "Which field each column fills; as guessed where it is left out. Columns that are not named are not read.",
    }),
    timeZone: t.string({
      required: false,
      description:
        "The zone of times that name none; without it they are refused.",
    }),
    askPartners: t.boolean({
      required: false,
      description:
        "Ask partners now for a place where a step waits for one. Otherwise those students are imported as paused.",
    }),
  }),
});

builder.mutationField("checkImport", (t) =>
  t.prismaField({
    type: BulkOperation,
    description:
      "Starts the dry run: every row is checked, and nothing is written. Then start it by `startBulkOperation`.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: CheckImportInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(choice.extend({ importId }), input);
      const { operationId } = succeed(
        await transact((tx) =>
          checkImport(
            tx,
            { operationId: wanted.importId, ...chosenOf(wanted) },
            now(),
          ),
        ),
      );
      return db.bulkOperation.findUniqueOrThrow({
        ...query,
        where: { id: operationId },
      });
    },
  }),
);

const PlanImportInput = builder.inputType("PlanImportInput", {
  fields: (t) => ({
    kind: t.field({ type: ImportKindEnum }),
    fileName: t.string({ required: false }),
    rows: t.field({ type: ["ImportRow"], required: false }),
    csv: t.string({ required: false, description: "With headings." }),
    mapping: t.field({ type: [ImportColumnInput], required: false }),
    timeZone: t.string({ required: false }),
    askPartners: t.boolean({ required: false }),
  }),
});

builder.mutationField("planImport", (t) =>
  t.prismaField({
    type: BulkOperation,
    description:
      "An import in one step, of up to 1 MB: takes `rows` or `csv` in and starts the dry run. Larger files go by `beginImport`.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: PlanImportInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(
        choice.extend({ fileName: fileName.nullish() }),
        input,
      );
      const { operationId } = succeed(
        await transact((tx) =>
          planImport(
            tx,
            {
              kind: input.kind,
              fileName: wanted.fileName ?? "rows",
              csv: tableOf(input),
              ...chosenOf(wanted),
            },
            now(),
          ),
        ),
      );
      return db.bulkOperation.findUniqueOrThrow({
        ...query,
        where: { id: operationId },
      });
    },
  }),
);

function tableOf({ rows, csv }: typeof PlanImportInput.$inferInput): string {
  if ((rows == null) === (csv == null))
    throw new InvalidInput(
      "input.rows",
      "Give exactly one of `rows` and `csv`.",
    );
  if (rows?.length === 0)
    throw new InvalidInput("input.rows", "Give at least one row.");
  refuseWideRows(rows ?? []);
  return csv ?? writeTable(rows ?? []);
}

/** A table has every row's columns, so rows that all name others would make an enormous one of little. */
function refuseWideRows(rows: readonly object[]): void {
  const names = new Set<string>();
  for (const row of rows) {
    for (const name of Object.keys(row)) names.add(name);
    if (names.size > mostColumns)
      throw new InvalidInput(
        "input.rows",
        `Rows have at most ${mostColumns} different columns.`,
      );
  }
}

const mostColumns = 400;

function chosenOf({ mapping, timeZone, askPartners }: z.infer<typeof choice>) {
  return {
    ...(mapping && { mapping }),
    options: {
      timeZone: timeZone ?? null,
      askPartners: askPartners ?? false,
    },
  };
}
