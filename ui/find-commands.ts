type Findable = { label: string; hint?: string; keywords?: string };

/** The commands that contain every word of `query`, those whose label begins with it first; all of them for an empty query. */
export function findCommands<Item extends Findable>(
  commands: Item[],
  query: string,
): Item[] {
  const wanted = fold(query);
  const parts = wanted.split(/\s+/).filter((part) => part !== "");
  const matching = commands.filter((command) => {
    const text = fold(
      `${command.label} ${command.hint ?? ""} ${command.keywords ?? ""}`,
    );
    return parts.every((part) => text.includes(part));
  });
  const beginning = (command: Item) =>
    fold(command.label).startsWith(wanted) ? 0 : 1;
  return matching.toSorted((one, other) => beginning(one) - beginning(other));
}

/** Lower case without accents, so that "jose" finds "José". */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();
}
