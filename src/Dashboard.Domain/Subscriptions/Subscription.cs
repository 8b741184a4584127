namespace Dashboard.Domain.Subscriptions;

/// <summary>
/// A customer's subscription to a plan: billed again and again from its anchor day, changed, past due when a payment fails,
/// cancelled. It records what the processor answered; each charge is asked of the processor between <c>Refuse…</c> and the
/// method of the same name. Days are the store's.
/// </summary>
public sealed class Subscription : Aggregate
{
    private Subscription()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => "subscription";

    public Guid CustomerId { get; private set; }

    public SubscriptionStatus Status { get; private set; }

    /// <summary>What is paid for now.</summary>
    public SubscriptionTerms Terms { get; private set; } = null!;

    /// <summary>What will be paid for from the next billing date; nothing when it stays as it is.</summary>
    public SubscriptionTerms? NextTerms { get; private set; }

    /// <summary>The day from which billing dates are counted.</summary>
    public DateOnly Anchor { get; private set; }

    /// <summary>First day of the present period, or of the trial.</summary>
    public DateOnly PeriodStart { get; private set; }

    /// <summary>First day after it: the next billing date.</summary>
    public DateOnly PeriodEnd { get; private set; }

    /// <summary>Whether the next period has to be paid already.</summary>
    public bool IsDue { get; private set; }

    /// <summary>Tries to be paid for the next period that failed.</summary>
    public int FailedAttempts { get; private set; }

    /// <summary>Whether anything was ever paid.</summary>
    public bool WasPaid { get; private set; }

    /// <summary>Credit left, to be taken off later charges.</summary>
    public decimal Balance { get; private set; }

    /// <summary>The processor's token for how it is paid.</summary>
    public string Method { get; private set; } = "";

    /// <summary>First day on which it will have ended; nothing when it goes on.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Why it will end, or ended.</summary>
    public string? EndReason { get; private set; }

    /// <summary>What the next period is for.</summary>
    public SubscriptionTerms TermsOfNextPeriod => NextTerms ?? Terms;

    /// <summary>What has to be charged for the next period: its price, less credit.</summary>
    public decimal AmountOfNextPeriod => Math.Max(0, Store.Money.Round(TermsOfNextPeriod.Amount) - Balance);

    /// <summary>An empty subscription, for <see cref="Aggregate.Replay"/>.</summary>
    public static Subscription Blank() => new();

    /// <summary>Begins one that is paid from its first day; <paramref name="charged"/> was charged for it.</summary>
    public static Subscription Start(Guid id, Subscriber customer, SubscriptionTerms terms, DateOnly today, string method, decimal charged, string? reference) =>
        Begin(id, customer, terms, today, method, trialEnds: null, terms.Interval.NextAfter(today, today), charged, reference, imported: false);

    /// <summary>Begins one with a trial: the first payment is due when it ends.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="customer">Whose it is.</param>
    /// <param name="terms">What will be paid for.</param>
    /// <param name="today">First day.</param>
    /// <param name="method">The processor's token.</param>
    /// <param name="days">Length of the trial, from 1.</param>
    public static Subscription StartTrial(Guid id, Subscriber customer, SubscriptionTerms terms, DateOnly today, string method, int days) =>
        Begin(id, customer, terms, today, method, today.AddDays(days), today.AddDays(days), charged: 0, reference: null, imported: false);

    /// <summary>Takes over one that began elsewhere; it is billed here from its first billing date after today.</summary>
    public static Subscription Import(Guid id, Subscriber customer, SubscriptionTerms terms, DateOnly started, DateOnly today, string method) =>
        Begin(id, customer, terms, started, method, trialEnds: null, terms.Interval.NextAfter(started, started > today ? started : today), charged: 0, reference: null, imported: true);

    /// <summary>What other terms would cost today.</summary>
    public UpgradeQuote QuoteFor(SubscriptionTerms terms, DateOnly today) =>
        UpgradeQuote.Of(WasPaid ? Terms.Amount : 0, PeriodStart, PeriodEnd, today, Status == SubscriptionStatus.Trialing ? 0 : terms.Amount, Balance);

