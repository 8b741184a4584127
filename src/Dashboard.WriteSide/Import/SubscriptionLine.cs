using Dashboard.Domain.Store;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Storage;
using Dashboard.WriteSide.Subscriptions;

namespace Dashboard.WriteSide.Import;

/// <summary>A line that can be the beginning of a subscription, or a change of it.</summary>
internal sealed record SubscriptionLine
{
    private const string Example = "2024-02-29";

    /// <summary>Id of the other system.</summary>
    public required string Subscription { get; init; }

    public required CustomerWish Customer { get; init; }

    public required PlanWish Plan { get; init; }

    /// <summary>How many, from 1.</summary>
    public required int Quantity { get; init; }

    /// <summary>Taken off what all of them cost in one interval; at most that.</summary>
    public required decimal Discount { get; init; }

    /// <summary>The day from which this holds, today at the latest.</summary>
    public required DateOnly Started { get; init; }

    /// <summary>The day on which the subscription ended, today at the latest; nothing when the line does not say.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>The processor's token; nothing when the line does not say.</summary>
    public string? Method { get; init; }

    /// <summary>Whether another line says that the same is paid for.</summary>
    public bool HasTermsOf(SubscriptionLine other) => (Plan, Quantity, Discount) == (other.Plan, other.Quantity, other.Discount);

    /// <summary>Reads a line; numbers and dates are read the same whatever the machine's language.</summary>
    /// <param name="raw">The line.</param>
    /// <param name="columns">What stands where.</param>
    /// <param name="today">Today, by the store's clock.</param>
    /// <returns>The line, or why it says nothing of a subscription: all reasons, in one sentence.</returns>
    public static (SubscriptionLine? Line, string? Reason) Read(FileLine raw, SubscriptionColumns columns, DateOnly today)
    {
        if (LineFields.FaultOf(raw, columns.Count) is { } fault)
        {
            return (null, fault);
        }

        string Field(int column) => raw.Fields[column].Trim();
        var faults = new List<string>();
        var id = IdOf(raw, columns);
        LineFields.Code(id ?? "", "subscription id", Limits.Reference, faults);
        var (customer, unknown) = CustomerWish.Read(Field(columns.Customer));
        if (unknown is not null)
        {
            faults.Add(unknown);
        }

        var name = LineFields.Code(Field(columns.Plan), "plan", Limits.Name, faults);
        var interval = IntervalOf(Field(columns.Interval), faults);
        var price = LineFields.Amount(Field(columns.Price), "price", mayBeZero: true, faults);
        var (quantity, discount) = Number(Field(columns.Quantity), Field(columns.Discount), price, faults);
        var (started, ended) = Days(Field(columns.Started), Field(columns.Ended), today, faults);
        var method = columns.Method is { } column ? Field(column).TrimToNull() : null;
        if (method is not null)
        {
            LineFields.Code(method, "payment method", Limits.PaymentToken, faults);
        }

        return faults.Count > 0 ? (null, string.Join("; ", faults)) : (new SubscriptionLine
        {
            Subscription = id!,
            Customer = customer!,
            Plan = new PlanWish(name, interval, price),
            Quantity = quantity,
            Discount = discount,
            Started = started,
            Ended = ended,
            Method = method,
        }, null);
    }

    /// <summary>The subscription that a line is about, also where the line is at fault; nothing when it cannot be told.</summary>
    public static string? IdOf(FileLine raw, SubscriptionColumns columns) =>
        columns.Subscription < raw.Fields.Length ? raw.Fields[columns.Subscription].TrimToNull() : null;

    private static BillingInterval IntervalOf(string text, List<string> faults)
    {
        foreach (var interval in Enum.GetValues<BillingInterval>())
        {
            if (string.Equals(text, interval.Word(), StringComparison.OrdinalIgnoreCase))
            {
                return interval;
            }
        }

        faults.Add("interval must be monthly, yearly or weekly");
        return default;
    }

    private static (int Quantity, decimal Discount) Number(string quantityText, string discountText, decimal price, List<string> faults)
    {
        var before = faults.Count;
        var quantity = quantityText.Length == 0 ? 1 : LineFields.Whole(quantityText, "quantity", faults) ?? 1;
        var discount = discountText.Length == 0 ? 0 : LineFields.Amount(discountText, "discount", mayBeZero: true, faults);
        if (quantity is < 1 or > SubscriptionRules.MaxQuantity)
        {
            faults.Add($"quantity must lie between 1 and {SubscriptionRules.MaxQuantity}");
        }
        else if (faults.Count == before && discount > price * quantity)
        {
            faults.Add("discount is more than what is paid");
        }
        else if ((price * quantity) - discount > Money.MaxOrder)
        {
            faults.Add($"price × quantity is more than {Money.MaxOrder:0}");
        }

        return (quantity, discount);
    }

    private static (DateOnly Started, DateOnly? Ended) Days(string startedText, string endedText, DateOnly today, List<string> faults)
    {
        var before = faults.Count;
        var started = DateOnly.FromDateTime(LineFields.Moment(startedText, "started", Example, faults));
        DateOnly? ended = endedText.Length == 0 ? null : DateOnly.FromDateTime(LineFields.Moment(endedText, "ended", Example, faults));
        if (faults.Count > before)
        {
            return (started, ended);
        }

        if (started > today)
        {
            faults.Add("started lies in the future");
        }

        if (ended > today)
        {
            faults.Add("ended lies in the future: leave it empty, and cancel the subscription here");
        }

        if (ended < started)
        {
            faults.Add("ended lies before started");
        }

        return (started, ended);
    }
}
