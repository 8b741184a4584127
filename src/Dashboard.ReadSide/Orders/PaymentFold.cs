using Dashboard.Domain.Log;
using Dashboard.Domain.Payments;

namespace Dashboard.ReadSide.Orders;

/// <summary>What the events of its payment do to an order's fulfilment.</summary>
internal static class PaymentFold
{
    private static readonly OrderPayment None = new(PaymentStatus.New, 0, 0, 0, "", 0, null, null);

    public static void Authorize(OrderFulfilmentRow row, PaymentAuthorized e, LoggedEvent logged)
    {
        row.Payment = Of(row) with
        {
            Status = PaymentStatus.Authorized, Authorized = e.Amount, Method = e.Method, Attempts = e.Attempt, Failure = null, Reference = e.Reference,
        };
        row.Note(logged, TimelineEvent.PaymentAuthorized, detail: e.Method, amount: e.Amount);
    }

    public static void Fail(OrderFulfilmentRow row, PaymentFailed e, LoggedEvent logged)
    {
        row.Payment = Of(row) with
        {
            Status = PaymentStatus.Failed, Authorized = 0, Method = e.Method, Attempts = e.Attempt, Failure = e.Reason, Reference = null,
        };
        var what = e.Step is PaymentStep.Capture ? TimelineEvent.CaptureFailed : TimelineEvent.PaymentDeclined;
        row.Note(logged, what, e.Reason, e.Method, e.Amount);
    }

    public static void Capture(OrderFulfilmentRow row, PaymentCaptured e, LoggedEvent logged)
    {
        row.Payment = Of(row) with { Status = PaymentStatus.Captured, Captured = e.Amount, Reference = e.Reference };
        row.Note(logged, TimelineEvent.PaymentCaptured, amount: e.Amount);
    }

    public static void Refund(OrderFulfilmentRow row, PaymentRefunded e, LoggedEvent logged)
    {
        var payment = Of(row);
        row.Payment = e.Released > 0
            ? payment with { Status = PaymentStatus.Released, Authorized = 0 }
            : payment with { Status = e.Left == 0 ? PaymentStatus.Refunded : PaymentStatus.Captured, Refunded = payment.Refunded + e.Amount };
        var what = e.Released > 0 ? TimelineEvent.PaymentReleased : TimelineEvent.PaymentRefunded;
        row.Note(logged, what, e.Reason, amount: e.Released > 0 ? e.Released : e.Amount);
    }

    private static OrderPayment Of(OrderFulfilmentRow row) => row.Payment ?? None;
}
