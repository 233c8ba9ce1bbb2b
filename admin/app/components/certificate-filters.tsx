import { Form, useSubmit } from "@remix-run/react";
import {
  Button,
  LinkButton,
  SearchField,
  SelectField,
  useHydrated,
} from "@throughline/ui";
import {
  choices,
  type CertificateParams,
} from "../certificate/certificates.filter.ts";
import { useText } from "../messages/use-text.ts";

/** Narrows the list of certificates; each choice takes effect at once, the search and without JavaScript all by its button. */
export function CertificateFilters({
  courses,
  wanted,
}: {
  courses: { code: string; title: string }[];
  wanted: CertificateParams;
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
        id="certificate-search"
        name="search"
        label={text("certificates.search")}
        defaultValue={wanted.search}
        maxLength={200}
        className="min-w-52 flex-1"
      />
      <SelectField
        key={`state ${wanted.state ?? ""}`}
        id="certificate-state"
        name="state"
        label={text("filter.state")}
        options={[
          any,
          ...choices.map((value) => ({
            value,
            label: text(`certificates.choice.${value}`),
          })),
        ]}
        defaultValue={wanted.state ?? ""}
        className="min-w-36 flex-1 sm:max-w-56"
      />
      <SelectField
        key={`course ${wanted.course ?? ""}`}
        id="certificate-course"
        name="course"
        label={text("filter.course")}
        options={[
          any,
          ...courses.map(({ code, title }) => ({ value: code, label: title })),
        ]}
        defaultValue={wanted.course ?? ""}
        className="min-w-36 flex-1 sm:max-w-56"
      />
      {!isHydrated && <Button type="submit">{text("filter.show")}</Button>}
      {isNarrowed && (
        <LinkButton href="/certificates" variant="quiet">
          {text("filter.clear")}
        </LinkButton>
      )}
    </Form>
  );
}
