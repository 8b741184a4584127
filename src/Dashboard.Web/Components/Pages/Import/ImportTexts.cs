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

    private static string Outcome(ImportResult result, StoreFormat format)
    {
        var cancelled = result.Cancelled > 0 ? $" ({format.Count(result.Cancelled)} cancelled)" : "";
        var before = result.AlreadyImported > 0 ? $" {format.Count(result.AlreadyImported, "invoice was", "invoices were")} there already." : "";
        return $"{format.Count(result.Orders, "order", "orders")}{cancelled}, {format.Count(result.Customers, "customer", "customers")} "
            + $"and {format.Count(result.Products, "product", "products")} in {format.Count((long)Math.Ceiling(result.Seconds))} s.{before}";
    }
}
