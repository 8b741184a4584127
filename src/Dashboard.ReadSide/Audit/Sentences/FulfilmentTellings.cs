using Dashboard.Domain.Payments;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Shipping;

namespace Dashboard.ReadSide.Audit.Sentences;

internal static class FulfilmentTellings
{
    public static TellingBook TellOfFulfilment(this TellingBook book) => book
        .Tell<PaymentAuthorized>((e, v) => $"had {v.Money(e.Amount)} set aside for order {Voice.Number(e.Number)} ({e.Reference})")
        .Tell<PaymentFailed>(
            (e, v) => $"could not {(e.Step == PaymentStep.Capture ? "take" : "have set aside")} {v.Money(e.Amount)} for order {Voice.Number(e.Number)} ({e.Code})", e => e.Reason)
        .Tell<PaymentCaptured>((e, v) => $"took {v.Money(e.Amount)} for order {Voice.Number(e.Number)} ({e.Reference})")
        .Tell<PaymentRefunded>((e, v) => $"gave {v.Money(e.Amount)} back for order {Voice.Number(e.Number)} ({e.Reference})", e => e.Reason)
        .Tell<ShipmentCreated>((e, _) =>
            $"handed order {Voice.Number(e.Number)} to {e.Carrier} as parcel {e.TrackingNumber}, expected to arrive on {Voice.Day(e.EstimatedDelivery)}")
        .Tell<ShipmentCancelled>((e, _) => $"called off parcel {e.TrackingNumber} of order {Voice.Number(e.Number)} with {e.Carrier}", e => e.Reason)
        .Tell<ShipmentDelivered>((e, _) => $"noted that {e.Carrier} delivered parcel {e.TrackingNumber} of order {Voice.Number(e.Number)}")
        .Tell<SagaMoved>((e, _) => $"moved the {Words(e.Kind)} on: {e.Step} ({Words(e.Status.ToString())})", e => e.Trouble ?? e.Reason)
        .Tell<SagaCommandAnswered>((e, _) => $"noted an answer in the {Words(e.Kind)}: {e.Step} ({Words(e.Outcome.ToString())})", e => e.Answer);

    /// <summary>A name of the program as words: <c>order-fulfilment</c> and <c>GivenUp</c> become <c>order fulfilment</c> and <c>given up</c>.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, index) => letter == '-' ? " " : char.IsUpper(letter) ? (index > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
