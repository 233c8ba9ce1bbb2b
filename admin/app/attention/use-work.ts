import { useNavigate, useSearchParams, useSubmit } from "@remix-run/react";
import { withParams } from "../url/search-params.ts";
import type { Work } from "./work.ts";

interface Worked {
  key: string;
  intervention: { assignee: { id: string } | null } | null;
}

/** What can be done about an item from anywhere on a page: take it, or open the dialog of a piece of work. */
export function useWork() {
  const submit = useSubmit();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  return {
    take: ({ key, intervention }: Worked) => {
      const seen = intervention?.assignee?.id ?? "";
      submit(
        { work: "take", key, seen },
        { method: "post", preventScrollReset: true, replace: true },
      );
    },
    ask: (work: Work, key: string) => {
      navigate(withParams(params, { work, item: key }), {
        preventScrollReset: true,
      });
    },
  };
}
