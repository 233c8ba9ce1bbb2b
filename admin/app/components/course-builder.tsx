import { useLocation } from "@remix-run/react";
import { NavTabs, PageHeader } from "@throughline/ui";
import type { BuilderAnswer } from "../course/builder.action.server.ts";
import type { BuilderDraft, Choice, Chooser } from "../course/builder.query.ts";
import {
  sectionOf,
  sectionOfField,
  sections,
  type Section,
} from "../course/builder.sections.ts";
import type { License } from "../course/load-builder.server.ts";
import { sectionValues } from "../course/section-values.ts";
import { useAutosaveAnswer } from "../course/use-autosave.ts";
import { useFocusOfAddress } from "../course/use-focus-of-address.ts";
import { useText } from "../messages/use-text.ts";
import { BuilderOptions } from "./builder-options.tsx";
import { BuilderPreview } from "./builder-preview.tsx";
import { BuilderReview } from "./builder-review.tsx";
import { BuilderBundle, BuilderPrice } from "./builder-sale.tsx";
import { BuilderShell } from "./builder-shell.tsx";
import { BuilderSteps } from "./builder-steps.tsx";
import { PaymentsClosed } from "./payments-closed.tsx";

/** The builder of a course, station by station; each has an address of its own. */
export function CourseBuilder({
  draft,
  sellsOnline,
  chooser: { partners, instructors },
  choices,
  licenses,
  requestKey,
  answer,
}: {
  draft: BuilderDraft;
  sellsOnline: boolean;
  chooser: Chooser;
  choices: Choice[];
  licenses: License[];
  requestKey: string;
  answer: BuilderAnswer | undefined;
}) {
  const text = useText();
  const { pathname, search, key } = useLocation();
  useFocusOfAddress();
  const params = new URLSearchParams(search);
  const at = sectionOf(params.get("at"));
  const hrefOf = (section: Section | "preview", extra = "") => {
    const to = new URLSearchParams(params);
    to.set("at", section);
    to.delete("check");
    return `${pathname}?${to}${extra}`;
  };
  const errorsAt = (section: Section) =>
    draft.objections.filter(
      ({ severity, field }) =>
        severity === "ERROR" && sectionOfField(field) === section,
    ).length;
  const title = draft.content.title || text("builder.untitled");
  // What is typed belongs to one visit: another one begins with what is kept by then.
  const visit = `${at} ${key}`;
  const autosaved = useAutosaveAnswer(visit);
  if (at === "preview")
    return (
      <BuilderPreview
        {...{ draft, partners, licenses, sellsOnline }}
        back={hrefOf("review")}
      />
    );

  const checks = params.has("check") || draft.course !== null;
  const values = sectionValues(at, draft, answer, autosaved, checks);
  return (
    <>
      <PageHeader
        trail={[{ href: "/courses", label: text("nav.courses") }]}
        title={text("builder.heading", { title })}
        description={text(`builder.explain.${at}`)}
      />
      <NavTabs
        label={text("builder.sections")}
        tabs={sections.map((section) => ({
          href: hrefOf(section),
          label: text(`builder.at.${section}`),
          current: section === at,
          ...(errorsAt(section) > 0 && { count: errorsAt(section) }),
        }))}
      />
      {(at === "price" || at === "review") && draft.content.isSold && (
        <PaymentsClosed sellsOnline={sellsOnline} />
      )}
      {at === "shell" && (
        <BuilderShell
          visit={visit}
          draft={draft}
          values={values}
          answer={answer}
        />
      )}
      {at === "steps" && (
        <BuilderSteps
          key={visit}
          visit={visit}
          draft={draft}
          values={values}
          partners={partners}
        />
      )}
      {at === "options" && (
        <BuilderOptions
          draft={draft}
          answer={answer}
          choices={choices}
          instructors={instructors}
          requestKey={requestKey}
          next={hrefOf("bundle")}
        />
      )}
      {at === "bundle" && (
        <BuilderBundle key={visit} {...{ visit, draft, values }} />
      )}
      {at === "price" && (
        <BuilderPrice key={visit} {...{ visit, draft, values }} />
      )}
      {at === "review" && (
        <BuilderReview draft={draft} answer={answer} hrefOf={hrefOf} />
      )}
    </>
  );
}
