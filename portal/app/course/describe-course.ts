import type { MetaDescriptor } from "@remix-run/node";
import type { CatalogueCourse } from "./load-catalogue.server.ts";
import { courseUrl } from "./structured-data.ts";

/** As much of a description as a search engine shows. */
const MOST = 160;

/** What the head of a course's page says of it, to search engines and to whoever a link to it is sent. */
export function describeCourse({
  course,
  origin,
  schoolName,
}: CatalogueCourse): MetaDescriptor[] {
  const url = courseUrl(origin, course.code);
  const description = shorten(course.description || course.title);
  const picture = course.image && new URL(course.image.url, origin).href;
  const property = (name: string, content: string) => ({
    property: `og:${name}`,
    content,
  });
  return [
    { name: "description", content: description },
    { tagName: "link", rel: "canonical", href: url },
    property("type", "website"),
    property("site_name", schoolName),
    property("title", course.title),
    property("description", description),
    property("url", url),
    ...(picture
      ? [
          property("image", picture),
          property("image:alt", course.image?.alt ?? ""),
        ]
      : []),
    {
      name: "twitter:card",
      content: picture ? "summary_large_image" : "summary",
    },
  ];
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= MOST) return line;
  return `${line.slice(0, MOST - 1).replace(/\s+\S*$/, "")}…`;
}