    /// <summary>Why it may not be changed to higher terms now.</summary>
    public Refusal? RefuseUpgrade(SubscriptionTerms terms, DateOnly today) => RefuseChange(today) ?? (terms.PerMonth > Terms.PerMonth
        ? null
        : Refusal.Rule("subscription-no-upgrade", $"{terms.PlanName} is not above {Terms.PlanName} by its price per month: that is no upgrade."));

    /// <summary>Changes it to higher terms at once; a new period begins today, and the quote's amount was charged for it. A trial goes on.</summary>
    public Refusal? Upgrade(SubscriptionTerms terms, DateOnly today, string? reference)
    {
        if (RefuseUpgrade(terms, today) is { } refusal)
        {
            return refusal;
        }

        var (quote, isTrial) = (QuoteFor(terms, today), Status == SubscriptionStatus.Trialing);
        Raise(new SubscriptionChanged
        {
            SubscriptionId = Id,
            CustomerId = CustomerId,
            On = today,
            Before = Terms,
            Terms = terms,
            PeriodStart = isTrial ? PeriodStart : today,
            PeriodEnd = isTrial ? PeriodEnd : terms.Interval.NextAfter(today, today),
            Credit = quote.Credit,
            Charged = quote.Charged,
            Balance = quote.Balance,
            Reference = reference,
        });
        return null;
    }

    /// <summary>Changes it to higher terms from the next billing date.</summary>
    public Refusal? PlanUpgrade(SubscriptionTerms terms, DateOnly today) => RefuseUpgrade(terms, today) ?? Plan(terms, today);

    /// <summary>Changes it to lower terms from the next billing date; the present ones take back a change that waits.</summary>
    public Refusal? PlanDowngrade(SubscriptionTerms terms, DateOnly today) => RefuseChange(today) ?? (terms.PerMonth < Terms.PerMonth || (terms == Terms && NextTerms is not null)
        ? Plan(terms, today)
        : Refusal.Rule("subscription-no-downgrade", $"{terms.PlanName} is not below {Terms.PlanName} by its price per month: that is no downgrade."));

    /// <summary>Notes a change that happened elsewhere, before it was taken over.</summary>
    public Refusal? ImportChange(SubscriptionTerms terms, DateOnly on, DateOnly today)
    {
        Raise(new SubscriptionChanged
        {
            SubscriptionId = Id,
            CustomerId = CustomerId,
            On = on,
            Before = Terms,
            Terms = terms,
            PeriodStart = on,
            PeriodEnd = terms.Interval.NextAfter(on, on > today ? on : today),
            Credit = 0,
            Charged = 0,
            Balance = 0,
            Imported = true,
        });
        return null;
    }

    /// <summary>Lets it end with the paid period; where none runs, in a trial or when the next payment is due, it ends at once.</summary>
    public Refusal? Cancel(string reason, DateOnly today)
    {
        if (RefuseCancel() is { } refusal)
        {
            return refusal;
        }

        if (Status != SubscriptionStatus.Active || IsDue)
        {
            return End(EndCause.Cancelled, reason, today);
        }

        Raise(new SubscriptionCancellationPlanned { SubscriptionId = Id, CustomerId = CustomerId, On = today, EndsOn = PeriodEnd, Reason = reason });
        return null;
    }

    /// <summary>Ends it today.</summary>
    public Refusal? CancelNow(string reason, DateOnly today) =>
        Status == SubscriptionStatus.Ended ? AlreadyEnded() : End(EndCause.Cancelled, reason, today);

    /// <summary>Ends one whose last day has come. It counts from that day, however late this is called.</summary>
    public Refusal? EndIfOver(DateOnly today) => EndsOn is { } last && Status != SubscriptionStatus.Ended && last <= today
        ? End(EndCause.Cancelled, EndReason!, last)
        : Refusal.Rule("subscription-not-over", "The subscription is not at its end.");

    /// <summary>Notes an end that happened elsewhere, before it was taken over.</summary>
    public Refusal? ImportEnd(DateOnly on) => End(EndCause.Cancelled, "Ended before it was taken over", on, imported: true);

