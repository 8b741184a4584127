using Dashboard.Domain;
using Dashboard.Domain.Customers;
using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Dashboard.WriteSide.Subscriptions;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Import;

/// <summary>
/// Takes over subscriptions of another system, of some customers at a time: with their changes and ends, each on its day.
/// Customers that are not there are taken in, registered and verified; plans must be there. Nothing is charged; what still runs is
/// billed from its first billing date after today. Subscriptions that are there already stay as they are. Answers what was not new.
/// </summary>
/// <param name="Customers">The customers, none of them twice.</param>
[NeedsRole(Role.Operator)]
[Contended]
public sealed record ImportSubscriptions(IReadOnlyList<ImportedCustomer> Customers) : Command<SubscriptionsTaken>;

/// <summary>A customer of another system, with all subscriptions that are to be taken over.</summary>
public sealed record ImportedCustomer
{
    /// <summary>Identity, unless somebody else has the e-mail: then it is that customer.</summary>
    public required Guid CustomerId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required IReadOnlyList<ImportedSubscription> Subscriptions { get; init; }
}

/// <summary>A subscription of another system. Days are the store's and lie in the past, or are today.</summary>
public sealed record ImportedSubscription
{
    /// <summary>Identity, derived from the id in the other system.</summary>
    public required Guid SubscriptionId { get; init; }

    /// <summary>What was paid for from when: the beginning, and each change after it.</summary>
    public required IReadOnlyList<ImportedTerms> Terms { get; init; }

    /// <summary>First day on which it had ended; nothing when it still runs.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>The processor's token by which it is charged from now on.</summary>
    public required string PaymentMethod { get; init; }
}

/// <summary>What was paid for from a day on.</summary>
public sealed record ImportedTerms(DateOnly From, Guid PlanId, int Quantity, decimal Discount);

/// <summary>What became of subscriptions that were to be taken over.</summary>
/// <param name="NewCustomers">Customers that were taken in.</param>
/// <param name="ThereAlready">Subscriptions that were there; they are as they were.</param>
/// <param name="Refused">Subscriptions that could not be taken over, each with the reason.</param>
public sealed record SubscriptionsTaken(int NewCustomers, IReadOnlyList<Guid> ThereAlready, IReadOnlyDictionary<Guid, string> Refused);

internal sealed class ImportSubscriptionsValidator : AbstractValidator<ImportSubscriptions>
{
    public ImportSubscriptionsValidator(TimeProvider clock, IOptions<StoreOptions> store)
    {
        RuleFor(command => command.Customers).NotEmpty().WithMessage("At least one customer is required.");
        RuleForEach(command => command.Customers).ChildRules(customer =>
        {
            customer.RuleFor(one => one.CustomerId).NotEmpty().WithMessage("Customer is required.");
            customer.RuleFor(one => one.Name).IsName();
            customer.RuleFor(one => one.Email).IsEmail();
            customer.RuleForEach(one => one.Subscriptions).Custom((subscription, context) =>
            {
                if (FaultOf(subscription, store.Value.DayOf(clock.GetUtcNow())) is { } fault)
                {
                    context.AddFailure(fault);
                }
            });
        });
    }

    private static string? FaultOf(ImportedSubscription subscription, DateOnly today)
    {
        var days = subscription.Terms.Select(terms => terms.From).Concat(subscription.Ended is { } ended ? [ended] : []).ToList();
        return subscription switch
        {
            { Terms.Count: 0 } => "A subscription needs a beginning.",
            { SubscriptionId: var id } when id == Guid.Empty => "Subscription is required.",
            { PaymentMethod: "" or { Length: > Limits.PaymentToken } } => $"Payment method is required, with at most {Limits.PaymentToken} characters.",
            _ when subscription.Terms.Any(terms => terms.Quantity is < 1 or > SubscriptionRules.MaxQuantity) => $"Quantity must lie between 1 and {SubscriptionRules.MaxQuantity}.",
            _ when subscription.Terms.Any(terms => terms.Discount < 0) => "Discount must not be negative.",
            _ when days.Zip(days.Skip(1)).Any(pair => pair.First > pair.Second) => "Changes and end must follow each other.",
            _ when days[^1] > today => "A subscription that is taken over lies in the past.",
            _ => null,
        };
    }
}

