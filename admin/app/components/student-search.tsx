import { Form, useLocation, useSearchParams } from "@remix-run/react";
import { SearchField } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Searches the students from every page; on the list itself the other filters stay. */
export function StudentSearch() {
  const text = useText();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const onList = pathname === "/students";
  const search = onList ? (params.get("search") ?? "") : "";
  return (
    <Form action="/students" role="search">
      {onList &&
        kept.map((name) => {
          const value = params.get(name);
          return value ? (
            <input key={name} type="hidden" name={name} value={value} />
          ) : null;
        })}
      <SearchField
        key={search}
        name="search"
        label={text("students.search")}
        defaultValue={search}
        maxLength={200}
        className="max-w-80"
      />
    </Form>
  );
}

const kept = ["course", "step", "situation", "state", "cohort", "sort"];
