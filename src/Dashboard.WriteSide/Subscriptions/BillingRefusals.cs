using Dashboard.Domain;
using Dashboard.WriteSide.Partners;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>Refusals of commands that charge.</summary>
internal static class BillingRefusals
{
    /// <summary>The processor would not; nothing was changed.</summary>
    public static Refusal Declined(Decline decline) => Refusal.Rule("payment-declined", $"The payment was turned down: {decline.Reason}");
}