internal sealed class ImportSubscriptionsHandler(WriteDbContext db, Billing billing, IOptions<StoreOptions> store, CommandContext context)
    : ICommandHandler<ImportSubscriptions, SubscriptionsTaken>
{
    public async Task<Outcome<SubscriptionsTaken>> Handle(ImportSubscriptions request, CancellationToken cancellationToken)
    {
        var plans = await PlansAsync(request, cancellationToken);
        var there = await ThereAsync(request, cancellationToken);
        var known = await KnownAsync(request, cancellationToken);
        var refused = new Dictionary<Guid, string>();
        var time = new StoreTime(store.Value.Zone);
        var since = new Dictionary<Guid, DateTimeOffset>();
        foreach (var wish in request.Customers)
        {
            var wanted = wish.Subscriptions.Where(subscription => !there.Contains(subscription.SubscriptionId)).ToList();
            if (wanted.Count == 0)
            {
                continue;
            }

            var customer = Find(known, wish);
            if (customer is { IsVerified: false })
            {
                var why = customer.IsErased ? Customer.Gone().Sentence : $"{customer.Name} is not verified yet; only a verified customer can subscribe.";
                wanted.ForEach(subscription => refused[subscription.SubscriptionId] = why);
                continue;
            }

            if (customer is null)
            {
                customer = TakeIn(wish);
                since[customer.Id] = time.InstantOf(wanted.Min(subscription => subscription.Terms[0].From).ToDateTime(TimeOnly.MinValue));
            }

            foreach (var subscription in wanted)
            {
                if (TakeOver(subscription, customer, plans) is { } refusal)
                {
                    refused[subscription.SubscriptionId] = refusal;
                }
            }
        }

        context.HappenedAt = change => change switch
        {
            SubscriptionEvent e => time.InstantOf(e.On.ToDateTime(TimeOnly.MinValue)),
            CustomerRegistered e => since[e.CustomerId],
            CustomerVerified e => since[e.CustomerId],
            _ => throw new InvalidOperationException($"{change.GetType().Name} is not imported."),
        };
        return new SubscriptionsTaken(since.Count, [.. there], refused);
    }

    private Customer TakeIn(ImportedCustomer wish)
    {
        var customer = Customer.Register(wish.CustomerId, wish.Name.Trim(), wish.Email.Trim(), phone: null, country: null);
        customer.Verify();
        context.Made.Add(customer);
        return customer;
    }

    /// <returns>Why it cannot be taken over, if so.</returns>
    private string? TakeOver(ImportedSubscription wish, Customer customer, Dictionary<Guid, Plan> plans)
    {
        var terms = new List<(DateOnly From, SubscriptionTerms Terms)>(wish.Terms.Count);
        foreach (var one in wish.Terms)
        {
            if (!plans.TryGetValue(one.PlanId, out var plan))
            {
                return Refusal.NotFound("plan", one.PlanId).Sentence;
            }

            terms.Add((one.From, plan.Terms(one.Quantity, one.Discount)));
        }

        var story = ImportedStory.Tell(wish.SubscriptionId, new Subscriber(customer.Id, customer.Name, customer.Email), terms, wish.Ended, billing.Today, wish.PaymentMethod);
        if (story.Refusal is null)
        {
            context.Made.Add(story.Subscription);
        }

        return story.Refusal?.Sentence;
    }

    private Task<Dictionary<Guid, Plan>> PlansAsync(ImportSubscriptions request, CancellationToken cancellationToken)
    {
        var ids = request.Customers.SelectMany(customer => customer.Subscriptions).SelectMany(subscription => subscription.Terms).Select(terms => terms.PlanId).Distinct().ToArray();
        return db.Plans.AsNoTracking().Where(plan => ids.Contains(plan.Id)).ToDictionaryAsync(plan => plan.Id, cancellationToken);
    }

    private Task<HashSet<Guid>> ThereAsync(ImportSubscriptions request, CancellationToken cancellationToken)
    {
        var ids = request.Customers.SelectMany(customer => customer.Subscriptions).Select(subscription => subscription.SubscriptionId).ToArray();
        return db.Subscriptions.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(cancellationToken);
    }

    private async Task<List<Customer>> KnownAsync(ImportSubscriptions request, CancellationToken cancellationToken)
    {
        var ids = request.Customers.Select(customer => customer.CustomerId).ToArray();
        var emails = request.Customers.Select(customer => Customer.Normalize(customer.Email)).ToArray();
        return await db.Customers.AsNoTracking()
            .Where(row => ids.Contains(row.Id) || emails.Contains(row.NormalizedEmail))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The customer that was taken in under this name before, whatever the e-mail is now; or whoever has the e-mail.</summary>
    private static Customer? Find(List<Customer> known, ImportedCustomer wish) =>
        known.Find(customer => customer.Id == wish.CustomerId)
        ?? known.Find(customer => customer.NormalizedEmail == Customer.Normalize(wish.Email));
}

/// <summary>The past of a subscription that was led elsewhere.</summary>
internal static class ImportedStory
{
    /// <summary>Leads a subscription through its past.</summary>
    public static (Subscription Subscription, Refusal? Refusal) Tell(
        Guid id, Subscriber customer, IReadOnlyList<(DateOnly From, SubscriptionTerms Terms)> terms, DateOnly? ended, DateOnly today, string method)
    {
        var subscription = Subscription.Import(id, customer, terms[0].Terms, terms[0].From, today, method);
        Refusal? refusal = null;
        foreach (var (from, changed) in terms.Skip(1))
        {
            refusal ??= subscription.ImportChange(changed, from, today);
        }

        return (subscription, refusal ?? (ended is { } on ? subscription.ImportEnd(on) : null));
    }
}
