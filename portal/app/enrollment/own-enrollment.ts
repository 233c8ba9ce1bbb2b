import { graphql, type ResultOf } from "@throughline/web/graphql";
import { CalledOffFragment } from "../booking/own-booking.ts";

const OwnStepFragment = graphql(
  `
    fragment OwnStep on EnrollmentStep @_unmask {
      id
      label
      title
      summary
      position
      kind
      required
      state
      bookingStatus
      wouldSkipAhead
      lacksRight
      booking {
        id
        state
        attendance
        session {
          title
          startsAt
          minutes
          timeZone
        }
      }
      calledOff {
        ...CalledOff
      }
      openedAt
      settledAt
      waitingOn
      partner {
        name
      }
      partnerDownSince
      confirmDays
      usual {
        p25Seconds
        p75Seconds
        samples
      }
      partnerEnrollment {
        progress
        acceptedAt
      }
    }
  `,
  [CalledOffFragment],
);

/** A course as the student takes it: all that the path, the next action and the progress are told from. */
export const OwnEnrollmentFragment = graphql(
  `
    fragment OwnEnrollment on Enrollment @_unmask {
      id
      state
      attempt
      enrolledAt
      completedAt
      percentComplete
      estimate {
        earliest
        likely
        latest
        basedOn
      }
      person {
        id
      }
      course {
        title
        sequencing
      }
      currentStep {
        id
      }
      certificate {
        serial
        state
        personName
        courseTitle
        issuedAt
        expiresAt
        isPrinted
        downloadPath
      }
      steps {
        ...OwnStep
      }
    }
  `,
  [OwnStepFragment],
);

export type OwnEnrollment = ResultOf<typeof OwnEnrollmentFragment>;
export type OwnStep = ResultOf<typeof OwnStepFragment>;
