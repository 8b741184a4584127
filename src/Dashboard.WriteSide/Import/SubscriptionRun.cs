using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Import;

/// <summary>One run over one file of subscriptions: takes over the plans, then customers with their subscriptions, many in one command.</summary>
internal sealed class SubscriptionRun(
    FileReading<SubscriptionBook> reading, StoreTime time, ProgressMeter meter, Actor actor, ICommandSender sender, IServiceScopeFactory scopes)
{
    /// <summary>
    /// Subscriptions of one command, about. A transaction for each of them would cost more than all the rest; much larger ones make a
    /// stop lose more and nothing faster.
    /// </summary>
    private const int AtATime = 250;

    /// <summary>Commands under way at a time: each keeps a connection and, while it waits for the database, lets another one count.</summary>
    private const int Parallel = 4;

    /// <summary>By what subscriptions are paid of which the file says nothing: the same word as for imported orders.</summary>
    private const string UnknownMethod = ImportOrder.PaymentMethod;

    private const string OtherContent = "the subscription was imported before with other lines; it stays as it was: change or cancel it on its own page; a new one needs another id";

    private readonly ConcurrentDictionary<PlanWish, Guid> _plans = new();
    private int _newPlans;
    private int _newCustomers;
    private int _newSubscriptions;
    private int _newChanges;
    private int _newEnded;
    private int _alreadyImported;

    public async Task PlansAsync(CancellationToken cancellationToken)
    {
        meter.Begin(ImportPhase.Plans, reading.Book.Plans.Count, () => reading.Rejected.Count);
        foreach (var known in await KnownPlansAsync(cancellationToken))
        {
            _plans.TryAdd(known.Wish, known.Id);
        }

        await Sending.ForEachAsync(reading.Book.Plans.ToAsyncEnumerable(), Parallel, async (plan, token) =>
        {
            if (!_plans.ContainsKey(plan.Key))
            {
                await TakeOverAsync(plan.Key, plan.Value, token);
            }

            meter.Step();
        }, cancellationToken);
    }

    public async Task SubscriptionsAsync(CancellationToken cancellationToken)
    {
        meter.Begin(ImportPhase.Subscriptions, reading.Book.Count, () => reading.Rejected.Count);
        await Sending.ForEachAsync(NewAsync(cancellationToken), Parallel, async (batch, token) =>
        {
            token.ThrowIfCancellationRequested();
            var command = new ImportSubscriptions([.. batch.Select(one => one.Wish)]);

            // Once begun it is brought to its end: stopped again and again in the middle of so much work, it would never get on.
            Count(batch, await sender.SendAsync(command, actor, CancellationToken.None));
            meter.Step(batch.Sum(one => one.Booked.Count));
        }, cancellationToken);
    }

    public ImportedSubscriptions Result() => new()
    {
        Subscriptions = _newSubscriptions,
        Changes = _newChanges,
        Ended = _newEnded,
        Customers = _newCustomers,
        Plans = _newPlans,
        RejectedLines = reading.Rejected.Count,
        AlreadyImported = _alreadyImported,
        Seconds = Math.Round(meter.Elapsed.TotalSeconds, 1),
    };

    /// <summary>All plans there are: there are few of them. Of several that are the same, the oldest.</summary>
    private async Task<List<(PlanWish Wish, Guid Id)>> KnownPlansAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var plans = await db.Plans.OrderBy(plan => plan.Id).Select(plan => new { plan.Id, plan.Name, plan.Interval, plan.Price }).ToListAsync(cancellationToken);
        return plans.ConvertAll(plan => (new PlanWish(plan.Name, plan.Interval, plan.Price), plan.Id));
    }

    private async Task TakeOverAsync(PlanWish plan, DateOnly first, CancellationToken cancellationToken)
    {
        var id = DerivedId.Plan(plan);
        var command = new ImportPlan(id, plan.Name, plan.Interval, plan.Price, time.InstantOf(first.ToDateTime(TimeOnly.MinValue)));
        var outcome = await sender.SendAsync(command, actor, cancellationToken);
        if (!outcome.IsAccepted)
        {
            throw new InvalidOperationException($"The plan {plan.Name} could not be taken over: {outcome.Refusal.Sentence}");
        }

        if (_plans.TryAdd(plan, id) && outcome.Position > LogPosition.Start)
        {
            Interlocked.Increment(ref _newPlans);
        }
    }

    /// <summary>What is not there yet, some hundred subscriptions at a time; all those of a customer together, so that no two commands take in the same one.</summary>
    private async IAsyncEnumerable<List<Batched>> NewAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (batch, size) = (new List<Batched>(), 0);
        foreach (var customer in reading.Book.Customers)
        {
            batch.Add(new Batched(WishOf(customer), [.. customer.Subscriptions]));
            size += customer.Subscriptions.Count;
            if (size >= AtATime)
            {
                if (await WithoutKnownAsync(batch, cancellationToken) is { Count: > 0 } unknown)
                {
                    yield return unknown;
                }

                (batch, size) = ([], 0);
            }
        }

        if (batch.Count > 0 && await WithoutKnownAsync(batch, cancellationToken) is { Count: > 0 } last)
        {
            yield return last;
        }
    }

    private async Task<List<Batched>> WithoutKnownAsync(List<Batched> batch, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var ids = batch.SelectMany(one => one.Booked).Select(subscription => subscription.Id).ToArray();
        var past = await ImportedPast.OfAsync(db, scope.ServiceProvider.GetRequiredService<PersonKeyRing>(), ids, cancellationToken);
        var plans = batch.SelectMany(one => one.Booked).SelectMany(subscription => subscription.Lines).Select(line => line.Line.Plan)
            .Distinct().ToDictionary(plan => _plans[plan]);
        return [.. batch.Select(Unknown).Where(one => one.Booked.Count > 0)];

        Batched Unknown(Batched one)
        {
            var wanted = new List<ImportedSubscription>();
            foreach (var (booked, wish) in one.Booked.Zip(one.Wish.Subscriptions))
            {
                if (past.Has(booked.Id))
                {
                    WasThere(booked, isTheSame: past.Tells(wish, plans));
                    meter.Step();
                }
                else
                {
                    wanted.Add(wish);
                }
            }

            return new Batched(one.Wish with { Subscriptions = wanted }, one.Booked.FindAll(booked => !past.Has(booked.Id)));
        }
    }

    private ImportedCustomer WishOf(BookedSubscriber booked) => new()
    {
        CustomerId = booked.Customer.Id,
        Name = booked.Customer.Name ?? booked.Customer.Email,
        Email = booked.Customer.Email,
        Subscriptions = [.. booked.Subscriptions.Select(WishOf)],
    };

    private ImportedSubscription WishOf(BookedSubscription booked) => new()
    {
        SubscriptionId = booked.Id,
        Terms = [.. booked.Changes.Prepend(booked.Lines[0].Line).Select(line => new ImportedTerms(line.Started, _plans[line.Plan], line.Quantity, line.Discount))],
        Ended = booked.Ended,
        PaymentMethod = booked.Method ?? UnknownMethod,
    };

    private void Count(List<Batched> batch, Outcome<SubscriptionsTaken> outcome)
    {
        var booked = batch.SelectMany(one => one.Booked);
        if (!outcome.IsAccepted)
        {
            foreach (var subscription in booked)
            {
                SubscriptionBook.Reject(subscription, reading.Rejected, outcome.Refusal.Sentence);
            }

            return;
        }

        var (there, refused) = (outcome.Answer.ThereAlready.ToHashSet(), outcome.Answer.Refused);
        Interlocked.Add(ref _newCustomers, outcome.Answer.NewCustomers);
        foreach (var subscription in booked)
        {
            if (there.Contains(subscription.Id))
            {
                // Somebody imports the same file at the same time.
                WasThere(subscription, isTheSame: true);
            }
            else if (refused.TryGetValue(subscription.Id, out var reason))
            {
                SubscriptionBook.Reject(subscription, reading.Rejected, reason);
            }
            else
            {
                Interlocked.Increment(ref _newSubscriptions);
                Interlocked.Add(ref _newChanges, subscription.Changes.Count());
                Interlocked.Add(ref _newEnded, subscription.Ended is null ? 0 : 1);
            }
        }
    }

    private void WasThere(BookedSubscription subscription, bool isTheSame)
    {
        Interlocked.Increment(ref _alreadyImported);
        if (!isTheSame)
        {
            SubscriptionBook.Reject(subscription, reading.Rejected, OtherContent);
        }
    }

    /// <summary>A customer as it is asked for, with what the file tells of the same subscriptions, in the same order.</summary>
    private sealed record Batched(ImportedCustomer Wish, List<BookedSubscription> Booked);
}
