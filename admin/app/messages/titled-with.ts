import type { MetaArgs, MetaFunction } from "@remix-run/react";
import { en } from "./en.ts";
import type { MessageId } from "./use-text.ts";

type Loaded<Loader> = NonNullable<MetaArgs<Loader>["data"]>;

/** A route's `meta` that names the page by what it shows: "Ana Horvat · Person". */
export function titledWith<Loader>(
  id: MessageId,
  nameOf: (loaded: Loaded<Loader>) => string,
): MetaFunction<Loader> {
  return ({ data }) => [
    {
      title: [
        data ? nameOf(data as Loaded<Loader>) : "",
        en[id],
        en["app.name"],
      ]
        .filter(Boolean)
        .join(" · "),
    },
  ];
}
