import { builder } from "../builder.ts";

interface RowFaultSource {
  row: number;
  field?: string;
  reason: string;
}

/** A row of what somebody sent that makes no sense. */
export const RowFault = builder
  .objectRef<RowFaultSource>("RowFault")
  .implement({
    description: "A row that makes no sense; the others count all the same.",
    authScopes: { staff: true },
    fields: (t) => ({
      row: t.exposeInt("row", { description: "Counts from 1." }),
      field: t.string({
        nullable: true,
        description: "The column at fault.",
        resolve: ({ field }) => field ?? null,
      }),
      reason: t.exposeString("reason"),
    }),
  });
