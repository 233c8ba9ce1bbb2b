import { storePrint } from "@throughline/domain/certificate/store-print";
import { theSystem, transact } from "@throughline/domain/transaction";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { print, type PrintDesk } from "./print.ts";

/** Prints a revision of a certificate that was reissued, renewed or reinstated, unless another one has overtaken it. */
export async function printRevision(
  desk: PrintDesk,
  { certificateId, revision }: { certificateId: string; revision: number },
): Promise<JobOutcome> {
  const certificate = await desk.store.database.certificate.findUnique({
    where: { id: certificateId },
    include: { person: true, credentials: { where: { revision } } },
  });
  if (certificate?.revision !== revision || certificate.state === "REVOKED")
    return done;
  if (certificate.credentials.length > 0) return done;

  const printed = await print(desk, certificate);
  await transact(desk.store, { actor: theSystem }, (tx) =>
    storePrint(tx, { certificateId, revision, ...printed }, desk.now()),
  );
  return done;
}
