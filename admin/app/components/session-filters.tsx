import { Form, useSubmit } from "@remix-run/react";
import {
  Button,
  LinkButton,
  SearchField,
  SelectField,
  useHydrated,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import {
  seatChoices,
  times,
  type SessionParams,
} from "../session/sessions.filter.ts";

/** Narrows the list of classes; each choice takes effect at once, the search and without JavaScript all by its button. */
export function SessionFilters({
  courses,
  instructors,
  wanted,
}: {
  courses: { code: string; title: string }[];
  instructors: { id: string; name: string }[];
  wanted: SessionParams;
}) {
  const text = useText();
  const submit = useSubmit();
  const isHydrated = useHydrated();
  const any = { value: "", label: text("filter.any") };
  const isNarrowed = Object.values(wanted).some((one) => one !== undefined);
  const choices = [
    {
      name: "when",
      label: text("sessions.when"),
      options: times.map((value) => ({
        value: value === "upcoming" ? "" : value,
        label: text(`sessions.when.${value}`),
      })),
    },
    {
      name: "course",
      label: text("filter.course"),
      options: [
        any,
        ...courses.map(({ code, title }) => ({ value: code, label: title })),
      ],
    },
    {
      name: "instructor",
      label: text("sessions.instructor"),
      options: [
        any,
        ...instructors.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      name: "seats",
      label: text("sessions.seats"),
      options: [
        any,
        ...seatChoices.map((value) => ({
          value,
          label: text(`sessions.seats.${value}`),
        })),
      ],
    },
    {
      name: "state",
      label: text("filter.state"),
      options: [
        any,
        ...(["SCHEDULED", "CANCELED"] as const).map((value) => ({
          value,
          label: text(`sessions.state.${value}`),
        })),
      ],
    },
  ] as const;
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
        id="session-search"
        name="search"
        label={text("sessions.search")}
        defaultValue={wanted.search}
        maxLength={200}
        className="min-w-52 flex-1"
      />
      {choices.map(({ name, label, options }) => (
        <SelectField
          key={`${name} ${wanted[name] ?? ""}`}
          id={`session-${name}`}
          name={name}
          label={label}
          options={[...options]}
          defaultValue={wanted[name] === "upcoming" ? "" : (wanted[name] ?? "")}
          className="min-w-32 flex-1 sm:max-w-48"
        />
      ))}
      {!isHydrated && <Button type="submit">{text("filter.show")}</Button>}
      {isNarrowed && (
        <LinkButton href="/sessions" variant="quiet">
          {text("filter.clear")}
        </LinkButton>
      )}
    </Form>
  );
}
