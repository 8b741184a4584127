using Dashboard.Domain;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>How many of a plan somebody wants, and what is taken off.</summary>
public interface IWantsPlan
{
    /// <summary>The plan.</summary>
    Guid PlanId { get; }

    /// <summary>How many, from 1; as before when nothing is said.</summary>
    int? Quantity { get; }

    /// <summary>Taken off what all of them cost in one interval; as before when nothing is said.</summary>
    decimal? Discount { get; }
}

/// <summary>What the commands about subscriptions have in common.</summary>
internal static class SubscriptionRules
{
    /// <summary>Most that a customer can have of a plan.</summary>
    public const int MaxQuantity = 100_000;

    public static void WantsPlan<T>(this AbstractValidator<T> validator)
        where T : IWantsPlan
    {
        validator.RuleFor(command => command.PlanId).NotEmpty().WithMessage("Plan is required.");
        validator.RuleFor(command => command.Quantity).Must(quantity => quantity is null or (>= 1 and <= MaxQuantity))
            .WithMessage($"Quantity must lie between 1 and {MaxQuantity}.");
        validator.RuleFor(command => command.Discount).Must(discount => discount is null or 0 || Money.IsPrice(discount.Value))
            .WithMessage($"Discount must be 0 or more, with at most {Money.PriceDecimals} decimal places.");
    }

    /// <summary>The terms that are wanted instead of those of a subscription, or why there are none.</summary>
    public static Task<(SubscriptionTerms? Terms, Refusal? Refusal)> TermsAsync(
        this WriteDbContext db, IWantsPlan wish, Subscription subscription, CancellationToken cancellationToken) =>
        db.TermsAsync(wish.PlanId, wish.Quantity ?? subscription.Terms.Quantity, wish.Discount ?? subscription.Terms.Discount, cancellationToken);

    /// <summary>The terms of a plan, or why there are none.</summary>
    public static async Task<(SubscriptionTerms? Terms, Refusal? Refusal)> TermsAsync(
        this WriteDbContext db, Guid planId, int quantity, decimal discount, CancellationToken cancellationToken)
    {
        if (await db.Plans.FindAsync([planId], cancellationToken) is not { } plan)
        {
            return (null, Refusal.NotFound("plan", planId));
        }

        var terms = plan.Terms(quantity, discount);
        return terms.Fault() is { } fault ? (null, Refusal.Invalid([fault])) : (terms, null);
    }
}
