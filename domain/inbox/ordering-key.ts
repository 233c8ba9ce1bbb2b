/** Messages about one enrolment at one partner are applied in the order received. */
export const orderingKeyOf = (partnerId: string, externalId: string) =>
  `${partnerId}:${externalId}`;
