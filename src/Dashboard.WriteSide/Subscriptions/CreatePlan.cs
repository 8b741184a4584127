using Dashboard.Domain;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>Offers a plan. Answers its id.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Interval">How often it is billed.</param>
/// <param name="Price">Price of one for one interval, without tax, at most 4 decimal places; 0 for a free plan.</param>
/// <param name="Features">What is in it, for people.</param>
[NeedsRole(Role.Staff)]
public sealed record CreatePlan(string Name, BillingInterval Interval, decimal Price, IReadOnlyList<string>? Features = null) : Command<Guid>;

internal sealed class CreatePlanValidator : AbstractValidator<CreatePlan>
{
    public CreatePlanValidator()
    {
        RuleFor(command => command.Name).Required("Name", Limits.Name);
        RuleFor(command => command.Interval).IsInEnum().WithMessage("Interval must be monthly, yearly or weekly.");
        RuleFor(command => command.Price).Must(price => price == 0 || Money.IsPrice(price))
            .WithMessage($"Price must be 0 to {Money.MaxPrice:0}, with at most {Money.PriceDecimals} decimal places.");
        RuleFor(command => command.Features).Must(features => features is null or { Count: <= Limits.ListLength })
            .WithMessage($"A plan can have at most {Limits.ListLength} features.");
        RuleForEach(command => command.Features).Required("Feature", Limits.Name);
    }
}

internal sealed class CreatePlanHandler(WriteDbContext db) : ICommandHandler<CreatePlan, Guid>
{
    public Task<Outcome<Guid>> Handle(CreatePlan request, CancellationToken cancellationToken)
    {
        var plan = Plan.Create(
            Guid.CreateVersion7(), request.Name.Trim(), request.Interval, request.Price, [.. (request.Features ?? []).Select(feature => feature.Trim())]);
        db.Plans.Add(plan);
        return Task.FromResult<Outcome<Guid>>(plan.Id);
    }
}
