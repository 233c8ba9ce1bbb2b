import { Avatar } from "@throughline/ui";

/** A person in a row of a list: initials, name, and their address below. */
export function PersonName({
  name,
  email,
}: {
  name: string;
  email?: string | null;
}) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar name={name} />
      <span className="min-w-0">
        <span className="block wrap-anywhere">
          <bdi>{name}</bdi>
        </span>
        {email && (
          <span
            title={email}
            className="block max-w-52 truncate text-xs font-normal text-muted"
          >
            {email}
          </span>
        )}
      </span>
    </span>
  );
}
