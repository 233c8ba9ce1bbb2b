import { useText } from "../messages/use-text.ts";
import type { BookingAnswer } from "../booking/booking-answer.ts";
import { ConfirmBooking } from "../booking/confirm-booking.tsx";
import type { StepAnswer as Answer } from "./step-action.server.ts";
import { AccessDetails } from "./step-access.tsx";
import { StepFormPost } from "./step-form-post.tsx";
import { StepProblem } from "./step-problem.tsx";
import { StepVoucher } from "./step-voucher.tsx";

/** What the page's form was answered with: why nothing was changed, or what the student does next. */
export function StepAnswer({ answer }: { answer?: Answer & BookingAnswer }) {
  const text = useText();
  return (
    <>
      <StepProblem
        problem={answer?.isBusy ? text("booking.busy") : answer?.problem}
      />
      {answer?.confirm && <ConfirmBooking confirm={answer.confirm} />}
      {answer?.voucher && <StepVoucher {...answer.voucher} />}
      {answer?.formPost && <StepFormPost {...answer.formPost} />}
      {answer?.access && <AccessDetails details={answer.access} />}
    </>
  );
}
