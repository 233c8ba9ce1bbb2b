import { Avatar } from "../avatar.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { ErrorState } from "../error-state.tsx";
import { LiveIndicator } from "../live-indicator.tsx";
import { RelativeTime } from "../relative-time.tsx";
import { Skeleton } from "../skeleton.tsx";

/** Loading, failing, being live or not, and people as initials. */
export function FeedbackGallery() {
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card title="Something went wrong" flush>
        <ErrorState
          title="The students could not be loaded"
          unchanged="Nothing was changed."
          mend="Try again in a moment; if it goes on, send us the number below."
          action={<Button variant="primary">Try again</Button>}
          reference="request 01J8Z3"
        />
      </Card>
      <Card title="Live or not">
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <LiveIndicator state="live" />
          <LiveIndicator state="connecting" />
          <LiveIndicator state="reconnecting" since={since} />
          <LiveIndicator state="offline" since={since} />
        </div>
        <p className="mt-3 text-muted">
          Now: <RelativeTime at={since} now={since} /> · earlier:{" "}
          <RelativeTime at="2026-11-17T10:42:00Z" now={since} /> · soon:{" "}
          <RelativeTime at="2026-11-20T12:42:00Z" now={since} />
        </p>
        <div className="mt-3 flex items-center gap-2">
          <Avatar name="Ana Horvat" size="small" />
          <Avatar name="Ana Horvat" />
          <Avatar name="محمد عبد" size="large" />
          <Avatar name="Madonna" size="large" />
        </div>
      </Card>
      <Card title="Loading a list" flush>
        <Skeleton shape="table" />
      </Card>
      <Card title="Loading figures and text">
        <div className="flex flex-col gap-4">
          <Skeleton shape="cards" count={2} />
          <Skeleton />
          <Skeleton shape="block" />
        </div>
      </Card>
    </div>
  );
}

const since = "2026-11-20T10:42:00Z";
