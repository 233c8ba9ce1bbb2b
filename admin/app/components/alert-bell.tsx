import { IconButton, Menu } from "@throughline/ui";
import { Bell, BellDot, List } from "lucide-react";
import type { News } from "../alert/use-news.ts";
import { useText } from "../messages/use-text.ts";

/** The newest alerts behind a bell that counts the new ones. */
export function AlertBell({ news }: { news: News }) {
  const text = useText();
  const count = news?.newAlertCount ?? 0;
  const label = text("alerts.bell", { count });
  return (
    <Menu
      label={text("alerts.title")}
      trigger={
        <IconButton
          label={label}
          className={count > 0 ? "aspect-auto px-2" : undefined}
        >
          {count > 0 ? (
            <BellDot aria-hidden className="text-danger" />
          ) : (
            <Bell aria-hidden />
          )}
          {count > 0 && (
            <span aria-hidden className="text-xs tabular-nums">
              {count > 99 ? "99+" : count}
            </span>
          )}
        </IconButton>
      }
      items={[
        ...(news?.alerts ?? []).map(({ id, title, href, seenAt }) => ({
          id,
          href,
          label: seenAt ? title : `${text("alerts.new")}: ${title}`,
        })),
        {
          id: "all",
          href: "/alerts",
          label: text("alerts.all"),
          icon: <List aria-hidden />,
        },
      ]}
    />
  );
}
