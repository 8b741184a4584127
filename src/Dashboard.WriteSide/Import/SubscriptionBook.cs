namespace Dashboard.WriteSide.Import;

/// <summary>A line and its number in the file.</summary>
internal readonly record struct NumberedLine(SubscriptionLine Line, int Number);

/// <summary>A subscription, as the lines of a file tell it.</summary>
internal sealed class BookedSubscription(string name)
{
    private readonly List<NumberedLine> _lines = new(1);

    /// <summary>Id of the other system.</summary>
    public string Name { get; } = name;

    /// <summary>Identity here.</summary>
    public Guid Id { get; } = DerivedId.Subscription(name);

    /// <summary>Its good lines, in the order in which what they say happened; those of one day as they stand in the file.</summary>
    public IReadOnlyList<NumberedLine> Lines => _lines;

    /// <summary>Number of a line that is at fault; nothing when none is.</summary>
    public int? AtFault { get; private set; }

    public CustomerWish Customer => _lines[0].Line.Customer;

    public DateOnly Started => _lines[0].Line.Started;

    public DateOnly? Ended => _lines[^1].Line.Ended;

    /// <summary>The processor's token that the newest line gives; nothing when none does.</summary>
    public string? Method => _lines.FindLast(line => line.Line.Method is not null).Line?.Method;

    /// <summary>The lines after the first that change what is paid for.</summary>
    public IEnumerable<SubscriptionLine> Changes
    {
        get
        {
            for (var i = 1; i < _lines.Count; i++)
            {
                if (!_lines[i].Line.HasTermsOf(_lines[i - 1].Line))
                {
                    yield return _lines[i].Line;
                }
            }
        }
    }

    public void Add(SubscriptionLine line, int number) => _lines.Add(new NumberedLine(line, number));

    public void Fault(int number) => AtFault ??= number;

    /// <summary>Puts the lines in order and says which of them do not go together.</summary>
    /// <returns>The number of a line and what is wrong with it; nothing when they tell one story.</returns>
    public (int Number, string Reason)? Close()
    {
        _lines.Sort((one, other) => (one.Line.Started, one.Number).CompareTo((other.Line.Started, other.Number)));
        for (var i = 1; i < _lines.Count; i++)
        {
            var ((line, number), (before, numberBefore)) = (_lines[i], _lines[i - 1]);
            if (line.Customer.Key != before.Customer.Key)
            {
                return (number, $"the subscription is {before.Customer.Email}'s, by line {numberBefore}");
            }

            if (before.Ended is not { } ended || ended == line.Ended)
            {
                continue;
            }

            return line.Started > ended
                ? (number, $"the change lies after the end of the subscription, {ended:yyyy-MM-dd} by line {numberBefore}; who came back has another subscription id")
                : (number, $"line {numberBefore} says that the subscription ended on {ended:yyyy-MM-dd}, this line does not: the end stands on the last line, or on all of them");
        }

        return null;
    }
}

/// <summary>The subscriptions of a file, grouped by customer.</summary>
internal sealed class SubscriptionBook(SubscriptionColumns columns, DateOnly today) : IImportBook
{
    private readonly Dictionary<string, BookedSubscription> _subscriptions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CustomerWish> _customers = new(StringComparer.Ordinal);
    private readonly Dictionary<PlanWish, DateOnly> _plans = [];
    private readonly Dictionary<PlanWish, PlanWish> _names = [];

    /// <summary>Plans, each with the first day on which it was paid for.</summary>
    public IReadOnlyDictionary<PlanWish, DateOnly> Plans => _plans;

    /// <summary>Subscriptions that can be taken over.</summary>
    public int Count { get; private set; }

    /// <summary>Puts a line to its subscription.</summary>
    public string? Add(FileLine raw)
    {
        var (line, reason) = SubscriptionLine.Read(raw, columns, today);
        if (line is not null)
        {
            Of(line.Subscription).Add(line with { Plan = Shared(line.Plan) }, raw.Number);
        }
        else if (SubscriptionLine.IdOf(raw, columns) is { } name)
        {
            Of(name).Fault(raw.Number);
        }

        return reason;
    }

    /// <summary>
    /// Says which lines, good by themselves, cannot be taken over. A subscription is taken over whole or not at all: with a change or its
    /// end missing, it would count wrongly and be charged wrongly.
    /// </summary>
    public void Close(RejectedLines rejected)
    {
        foreach (var subscription in _subscriptions.Values.ToList())
        {
            if (subscription.AtFault is null && subscription.Close() is { } fault)
            {
                rejected.Add(fault.Number, fault.Reason);
                subscription.Fault(fault.Number);
            }

            if (subscription.AtFault is { } number)
            {
                Reject(subscription, rejected, $"line {number} of the same subscription is at fault");
                _subscriptions.Remove(subscription.Name);
                continue;
            }

            Count++;
            foreach (var (line, _) in subscription.Lines)
            {
                _plans[line.Plan] = _plans.TryGetValue(line.Plan, out var first) && first < line.Started ? first : line.Started;
                if (!_customers.TryGetValue(line.Customer.Key, out var known) || (known.Name is null && line.Customer.Name is not null))
                {
                    _customers[line.Customer.Key] = line.Customer;
                }
            }
        }
    }

    /// <summary>The customers by the day on which the first of their subscriptions began, each with all of them.</summary>
    public IEnumerable<BookedSubscriber> Customers => _subscriptions.Values
        .GroupBy(subscription => subscription.Customer.Key, StringComparer.Ordinal)
        .Select(group => new BookedSubscriber(
            _customers[group.Key], [.. group.OrderBy(one => one.Started).ThenBy(one => one.Name, StringComparer.Ordinal)]))
        .OrderBy(customer => customer.Since).ThenBy(customer => customer.Customer.Key, StringComparer.Ordinal);

    /// <summary>Rejects all lines of a subscription, but for those that were rejected already.</summary>
    public static void Reject(BookedSubscription subscription, RejectedLines rejected, string reason)
    {
        foreach (var (_, number) in subscription.Lines)
        {
            rejected.Add(number, reason);
        }
    }

    /// <summary>One object a plan: there are few plans and many lines.</summary>
    private PlanWish Shared(PlanWish plan)
    {
        if (!_names.TryGetValue(plan, out var same))
        {
            _names.Add(plan, same = plan);
        }

        return same;
    }

    private BookedSubscription Of(string name)
    {
        if (!_subscriptions.TryGetValue(name, out var subscription))
        {
            subscription = new BookedSubscription(name);
            _subscriptions.Add(name, subscription);
        }

        return subscription;
    }
}

/// <summary>A customer with the subscriptions that a file tells of, by the day on which they began.</summary>
internal sealed record BookedSubscriber(CustomerWish Customer, IReadOnlyList<BookedSubscription> Subscriptions)
{
    /// <summary>The day on which the first of them began.</summary>
    public DateOnly Since => Subscriptions[0].Started;
}
