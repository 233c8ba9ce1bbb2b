import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  SelectField,
  TextArea,
  TextField,
} from "@throughline/ui";
import { typedAmount } from "../course/amount.ts";
import { useText } from "../messages/use-text.ts";
import type { ProductAnswer } from "../product/product.action.server.ts";
import type { SoldProduct } from "../product/product.query.ts";

interface ProductForm {
  kind: "CREDITS" | "LICENSE";
  /** Null for a new one. */
  product: SoldProduct | null;
  courses: { id: string; title: string }[];
  answer: ProductAnswer | undefined;
}

/** Writes a package of credits or a license. */
export function ProductForm({ kind, product, courses, answer }: ProductForm) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  const of = fieldsOf("save", answer);
  const part = (wanted: "PRIVATE_CREDIT" | "GROUP_CREDIT") =>
    product?.components.find((component) => component.kind === wanted);
  const credits = [
    ["privateCredits", "builder.privateCredits", part("PRIVATE_CREDIT")?.units],
    [
      "privateValidDays",
      "builder.privateValidDays",
      part("PRIVATE_CREDIT")?.validDays,
    ],
    ["groupCredits", "builder.groupCredits", part("GROUP_CREDIT")?.units],
    [
      "groupValidDays",
      "builder.groupValidDays",
      part("GROUP_CREDIT")?.validDays,
    ],
  ] as const;
  return (
    <Card title={product?.name ?? text(`products.new${kind}`)}>
      <Form
        method="post"
        noValidate
        className="flex flex-col items-start gap-3"
      >
        <FormError title={text("products.refused")} problems={of.problems} />
        <input type="hidden" name="productId" value={product?.id ?? ""} />
        <input type="hidden" name="kind" value={kind} />
        <TextField
          {...of.field("name", product?.name)}
          label={text("products.name")}
          maxLength={200}
          required
          className="w-full"
        />
        <TextArea
          {...of.field("description", product?.description)}
          label={text("products.description")}
          maxLength={2000}
          rows={2}
          className="w-full"
        />
        {kind === "LICENSE" && product && (
          <input type="hidden" name="courseId" value={product.course?.id} />
        )}
        {kind === "LICENSE" && !product && (
          <SelectField
            {...of.field("courseId", "")}
            label={text("products.course")}
            required
            options={[
              { value: "", label: text("products.chooseCourse") },
              ...courses.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        )}
        <div className="grid w-full gap-3 sm:grid-cols-2">
          {credits.map(([name, label, kept]) => (
            <TextField
              key={name}
              {...of.field(name, kept)}
              label={text(label)}
              inputMode="numeric"
              maxLength={9}
            />
          ))}
        </div>
        <Button
          type="submit"
          name="intent"
          value="save"
          variant="primary"
          pending={isPending}
        >
          {text("products.save")}
        </Button>
      </Form>
    </Card>
  );
}

/** Gives a package or a license its price. */
export function ProductPriceForm({
  product: { id, kind, price },
  answer,
}: {
  product: SoldProduct;
  answer: ProductAnswer | undefined;
}) {
  const text = useText();
  const of = fieldsOf("price", answer);
  const { currency = "usd", unitAmount = null } = price ?? {};
  return (
    <Card
      title={text("products.price")}
      description={text("products.priceExplain")}
    >
      <Form
        method="post"
        noValidate
        className="flex flex-col items-start gap-3"
      >
        <FormError title={text("products.refused")} problems={of.problems} />
        <input type="hidden" name="productId" value={id} />
        <div className="grid w-full gap-3 sm:grid-cols-2">
          <TextField
            {...of.field("unitAmount", typedAmount(unitAmount, currency))}
            label={text("builder.amount")}
            inputMode="decimal"
            maxLength={16}
            required
          />
          <TextField
            {...of.field("currency", currency.toUpperCase())}
            label={text("builder.currency")}
            maxLength={3}
            required
          />
          {kind === "LICENSE" && (
            <>
              <SelectField
                {...of.field("interval", price?.interval ?? "MONTH")}
                label={text("products.interval")}
                options={(["MONTH", "YEAR"] as const).map((value) => ({
                  value,
                  label: text(`products.interval.${value}`),
                }))}
              />
              <TextField
                {...of.field("trialDays", price?.trialDays ?? 0)}
                label={text("products.trialDays")}
                inputMode="numeric"
                maxLength={4}
              />
            </>
          )}
        </div>
        <Button type="submit" name="intent" value="price">
          {text("products.setPrice")}
        </Button>
      </Form>
    </Card>
  );
}

function fieldsOf(form: string, answer: ProductAnswer | undefined) {
  const own = answer?.form === form ? answer : undefined;
  const problems = own?.problems ?? [];
  return {
    problems,
    field: (name: string, kept: string | number | null | undefined) => ({
      id: name,
      name,
      defaultValue: own?.typed[name] ?? String(kept ?? ""),
      error: problems.find(({ field }) => field === name)?.message,
    }),
  };
}