    /// <summary>Says that the next period has to be paid, once a period, when its first day has come.</summary>
    public Refusal? FallDue(DateOnly today)
    {
        if (IsDue || EndsOn is not null || Status is not (SubscriptionStatus.Active or SubscriptionStatus.Trialing) || PeriodEnd > today)
        {
            return Refusal.Rule("subscription-not-due", "Nothing is due for the subscription.");
        }

        var terms = TermsOfNextPeriod;
        Raise(new SubscriptionDue
        {
            SubscriptionId = Id,
            CustomerId = CustomerId,
            On = today,
            Terms = terms,
            PeriodStart = PeriodEnd,
            PeriodEnd = EndOfNextPeriod(),
            Amount = AmountOfNextPeriod,
        });
        return null;
    }

    /// <summary>Why nothing may be charged for the next period.</summary>
    public Refusal? RefuseRenewal() => (IsDue, Status) switch
    {
        (_, SubscriptionStatus.Ended) => AlreadyEnded(),
        (true, _) => null,
        _ => Refusal.Rule("subscription-not-due", "Nothing is due for the subscription."),
    };

    /// <summary>Begins the next period, which is paid.</summary>
    public Refusal? Renew(DateOnly today, string? reference)
    {
        if (RefuseRenewal() is { } refusal)
        {
            return refusal;
        }

        var price = Store.Money.Round(TermsOfNextPeriod.Amount);
        Raise(new SubscriptionRenewed
        {
            SubscriptionId = Id,
            CustomerId = CustomerId,
            On = today,
            Before = Terms,
            Terms = TermsOfNextPeriod,
            EndsTrial = !WasPaid,
            PeriodStart = PeriodEnd,
            PeriodEnd = EndOfNextPeriod(),
            Charged = AmountOfNextPeriod,
            Balance = Math.Max(0, Balance - price),
            Attempt = FailedAttempts + 1,
            Reference = reference,
        });
        return null;
    }

    /// <summary>Notes that what is due could not be charged.</summary>
    public Refusal? FailRenewal(DateOnly today, string code, string reason, DateTimeOffset? nextAttemptAt)
    {
        if (RefuseRenewal() is { } refusal)
        {
            return refusal;
        }

        Raise(new SubscriptionPaymentFailed
        {
            SubscriptionId = Id,
            CustomerId = CustomerId,
            On = today,
            Terms = TermsOfNextPeriod,
            PeriodStart = PeriodEnd,
            Amount = AmountOfNextPeriod,
            Attempt = FailedAttempts + 1,
            Code = code,
            Reason = reason,
            NextAttemptAt = nextAttemptAt,
        });
        return null;
    }

    /// <summary>Notes that what was set aside for a charge could not be taken.</summary>
    public void NoteNotTaken(DateOnly today, string reference, string code, string reason) =>
        Raise(new SubscriptionChargeNotTaken { SubscriptionId = Id, CustomerId = CustomerId, On = today, Reference = reference, Code = code, Reason = reason });

