namespace Dashboard.WriteSide.Import;

/// <summary>Where in the lines of a file of subscriptions what stands.</summary>
internal sealed record SubscriptionColumns(
    int Subscription, int Customer, int Plan, int Interval, int Price, int Quantity, int Discount, int Started, int Ended, int? Method, int Count)
{
    private static readonly string[] Required =
        ["SubscriptionId", "Customer", "Plan", "Interval", "Price", "Quantity", "Discount", "Started", "Ended"];

    /// <summary>Finds the columns.</summary>
    /// <exception cref="BadImportFileException">A column is missing or stands there twice.</exception>
    public static SubscriptionColumns Find(IReadOnlyList<string> header)
    {
        var found = FileColumns.Find(header, Required, ["PaymentMethod"]);
        var at = found.Take(Required.Length).Select(column => column!.Value).ToArray();
        return new SubscriptionColumns(at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], found[^1], header.Count);
    }
}
