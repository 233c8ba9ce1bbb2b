import {
  answerBooking,
  isAboutBooking,
} from "../booking/booking-action.server.ts";
import { answerStepAction } from "./step-action.server.ts";

/** Answers whatever form a step's page holds: about its class, or about the step itself. */
export async function answerAction(request: Request) {
  return (await isAboutBooking(request))
    ? answerBooking(request)
    : answerStepAction(request);
}