    /// <summary>Ends one that was not paid after the last try.</summary>
    public Refusal? GiveUp(DateOnly today) => RefuseRenewal() ?? End(EndCause.PaymentFailed, "payment_failed", today);

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        switch (change)
        {
            case SubscriptionStarted e:
                (Id, CustomerId, Terms, Method) = (e.SubscriptionId, e.CustomerId, e.Terms, e.Method);
                (Anchor, PeriodStart, PeriodEnd) = (e.TrialEndsOn ?? e.On, e.Imported ? PresentPeriod(e.Terms, e.On, e.PeriodEnd) : e.On, e.PeriodEnd);
                (Status, WasPaid) = e.TrialEndsOn is null ? (SubscriptionStatus.Active, true) : (SubscriptionStatus.Trialing, false);
                break;
            case SubscriptionChanged e:
                if (Status != SubscriptionStatus.Trialing)
                {
                    Anchor = e.PeriodStart;
                }

                (Terms, NextTerms, PeriodEnd, Balance) = (e.Terms, null, e.PeriodEnd, e.Balance);
                PeriodStart = e.Imported ? PresentPeriod(e.Terms, e.PeriodStart, e.PeriodEnd) : e.PeriodStart;
                break;
            case SubscriptionChangePlanned e:
                NextTerms = e.Terms == Terms ? null : e.Terms;
                break;
            case SubscriptionCancellationPlanned e:
                (EndsOn, EndReason) = (e.EndsOn, e.Reason);
                break;
            case SubscriptionDue:
                IsDue = true;
                break;
            case SubscriptionPaymentFailed e:
                (Status, FailedAttempts) = (SubscriptionStatus.PastDue, e.Attempt);
                break;
            case SubscriptionChargeNotTaken:
                break;
            case SubscriptionRenewed e:
                if (e.Terms.Interval != e.Before.Interval)
                {
                    Anchor = e.PeriodStart;
                }

                (Status, WasPaid, IsDue, FailedAttempts) = (SubscriptionStatus.Active, true, false, 0);
                (Terms, NextTerms, PeriodStart, PeriodEnd, Balance) = (e.Terms, null, e.PeriodStart, e.PeriodEnd, e.Balance);
                break;
            case SubscriptionEnded e:
                (Status, IsDue, NextTerms, EndsOn, EndReason) = (SubscriptionStatus.Ended, false, null, e.On, e.Reason);
                break;
            default:
                throw NotMine(change);
        }
    }

    private static Subscription Begin(
        Guid id,
        Subscriber customer,
        SubscriptionTerms terms,
        DateOnly on,
        string method,
        DateOnly? trialEnds,
        DateOnly periodEnd,
        decimal charged,
        string? reference,
        bool imported)
    {
        var subscription = new Subscription();
        subscription.Raise(new SubscriptionStarted
        {
            SubscriptionId = id,
            CustomerId = customer.Id,
            CustomerName = customer.Name,
            CustomerEmail = customer.Email,
            On = on,
            Terms = terms,
            TrialEndsOn = trialEnds,
            PeriodEnd = periodEnd,
            Method = method,
            Charged = charged,
            Reference = reference,
            Imported = imported,
        });
        return subscription;
    }

    /// <summary>One that is taken over has been billed again and again since: what is paid for is the last of those periods.</summary>
    private static DateOnly PresentPeriod(SubscriptionTerms terms, DateOnly anchor, DateOnly periodEnd) => terms.Interval.LastBefore(anchor, periodEnd);

    /// <summary>A new interval has an anchor of its own: the day on which it begins.</summary>
    private DateOnly EndOfNextPeriod()
    {
        var next = TermsOfNextPeriod;
        return next.Interval.NextAfter(next.Interval == Terms.Interval ? Anchor : PeriodEnd, PeriodEnd);
    }

    /// <summary>A period that is over is billed before anything changes, also when nobody has noticed yet that it is over.</summary>
    private Refusal? RefuseChange(DateOnly today) => Status switch
    {
        SubscriptionStatus.Ended => AlreadyEnded(),
        SubscriptionStatus.PastDue => Refusal.Rule("subscription-past-due", "The subscription has to be paid before it can be changed."),
        _ when EndsOn is { } last => Refusal.Rule("subscription-ending", $"The subscription ends on {last:O} and cannot be changed any more."),
        _ when IsDue || PeriodEnd < today => Refusal.Rule("subscription-being-renewed", "The subscription is being renewed; try again in a moment."),
        _ => null,
    };

    private Refusal? RefuseCancel() => Status switch
    {
        SubscriptionStatus.Ended => AlreadyEnded(),
        _ when EndsOn is { } last => Refusal.Rule("subscription-ending", $"The subscription ends on {last:O} already."),
        _ => null,
    };

    private Refusal? Plan(SubscriptionTerms terms, DateOnly today)
    {
        if (terms != TermsOfNextPeriod)
        {
            Raise(new SubscriptionChangePlanned { SubscriptionId = Id, CustomerId = CustomerId, On = today, Terms = terms, From = PeriodEnd, IsTakenBack = terms == Terms });
        }

        return null;
    }

    private Refusal? End(EndCause cause, string reason, DateOnly on, bool imported = false)
    {
        Raise(new SubscriptionEnded
        {
            SubscriptionId = Id,
            CustomerId = CustomerId,
            On = on,
            Terms = Terms,
            Unpaid = IsDue ? PeriodEnd : null,
            WasPaid = WasPaid,
            Cause = cause,
            Reason = reason,
            Imported = imported,
        });
        return null;
    }

    private static Refusal AlreadyEnded() => Refusal.Rule("subscription-ended", "The subscription has ended.");
}
