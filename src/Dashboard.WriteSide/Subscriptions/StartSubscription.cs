using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Begins a customer's subscription to a plan, with a trial or with its first payment, which is charged at once. Answers its id.
/// Refused for a customer who is not verified, when the processor turns the payment down and when it gives no answer.
/// </summary>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="PlanId">What is paid for.</param>
/// <param name="PaymentMethod">The processor's token.</param>
/// <param name="TrialDays">Length of the trial, 0 to 365; 0 for none.</param>
/// <param name="Quantity">How many; 1 when nothing is said.</param>
/// <param name="Discount">Taken off what all of them cost in one interval; 0 when nothing is said.</param>
[NeedsRole(Role.Staff)]
public sealed record StartSubscription(Guid CustomerId, Guid PlanId, string PaymentMethod, int TrialDays = 0, int? Quantity = null, decimal? Discount = null)
    : Command<Guid>, IWantsPlan;

internal sealed class StartSubscriptionValidator : AbstractValidator<StartSubscription>
{
    public StartSubscriptionValidator()
    {
        RuleFor(command => command.CustomerId).NotEmpty().WithMessage("Customer is required.");
        RuleFor(command => command.PaymentMethod).Required("Payment method", Limits.PaymentToken);
        RuleFor(command => command.TrialDays).InclusiveBetween(0, 365).WithMessage("Trial must last 0 to 365 days.");
        this.WantsPlan();
    }
}

internal sealed class StartSubscriptionHandler(WriteDbContext db, Billing billing, Charges charges) : ICommandHandler<StartSubscription, Guid>
{
    public async Task<Outcome<Guid>> Handle(StartSubscription request, CancellationToken cancellationToken)
    {
        if (await db.Customers.FindAsync([request.CustomerId], cancellationToken) is not { } customer)
        {
            return Refusal.NotFound("customer", request.CustomerId);
        }

        if (customer.IsErased)
        {
            return Customer.Gone();
        }

        if (!customer.IsVerified)
        {
            return Refusal.Rule("customer-not-verified", $"{customer.Name} is not verified yet; only a verified customer can subscribe.");
        }

        var (terms, fault) = await db.TermsAsync(request.PlanId, request.Quantity ?? 1, request.Discount ?? 0, cancellationToken);
        if (terms is null)
        {
            return fault!;
        }

        // The same wish is the same subscription: sent again, because nobody heard the answer, it is charged once. The id of a command may
        // also be used for another wish by mistake; that is told once it is written, so what is asked of the processor names the wish.
        var (id, today, token) = (NamedId.Of("subscription", request.CommandId.ToString("n")), billing.Today, request.PaymentMethod.Trim());
        var who = new Subscriber(customer.Id, customer.Name, customer.Email);
        if (request.TrialDays > 0)
        {
            db.Subscriptions.Add(Subscription.StartTrial(id, who, terms, today, token, request.TrialDays));
            return id;
        }

        var amount = Money.Round(terms.Amount);
        var (answer, silence) = await charges.ChargeAsync(
            id, FormattableString.Invariant($"start/{terms.PlanId:n}/{amount}/{token}"), token, amount, terms.PlanName, cancellationToken);
        if (answer is not { IsAccepted: true })
        {
            return silence ?? BillingRefusals.Declined(answer!.Decline!);
        }

        db.Subscriptions.Add(Subscription.Start(id, who, terms, today, token, amount, answer.Given.TrimToNull()));
        return id;
    }
}
