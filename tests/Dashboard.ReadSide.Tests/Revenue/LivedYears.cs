using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using static Dashboard.ReadSide.Tests.Revenue.RevenueLog;

namespace Dashboard.ReadSide.Tests.Revenue;

/// <summary>Something that befalls a customer on a day.</summary>
/// <param name="Day">Number of the day, from 0.</param>
/// <param name="Kind">What.</param>
/// <param name="Number">Chooses among subscriptions, offers and lengths.</param>
internal readonly record struct Act(int Day, int Kind, int Number)
{
    public const int Kinds = 10;
}

/// <summary>
/// Three years in which customers begin, change, stop paying, leave and come back, day by day through the aggregates; and beside the
/// log, for every day, what the subscriptions themselves say: the truth that revenue is held against.
/// </summary>
internal sealed class LivedYears
{
    public const int Days = 1_096;

    private static readonly SubscriptionTerms[] Offers =
    [
        Terms("Basic", 9.99m), Terms("Team", 30m, quantity: 3, discount: 4.5m), Terms("Pro", 99.95m), Terms("Yearly", 1_000m, BillingInterval.Yearly),
        Terms("Weekly", 7.77m, BillingInterval.Weekly), Free, Terms("Gift", 50m, discount: 50m), Terms("Pro half", 99.95m, discount: 49.975m),
    ];

    private readonly List<List<LivedSubscription>> _lives = [];
    private readonly int[] _declinedUntil;

    private LivedYears(int customers) => _declinedUntil = new int[customers];

    public static DateOnly First { get; } = new(2023, 2, 27);

    public RevenueLog Log { get; } = new();

    /// <summary>The customers, in the order of <see cref="Lives"/>.</summary>
    public List<Subscriber> Customers { get; } = [];

    /// <summary>The subscriptions of each customer.</summary>
    public IReadOnlyList<IReadOnlyList<LivedSubscription>> Lives => _lives;

    public static DateOnly DayAt(int number) => First.AddDays(number);

    /// <summary>What may befall a customer; half of it on days on which much happens.</summary>
    public static Act[] AnyLife(Random random) =>
        [.. Enumerable.Range(0, random.Next(14)).Select(_ => new Act(random.Next(2) == 0 ? random.Next(Days) : 30 * random.Next(Days / 30), random.Next(Act.Kinds), random.Next(1_000)))];

    public static LivedYears Of(Act[][] lives)
    {
        var years = new LivedYears(lives.Length);
        years.Log.Offer(Offers);
        foreach (var _ in lives)
        {
            years.Customers.Add(years.Log.Customer());
            years._lives.Add([]);
        }

        var acts = lives.Select(life => life.ToLookup(act => act.Day)).ToList();
        for (var day = 0; day < Days; day++)
        {
            for (var customer = 0; customer < lives.Length; customer++)
            {
                years.Bill(customer, day);
                foreach (var act in acts[customer][day])
                {
                    years.Do(customer, act);
                }
            }
        }

        return years;
    }

    /// <summary>What a customer comes to a year at the end of a day; nothing before the first.</summary>
    public decimal PerYear(int customer, int day) => day < 0 ? 0 : _lives[customer].Sum(one => one.At(day).PerYear);

    /// <summary>What happens by itself: ends, bills, tries.</summary>
    private void Bill(int customer, int number)
    {
        var (day, isDeclined) = (DayAt(number), _declinedUntil[customer] > number);
        foreach (var one in _lives[customer])
        {
            one.Try(Log, s => s.EndIfOver(day));
            one.Try(Log, s => s.FallDue(day));
            if (one.Subscription is { IsDue: true, Status: not SubscriptionStatus.Ended })
            {
                one.Try(Log, s => !isDeclined ? s.Renew(day, "pay") : s.FailedAttempts < 3 ? s.FailRenewal(day, "no", "No.", null) : s.GiveUp(day));
            }
        }
    }

