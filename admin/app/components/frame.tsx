import { useLocation } from "@remix-run/react";
import {
  AppShell,
  IconButton,
  ThemeToggle,
  type NavGroup,
} from "@throughline/ui";
import { Command } from "lucide-react";
import { useState, type ReactNode } from "react";
import { LiveStatus } from "@throughline/web/frame/live-status.tsx";
import { useNews, type News } from "../alert/use-news.ts";
import { useText } from "../messages/use-text.ts";
import { useSchoolName } from "@throughline/web/document/use-school-name";
import { AlertBell } from "./alert-bell.tsx";
import { GoKeys } from "./go-keys.tsx";
import { LoadingLine } from "@throughline/web/frame/loading-line.tsx";
import { Palette } from "./palette.tsx";
import {
  cataloguePlaces,
  dailyPlaces,
  machineryPlaces,
  type Place,
} from "./places.ts";
import { Shortcuts } from "./shortcuts.tsx";
import { useStaff } from "./staff.ts";
import { SignOut } from "./sign-out.tsx";
import { StudentSearch } from "./student-search.tsx";

/** What stands around every page of the staff: navigation with what waits, search, palette, keys, live indicator, sign out. */
export function Frame({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const news = useNews();
  return (
    <AppShell
      brand={useSchoolName()}
      groups={useGroups(news)}
      path={pathname}
      search={<Top onPalette={() => setPaletteOpen(true)} />}
      live={<LiveStatus />}
      user={<User news={news} />}
    >
      <LoadingLine />
      {children}
      <GoKeys />
      <Shortcuts />
      <Palette isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} />
    </AppShell>
  );
}

function Top({ onPalette }: { onPalette: () => void }) {
  const text = useText();
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1 sm:flex-none sm:basis-80">
        <StudentSearch />
      </div>
      <IconButton
        label={text("keys.palette")}
        keys="⌘ K"
        className="max-sm:hidden"
        onPress={onPalette}
      >
        <Command aria-hidden />
      </IconButton>
    </div>
  );
}

function User({ news }: { news: News }) {
  return (
    <>
      <AlertBell news={news} />
      <ThemeToggle className="max-sm:hidden" />
      <SignOut />
    </>
  );
}

function useGroups(news: News): NavGroup[] {
  const text = useText();
  const staff = useStaff();
  const waiting: Record<string, number | undefined> = {
    "/": news?.attentionCount,
    "/inbox": staff?.quarantinedCount,
  };
  const toItem = ({ href, label, icon: Icon }: Place) => ({
    href,
    label: text(label),
    icon: <Icon aria-hidden />,
    count: waiting[href],
  });
  return [
    { items: dailyPlaces.map(toItem) },
    { label: text("nav.catalogue"), items: cataloguePlaces.map(toItem) },
    { label: text("nav.machinery"), items: machineryPlaces.map(toItem) },
  ];
}
