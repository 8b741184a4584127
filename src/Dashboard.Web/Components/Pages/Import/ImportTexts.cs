using Dashboard.Web.Components.Formats;
using Dashboard.Web.Import;
using Dashboard.WriteSide.Import;

namespace Dashboard.Web.Components.Pages.Import;

/// <summary>What the screen says of an import.</summary>
internal static class ImportTexts
{
    /// <summary>Share that is done, in whole percents: of the upload, then of the import.</summary>
    public static int Percent(ImportJob job) => job switch
    {
        { State: ImportJobState.Uploading, Size: > 0 } => (int)(job.Uploaded * 100 / job.Size),
        { Progress: { Phase: ImportPhase.Reading, Total: > 0 } reading } => (int)(reading.Done * 100 / reading.Total),
        { Progress: { } progress } => (int)(progress.Share * 100),
        _ => 0,
    };

    /// <summary>What it is busy with, and how far.</summary>
    public static string Phase(ImportJob job, StoreFormat format) => job switch
    {
        { State: ImportJobState.Uploading } => $"{format.Count(job.Uploaded / 1024)} of {format.Count(job.Size / 1024)} KB have arrived",
        { Progress: { Phase: ImportPhase.Reading } } => "Reading the file",
        { Progress: { Phase: ImportPhase.Finished } } => "Done",
        { Progress: { } progress } => $"{format.Count(progress.Done)} of {format.Count(progress.Total)} {progress.Phase.ToString().ToLowerInvariant()}",
        _ => "Beginning",
    };

    /// <summary>How long it will take, as far as can be said.</summary>
    public static string TimeLeft(ImportJob job, StoreFormat format) => job.Progress switch
    {
        { Phase: ImportPhase.Finished } => "",
        { TimeLeft: { } left } => $"about {format.Span(left)} left",
        _ when job.State is ImportJobState.Uploading => "",
        _ => "working out the time left",
    };

    /// <summary>What became of it, in a sentence.</summary>
    public static string Outcome(ImportJob job, StoreFormat format) => job switch
    {
        { Result: { } result } => Outcome(result, format),
        { State: ImportJobState.Cancelled } => "Stopped. What was imported stays; the same file goes on from there.",
        _ => job.Failure ?? "",
    };

    /// <summary>What stands above the choice of a kind of file.</summary>
    public static string Name(ImportSubject subject) => subject is ImportSubject.Subscriptions ? "Subscriptions" : "Invoices";

    /// <summary>What becomes of a kind of file.</summary>
    public static string What(ImportSubject subject) => subject is ImportSubject.Subscriptions
        ? "Every subscription id becomes a subscription with its past; plans and customers that are not there are taken in. Nothing is charged for the past."
        : "Every invoice becomes an order, every stock code a product, every customer number a customer.";

    /// <summary>The columns of a kind of file.</summary>
    public static string Columns(ImportSubject subject) => subject is ImportSubject.Subscriptions
        ? "SubscriptionId, Customer, Plan, Interval, Price, Quantity, Discount, Started, Ended and, if there is one, PaymentMethod"
        : "InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country and, if there is one, Category";

    private static string Outcome(ImportResult result, StoreFormat format) => result switch
    {
        ImportedOrders orders => Outcome(orders, format),
        ImportedSubscriptions subscriptions => Outcome(subscriptions, format),
        _ => "",
    };

    private static string Outcome(ImportedOrders result, StoreFormat format)
    {
        var cancelled = result.Cancelled > 0 ? $" ({format.Count(result.Cancelled)} cancelled)" : "";
        return $"{format.Count(result.Orders, "order", "orders")}{cancelled}, {format.Count(result.Customers, "customer", "customers")} "
            + $"and {format.Count(result.Products, "product", "products")} in {Seconds(result, format)}.{Before(result, format, "invoice was", "invoices were")}";
    }

    private static string Outcome(ImportedSubscriptions result, StoreFormat format) =>
        $"{format.Count(result.Subscriptions, "subscription", "subscriptions")} ({format.Count(result.Changes, "change", "changes")}, {format.Count(result.Ended)} ended), "
        + $"{format.Count(result.Customers, "new customer", "new customers")} and {format.Count(result.Plans, "new plan", "new plans")} in {Seconds(result, format)}."
        + Before(result, format, "subscription was", "subscriptions were");

    private static string Seconds(ImportResult result, StoreFormat format) => $"{format.Count((long)Math.Ceiling(result.Seconds))} s";

    private static string Before(ImportResult result, StoreFormat format, string one, string many) =>
        result.AlreadyImported > 0 ? $" {format.Count(result.AlreadyImported, one, many)} there already." : "";
}
