using Dashboard.Domain;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Import;

/// <summary>Takes over a plan of another system. One that was taken over already stays as it is.</summary>
/// <param name="PlanId">Identity, derived from name, interval and price.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Interval">How often it is billed.</param>
/// <param name="Price">Price of one for one interval, without tax, at most 4 decimal places; 0 for a free plan.</param>
/// <param name="Since">When it was first paid for, UTC; the event happened then.</param>
[NeedsRole(Role.Operator)]
public sealed record ImportPlan(Guid PlanId, string Name, BillingInterval Interval, decimal Price, DateTimeOffset Since) : Command;

internal sealed class ImportPlanValidator : AbstractValidator<ImportPlan>
{
    public ImportPlanValidator()
    {
        RuleFor(command => command.PlanId).NotEmpty().WithMessage("Plan is required.");
        RuleFor(command => command.Name).Required("Name", Limits.Name);
        RuleFor(command => command.Interval).IsInEnum().WithMessage("Interval must be monthly, yearly or weekly.");
        RuleFor(command => command.Price).Must(price => price == 0 || Money.IsPrice(price))
            .WithMessage($"Price must be 0 to {Money.MaxPrice:0}, with at most {Money.PriceDecimals} decimal places.");
    }
}

internal sealed class ImportPlanHandler(WriteDbContext db, CommandContext context) : ICommandHandler<ImportPlan, Done>
{
    public async Task<Outcome<Done>> Handle(ImportPlan request, CancellationToken cancellationToken)
    {
        if (await db.Plans.FindAsync([request.PlanId], cancellationToken) is null)
        {
            context.OccurredAt = request.Since.ToUniversalTime();
            db.Plans.Add(Plan.Create(request.PlanId, request.Name, request.Interval, request.Price, features: []));
        }

        return Done.Instance;
    }
}
