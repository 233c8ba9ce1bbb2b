import { cn } from "@throughline/ui";

/** What a course is shown by, in a frame of a fixed shape, so that nothing moves when it arrives. */
export function CoursePicture({
  image: { url, alt },
  className,
}: {
  image: { url: string; alt: string };
  className?: string;
}) {
  return (
    <img
      src={url}
      alt={alt}
      width={1200}
      height={675}
      className={cn(
        "aspect-video w-full rounded-control bg-sunken object-cover",
        className,
      )}
    />
  );
}
