import { Highlight, TextLink, useNumber } from "@throughline/ui";

/** A count that leads to its rows; it flashes when it changes. Zero, and what cannot be listed, leads nowhere. */
export function FigureLink({
  href,
  value,
  label,
}: {
  href: string | undefined;
  value: number;
  label: string;
}) {
  const { count } = useNumber();
  const figure = <Highlight value={count(value)} />;
  if (value === 0) return <span className="text-muted">{figure}</span>;
  if (href === undefined) return figure;
  return (
    <TextLink href={href} aria-label={`${label}: ${count(value)}`}>
      {figure}
    </TextLink>
  );
}
