import { useSearchParams } from "@remix-run/react";
import {
  Card,
  DataTable,
  EmptyState,
  LinkButton,
  NavTabs,
  type Column,
} from "@throughline/ui";
import { Sun } from "lucide-react";
import type { AttentionItem } from "../attention/attention.fields.ts";
import {
  attentionKinds,
  type AttentionKind,
  type KindCounts,
} from "../attention/attention.kinds.ts";
import { useText, type Text } from "../messages/use-text.ts";
import { AttentionSubject } from "./attention-subject.tsx";
import { belowOnPhone } from "./below-on-phone.ts";
import { ContactLinks } from "./contact-links.tsx";
import { StayButton } from "./stay-button.tsx";
import { When } from "./when.tsx";
import { withParams } from "../url/search-params.ts";

/** Who needs an admin, most urgent first; tabs narrow it to one kind. Each row leads to where it is mended. */
export function AttentionQueue({
  kind,
  counts,
  items,
  total,
  isCut,
  hasStudents,
}: {
  kind?: AttentionKind;
  counts: KindCounts;
  items: AttentionItem[];
  /** Of this kind, shown or not. */
  total: number;
  /** There are more than anybody counted. */
  isCut: boolean;
  hasStudents: boolean;
}) {
  const text = useText();
  const [params] = useSearchParams();
  if (counts.ALL === 0) return <AllWell hasStudents={hasStudents} />;
  const isShort = items.length < total;
  return (
    <Card flush>
      <NavTabs
        label={text("attention.tabs")}
        tabs={tabsOf(counts, kind, text)}
        className="px-3"
      />
      <DataTable
        caption={text("home.question")}
        columns={columnsOf(text)}
        rows={items}
        rowKey={({ key }) => key}
        rowHref={hrefOf}
        empty={<NoneOfThese />}
      />
      {(isShort || isCut) && (
        <p className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3 text-sm text-muted">
          {text("attention.more", { count: items.length })}
          {isShort && (
            <StayButton to={withParams(params, { all: 1 })}>
              {text("attention.showAll", { count: total })}
            </StayButton>
          )}
        </p>
      )}
    </Card>
  );
}

function AllWell({ hasStudents }: { hasStudents: boolean }) {
  const text = useText();
  return (
    <Card>
      <EmptyState
        icon={<Sun aria-hidden />}
        title={text(hasStudents ? "home.emptyTitle" : "students.noneYet")}
        action={
          <>
            <LinkButton href="/pipeline" variant="primary">
              {text("home.emptyPipeline")}
            </LinkButton>
            <LinkButton href="/students/new">{text("enroll.title")}</LinkButton>
          </>
        }
      >
        {text(hasStudents ? "home.empty" : "students.noneYetExplain")}
      </EmptyState>
    </Card>
  );
}

function NoneOfThese() {
  const text = useText();
  return (
    <EmptyState
      title={text("attention.none")}
      action={<LinkButton href="/">{text("attention.all")}</LinkButton>}
    />
  );
}

function tabsOf(
  counts: KindCounts,
  kind: AttentionKind | undefined,
  text: Text,
) {
  const kinds = attentionKinds
    .map((each) => ({
      href: `/?kind=${each}`,
      label: text(`attention.kind.${each}`),
      count: counts[each],
      current: each === kind,
    }))
    .filter(({ count, current }) => count > 0 || current);
  const all = {
    href: "/",
    label: text("attention.all"),
    count: counts.ALL,
    current: kind === undefined,
  };
  return [all, ...kinds];
}

function hrefOf({ step, message }: AttentionItem): string | undefined {
  if (step) return `/enrollments/${step.enrollment.id}#${step.id}`;
  return message ? `/inbox/${message.id}` : undefined;
}

function columnsOf(text: Text): Column<AttentionItem>[] {
  return [
    {
      key: "who",
      heading: text("column.who"),
      cell: (item) => <AttentionSubject item={item} />,
    },
    {
      key: "kind",
      heading: text("column.why"),
      cell: ({ kind, reason }) => (
        <span className="block max-sm:text-end">
          <span className="block font-medium">
            {text(`attention.kind.${kind}`)}
          </span>
          <span className="block text-xs wrap-anywhere text-muted">
            {reason}
          </span>
        </span>
      ),
    },
    {
      key: "step",
      heading: text("column.step"),
      cell: ({ step }) =>
        step ? (
          <span className="block max-sm:text-end">
            <span className="block">
              <span className="text-muted">{step.label}</span> {step.title}
            </span>
            <span className="block text-xs text-muted">
              {step.enrollment.course.title}
              {step.partner && ` · ${step.partner.name}`}
            </span>
          </span>
        ) : (
          "–"
        ),
    },
    {
      key: "since",
      heading: text("column.since"),
      cell: ({ since }) => <When at={since} />,
    },
    {
      key: "contact",
      heading: text("column.contact"),
      hideHeading: true,
      interactive: true,
      className: belowOnPhone,
      cell: (item) => <Contact item={item} />,
    },
  ];
}

/** The student; where the partner is silent, the partner. */
function Contact({ item: { kind, step, message } }: { item: AttentionItem }) {
  const partner = step?.partner ?? message?.partner;
  if (partner && (kind === "SILENT_PARTNER" || !step))
    return <ContactLinks name={partner.name} email={partner.contactEmail} />;
  return step && <ContactLinks {...step.enrollment.person} />;
}
