import { settleLicenseSeats } from "@throughline/domain/license/settle-license-seats";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Suspends the seats of a license that lapsed, or lets them go on, in small transactions. */
export async function settleLicense(
  { store, now }: Pick<Desk, "store" | "now">,
  { licenseId }: { licenseId: string },
): Promise<JobOutcome> {
  for (;;) {
    const { kind } = await transact(store, { actor: theSystem }, (tx) =>
      settleLicenseSeats(tx, { licenseId }, now()),
    );
    if (kind === "done") return done;
  }
}
