/** What a form about a booking is answered with on the page itself. */
export interface BookingAnswer {
  problem?: string;
  /** Too much was going on just then: the same may be pressed again. */
  isBusy?: boolean;
  /** What happens only if the student says yes, and the form that says it. */
  confirm?: { message: string; fields: [name: string, value: string][] };
}
