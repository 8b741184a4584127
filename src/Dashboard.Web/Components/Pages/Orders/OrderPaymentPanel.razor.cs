using Dashboard.Domain.Orders;
using Dashboard.Domain.Payments;
using Dashboard.ReadSide.Orders;
using Dashboard.Web.Components.Dialogs;
using Dashboard.WriteSide.Payments;
using Dashboard.WriteSide.Pipeline;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Orders;

/// <summary>An order's payment. What its saga is about to do by itself is not offered.</summary>
public sealed partial class OrderPaymentPanel : ActionPanel
{
    /// <summary>The order.</summary>
    [Parameter, EditorRequired]
    public required OrderDetail Detail { get; set; }

    private OrderRow Order => Detail.Order;

    private OrderPayment? Payment => Detail.Payment;

    private bool IsOwn => !Order.IsImported && !Detail.IsOnItsWay;

    private bool CanAuthorize => IsOwn && Order.Status.IsSale() && Order.Total > 0 && Desk.May<AuthorizePayment>() &&
        (Payment is null or { Status: PaymentStatus.New or PaymentStatus.Failed or PaymentStatus.Released });

    private bool CanCapture => IsOwn && Order.Status is (OrderStatus.Shipped or OrderStatus.Delivered) &&
        Payment is { Status: PaymentStatus.Authorized } && Desk.May<CapturePayment>();

    private bool CanRelease => IsOwn && Order.Status is (OrderStatus.Cancelled or OrderStatus.Failed) &&
        Payment is { Status: PaymentStatus.Authorized } && Desk.May<RefundPayment>();

    private bool CanRefund => IsOwn && Payment is { Status: PaymentStatus.Captured, Left: > 0 } && Desk.May<RefundPayment>();

    private bool HasActions => CanAuthorize || CanCapture || CanRelease || CanRefund;

    private string Method => Payment?.Method ?? Order.PaymentMethod ?? "";

    private Task RetryAsync() => StepAsync(
        "Set the payment aside", $"{Format.Money(Order.Total)} are asked for with {Method} and set aside; they are taken when the order is shipped.", "Authorise payment",
        () => new AuthorizePayment(Order.OrderId, Payment?.Method));

    private Task CaptureAsync() => StepAsync(
        "Take the payment", $"{Format.Money(Payment!.Authorized)} that are set aside are taken.", "Take payment", () => new CapturePayment(Order.OrderId));

    private Task OtherTokenAsync() => TellAsync(Dialogs.OpenAsync<PaymentDialog>(
        $"Pay order {Order.Number} otherwise", new Dictionary<string, object?> { [nameof(PaymentDialog.Order)] = Order }));

    private Task RefundAsync() => TellAsync(Dialogs.OpenAsync<RefundDialog>(
        $"Refund order {Order.Number}",
        new Dictionary<string, object?> { [nameof(RefundDialog.OrderId)] = Order.OrderId, [nameof(RefundDialog.Payment)] = Payment }));

    private Task ReleaseAsync() => StepAsync(
        "Let the payment go", $"{Format.Money(Payment!.Authorized)} that are set aside are let go; nothing is charged.", "Let go",
        () => new RefundPayment(Order.OrderId, null, "Set aside for an order that ended"));

    private Task StepAsync(string title, string sentence, string action, Func<Command<PaymentStanding>> command) => TellAsync(Dialogs.StepAsync(
        title, sentence, action, command, standing => standing.Status is PaymentStatus.Failed ? standing.Failure : null));
}
