import { useSearchParams } from "@remix-run/react";
import {
  Card,
  DataTable,
  EmptyState,
  LinkButton,
  NavTabs,
  Pagination,
  type Column,
} from "@throughline/ui";
import { Sun } from "lucide-react";
import type { AttentionItem } from "../attention/attention.fields.ts";
import {
  attentionKinds,
  attentionViews,
  type AttentionKind,
  type AttentionView,
} from "../attention/attention.kinds.ts";
import { useText, type Text } from "../messages/use-text.ts";
import { firstPage, turnsOf } from "../url/paging.ts";
import { withParams } from "../url/search-params.ts";
import { AttentionActions } from "./attention-actions.tsx";
import { AttentionAssignee } from "./attention-assignee.tsx";
import { AttentionFilters } from "./attention-filters.tsx";
import { AttentionKeys } from "./attention-keys.tsx";
import { AttentionReasons } from "./attention-reasons.tsx";
import { AttentionSubject } from "./attention-subject.tsx";
import { belowOnPhone } from "./below-on-phone.ts";
import { When } from "./when.tsx";

interface AttentionQueueProps {
  view: AttentionView;
  kind?: AttentionKind;
  counts: { kind: AttentionKind; count: number }[];
  items: AttentionItem[];
  /** Of this kind, on all pages. */
  total: number;
  /** In the whole queue, whatever is filtered. */
  all: number;
  page: Parameters<typeof turnsOf>[1];
  courses: { id: string; code: string; title: string }[];
  partners: { id: string; name: string }[];
  hasStudents: boolean;
}

/** Who needs a person, the most urgent first, with what can be done at once. Each row leads to its own page. */
export function AttentionQueue(props: AttentionQueueProps) {
  const { view, kind, counts, items, total, all, page } = props;
  const text = useText();
  const [params] = useSearchParams();
  const isFiltered = ["view", "kind", "course", "partner"].some((name) =>
    params.has(name),
  );
  if (all === 0 && !isFiltered)
    return <AllWell hasStudents={props.hasStudents} />;
  const { from, to, previousHref, nextHref } = turnsOf(
    params,
    page,
    items.length,
  );
  return (
    <Card flush>
      <AttentionKeys items={items} />
      <NavTabs
        label={text("attention.whose")}
        tabs={attentionViews.map((each) => ({
          href: withParams(params, {
            ...firstPage,
            view: each === "ALL" ? null : each,
            kind: null,
          }),
          label: text(`attention.view.${each}`),
          current: each === view,
        }))}
        className="px-3"
      />
      <NavTabs
        label={text("attention.tabs")}
        tabs={kindTabs(params, counts, kind, text)}
        className="px-3"
      />
      <AttentionFilters courses={props.courses} partners={props.partners} />
      <DataTable
        caption={text("home.question")}
        columns={columnsOf(text)}
        rows={items}
        rowKey={({ key }) => key}
        rowHref={({ key }) => `/interventions/${key}`}
        empty={<NoneOfThese view={view} />}
      />
      {(previousHref ?? nextHref) && (
        <Pagination
          {...{ from, to, total, previousHref, nextHref }}
          className="border-t border-line px-4 py-3"
        />
      )}
      <p className="border-t border-line px-4 py-2 text-xs text-muted max-sm:hidden">
        {text("work.keys")}
      </p>
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
            {hasStudents && (
              <LinkButton href="/?view=SNOOZED">
                {text("attention.view.SNOOZED")}
              </LinkButton>
            )}
          </>
        }
      >
        {text(hasStudents ? "home.empty" : "students.noneYetExplain")}
      </EmptyState>
    </Card>
  );
}

function NoneOfThese({ view }: { view: AttentionView }) {
  const text = useText();
  return (
    <EmptyState
      title={text(
        view === "MINE" ? "attention.noneMine" : "attention.noneHere",
      )}
      action={<LinkButton href="/">{text("attention.all")}</LinkButton>}
    />
  );
}

function kindTabs(
  params: URLSearchParams,
  counts: AttentionQueueProps["counts"],
  kind: AttentionKind | undefined,
  text: Text,
) {
  const countOf = new Map(counts.map((each) => [each.kind, each.count]));
  const hrefOf = (each: AttentionKind | null) =>
    withParams(params, { ...firstPage, kind: each });
  const kinds = attentionKinds
    .map((each) => ({
      href: hrefOf(each),
      label: text(`attention.kind.${each}`),
      count: countOf.get(each) ?? 0,
      current: each === kind,
    }))
    .filter(({ count, current }) => count > 0 || current);
  const all = {
    href: hrefOf(null),
    label: text("attention.all"),
    count: counts.reduce((sum, { count }) => sum + count, 0),
    current: kind === undefined,
  };
  return [all, ...kinds];
}

function columnsOf(text: Text): Column<AttentionItem>[] {
  return [
    {
      key: "who",
      heading: text("column.who"),
      cell: (item) => <AttentionSubject item={item} />,
    },
    {
      key: "why",
      heading: text("column.why"),
      className: "min-w-64 max-sm:block!",
      cell: (item) => <AttentionReasons item={item} />,
    },
    {
      key: "step",
      heading: text("column.step"),
      cell: ({ step, partner }) =>
        step || partner ? (
          <span className="block max-sm:text-end">
            {step && (
              <span className="block">
                <span className="text-muted">{step.label}</span> {step.title}
              </span>
            )}
            <span className="block text-xs text-muted">
              {[step?.enrollment.course.title, partner?.name]
                .filter(Boolean)
                .join(" · ")}
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
      key: "assigned",
      heading: text("attention.assigned"),
      cell: ({ intervention }) => (
        <AttentionAssignee intervention={intervention} />
      ),
    },
    {
      key: "do",
      heading: text("work.open"),
      hideHeading: true,
      interactive: true,
      className: belowOnPhone,
      cell: (item) => <AttentionActions item={item} />,
    },
  ];
}