    private void Do(int customer, Act act)
    {
        var (day, own, offer) = (DayAt(act.Day), _lives[customer], Offers[act.Number % Offers.Length]);
        var one = own.Count == 0 ? null : own[act.Number / 8 % own.Count];
        switch (act.Kind)
        {
            case 0 or 1:
                own.Add(new LivedSubscription(Log.Start(Customers[customer], offer, day), day));
                break;
            case 2:
                own.Add(new LivedSubscription(Log.StartTrial(Customers[customer], offer, day, 1 + (act.Number % 40)), day));
                break;
            case 3:
                one?.Try(Log, s => s.Upgrade(offer, day, "pay"));
                break;
            case 4:
                one?.Try(Log, s => s.PlanDowngrade(offer, day));
                break;
            case 5:
                one?.Try(Log, s => s.PlanUpgrade(offer, day));
                break;
            case 6:
                one?.Try(Log, s => s.Cancel("enough", day));
                break;
            case 7:
                one?.Try(Log, s => s.CancelNow("enough", day));
                break;
            case 8:
                _declinedUntil[customer] = act.Day + 1 + (act.Number % 9);
                break;
            default:
                Import(customer, act, offer, day);
                break;
        }
    }

    /// <summary>A subscription that began in the past, may have changed and may have ended there.</summary>
    private void Import(int customer, Act act, SubscriptionTerms offer, DateOnly today)
    {
        var (began, changed) = (DayAt(act.Day * (act.Number % 7) / 7), DayAt(act.Day * (1 + (act.Number % 7)) / 8));
        var one = new LivedSubscription(Log.Tell(Subscription.Import(Guid.CreateVersion7(), Customers[customer], offer, began, today, "tok_ok")), began);
        _lives[customer].Add(one);
        if (act.Number % 2 == 0 && changed >= began)
        {
            one.Try(Log, s => s.ImportChange(Offers[act.Number / 2 % Offers.Length], changed, today), changed);
        }

        if (act.Number % 3 == 0)
        {
            var ended = Later(changed, today.AddDays(-(act.Number % 5)));
            one.Try(Log, s => s.ImportEnd(ended), ended);
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>What a subscription was at the end of a day.</summary>
internal readonly record struct Lived(decimal PerYear, Guid PlanId, bool IsAtRisk, bool IsScheduled);

/// <summary>A subscription with what it was on every day, as its aggregate said after each event.</summary>
internal sealed class LivedSubscription
{
    private readonly Lived[] _days = new Lived[LivedYears.Days];

    public LivedSubscription(Subscription subscription, DateOnly began)
    {
        Subscription = subscription;
        Note(began);
    }

    public Subscription Subscription { get; }

    /// <summary>Days on which it ended; at most one.</summary>
    public int? EndedOn { get; private set; }

    public Lived At(int day) => day < 0 ? default : _days[day];

    /// <summary>Does something, which may be refused: then nothing happened.</summary>
    public void Try(RevenueLog log, Func<Subscription, Refusal?> step, DateOnly? on = null)
    {
        if (step(Subscription) is null)
        {
            var counted = ((SubscriptionEvent)Subscription.PendingEvents[^1]).On;
            Assert.Equal(on ?? counted, counted);
            log.Tell(Subscription);
            Note(counted);
        }
    }

    /// <summary>Fills the rest of the years with what holds from a day on: as plain as it can be.</summary>
    private void Note(DateOnly on)
    {
        var (terms, status) = (Subscription.Terms, Subscription.Status);
        var amount = (terms.Price * terms.Quantity) - terms.Discount;
        var perYear = terms.Interval switch { BillingInterval.Monthly => amount * 12, BillingInterval.Weekly => amount * 52, _ => amount };
        var counts = perYear > 0 && Subscription.WasPaid && (status is SubscriptionStatus.Active or SubscriptionStatus.PastDue);
        var lived = counts ? new Lived(perYear, terms.PlanId, status == SubscriptionStatus.PastDue, Subscription.EndsOn is not null) : default;
        var first = on.DayNumber - LivedYears.First.DayNumber;
        EndedOn = status == SubscriptionStatus.Ended ? first : null;
        Array.Fill(_days, lived, first, _days.Length - first);
    }
}
