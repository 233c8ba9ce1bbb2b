/** What LinkedIn's form for a new certification is filled with. */
export interface Certification {
  serial: string;
  courseTitle: string;
  issuedAt: Date;
  expiresAt: Date | null;
  schoolName: string;
  verificationUrl: string;
  /** The zone in which the day of issue is meant. */
  timeZone: string;
}

/**
 * The address at which LinkedIn adds a certificate to the profile of whoever opens it, as LinkedIn's "Add to profile" names
 * its parameters. It tells LinkedIn nothing about the person.
 */
export function linkedInUrl(certification: Certification): string {
  const { timeZone, issuedAt, expiresAt } = certification;
  const issued = monthOf(issuedAt, timeZone);
  const expires = expiresAt && monthOf(expiresAt, timeZone);
  const url = new URL("https://www.linkedin.com/profile/add");
  url.search = new URLSearchParams({
    startTask: "CERTIFICATION_NAME",
    name: certification.courseTitle,
    organizationName: certification.schoolName,
    issueYear: issued.year,
    issueMonth: issued.month,
    ...(expires && {
      expirationYear: expires.year,
      expirationMonth: expires.month,
    }),
    certUrl: certification.verificationUrl,
    certId: certification.serial,
  }).toString();
  return url.href;
}

/** Months count from 1. */
function monthOf(time: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "numeric",
  }).formatToParts(time);
  const of = (type: string) =>
    parts.find((part) => part.type === type)?.value ?? "";
  return { year: of("year"), month: of("month") };
}
