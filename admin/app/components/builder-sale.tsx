import { Checkbox, TextField } from "@throughline/ui";
import { typedAmount } from "../course/amount.ts";
import type { BuilderDraft } from "../course/builder.query.ts";
import type { SectionValues } from "../course/section-values.ts";
import { useText } from "../messages/use-text.ts";
import { BuilderSection } from "./builder-section.tsx";

interface Sale {
  visit: string;
  draft: BuilderDraft;
  values: SectionValues;
}

/** The station of the bundle: the credits that come with the course. */
export function BuilderBundle({ visit, draft, values }: Sale) {
  const text = useText();
  const { content, revision } = draft;
  const of = (
    name:
      "privateCredits" | "privateValidDays" | "groupCredits" | "groupValidDays",
  ) => ({
    id: name,
    name,
    defaultValue: values.valueOf(name, content[name]),
    error: values.errorOf(name),
    inputMode: "numeric" as const,
    maxLength: 9,
  });
  return (
    <BuilderSection section="bundle" {...{ visit, revision, values }}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          {...of("privateCredits")}
          label={text("builder.privateCredits")}
          description={text("builder.creditsExplain")}
        />
        <TextField
          {...of("privateValidDays")}
          label={text("builder.privateValidDays")}
          description={text("builder.validExplain")}
        />
        <TextField
          {...of("groupCredits")}
          label={text("builder.groupCredits")}
          description={text("builder.creditsExplain")}
        />
        <TextField
          {...of("groupValidDays")}
          label={text("builder.groupValidDays")}
          description={text("builder.validExplain")}
        />
      </div>
    </BuilderSection>
  );
}

/** The station of the price. */
export function BuilderPrice({ visit, draft, values }: Sale) {
  const text = useText();
  const { isSold, currency, unitAmount } = draft.content;
  return (
    <BuilderSection
      section="price"
      revision={draft.revision}
      {...{ visit, values }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Checkbox
          name="isSold"
          value="yes"
          label={text("builder.isSold")}
          description={text("builder.isSoldExplain")}
          defaultChecked={values.isChecked("isSold", isSold)}
          className="sm:col-span-2"
        />
        <TextField
          id="unitAmount"
          name="unitAmount"
          label={text("builder.amount")}
          description={text("builder.amountExplain")}
          defaultValue={values.valueOf(
            "unitAmount",
            typedAmount(unitAmount, currency),
          )}
          inputMode="decimal"
          maxLength={16}
          error={values.errorOf("unitAmount")}
        />
        <TextField
          id="currency"
          name="currency"
          label={text("builder.currency")}
          description={text("builder.currencyExplain")}
          defaultValue={values.valueOf("currency", currency.toUpperCase())}
          maxLength={3}
          required
          error={values.errorOf("currency")}
        />
      </div>
    </BuilderSection>
  );
}
