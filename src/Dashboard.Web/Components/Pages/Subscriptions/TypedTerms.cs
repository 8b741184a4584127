using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.Web.Live;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>The terms that a person types: a plan, how many of it, and what is taken off.</summary>
internal static class TypedTerms
{
    private static readonly string[] Numbers = ["Quantity", "Discount", "TrialDays"];

    /// <summary>The terms; nothing while no plan is chosen, or something is no number.</summary>
    public static SubscriptionTerms? Of(PlanView? plan, string? quantity, string? discount) =>
        plan is { Plan: var row } && Typed.Whole(quantity) is > 0 and var pieces && (string.IsNullOrWhiteSpace(discount) ? 0 : Typed.Decimal(discount)) is >= 0 and var off
            ? new SubscriptionTerms { PlanId = row.PlanId, PlanName = row.Name, Interval = row.Interval, Price = row.Price, Quantity = pieces, Discount = off }
            : null;

    /// <summary>
    /// What is wrong with the numbers as they stand there, in the sentences of the write side: told while they are typed, so that no price is
    /// shown that nobody can have. What is still to be chosen is not yet wrong.
    /// </summary>
    /// <param name="desk">Knows the command's rules.</param>
    /// <param name="command">What would be sent.</param>
    /// <param name="typed">What of it is no number.</param>
    /// <param name="terms">The terms, if they are any.</param>
    public static IReadOnlyList<FieldFault> Faults(IDesk desk, ICommand command, Typed typed, SubscriptionTerms? terms)
    {
        var faults = desk.Check(command, typed.Faults).Where(fault => Numbers.Contains(fault.Field, StringComparer.OrdinalIgnoreCase)).ToList();
        return faults.Count == 0 && terms?.Fault() is { } fault ? [fault] : faults;
    }
}
