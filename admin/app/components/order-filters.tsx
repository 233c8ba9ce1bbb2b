import { Form, useSubmit } from "@remix-run/react";
import {
  Button,
  LinkButton,
  SearchField,
  SelectField,
  useHydrated,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { choices, type OrderParams } from "../order/orders.filter.ts";

/** Narrows the list of orders; each choice takes effect at once, the search and without JavaScript all by its button. */
export function OrderFilters({
  products,
  wanted,
}: {
  products: { id: string; name: string }[];
  wanted: OrderParams;
}) {
  const text = useText();
  const submit = useSubmit();
  const isHydrated = useHydrated();
  const any = { value: "", label: text("filter.any") };
  const isNarrowed = Object.values(wanted).some((one) => one !== undefined);
  return (
    <Form
      aria-label={text("filter.label")}
      role="search"
      className="flex flex-wrap items-end gap-2"
      onChange={({ currentTarget, target }) => {
        if (target instanceof HTMLSelectElement)
          submit(currentTarget, { preventScrollReset: true });
      }}
    >
      <SearchField
        id="order-search"
        name="search"
        label={text("orders.search")}
        defaultValue={wanted.search}
        maxLength={200}
        className="min-w-52 flex-1"
      />
      <SelectField
        key={`state ${wanted.state ?? ""}`}
        id="order-state"
        name="state"
        label={text("filter.state")}
        options={[
          any,
          ...choices.map((value) => ({
            value,
            label: text(`orders.choice.${value}`),
          })),
        ]}
        defaultValue={wanted.state ?? ""}
        className="min-w-36 flex-1 sm:max-w-56"
      />
      <SelectField
        key={`product ${wanted.product ?? ""}`}
        id="order-product"
        name="product"
        label={text("orders.product")}
        options={[
          any,
          ...products.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={wanted.product ?? ""}
        className="min-w-36 flex-1 sm:max-w-56"
      />
      {!isHydrated && <Button type="submit">{text("filter.show")}</Button>}
      {isNarrowed && (
        <LinkButton href="/orders" variant="quiet">
          {text("filter.clear")}
        </LinkButton>
      )}
    </Form>
  );
}
