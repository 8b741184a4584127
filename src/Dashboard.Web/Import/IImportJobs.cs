using Dashboard.Domain;
using Dashboard.WriteSide.Import;

namespace Dashboard.Web.Import;

/// <summary>The imports from browsers and from the API, of everybody: one at a time, going on whether or not somebody watches.</summary>
public interface IImportJobs
{
    /// <summary>The imports since the dashboard started, newest first; at most the last 20.</summary>
    IReadOnlyList<ImportJob> Jobs { get; }

    /// <summary>Raised when a job changed, a few times a second at most, on any thread; the handler must be quick.</summary>
    event Action? Changed;

    /// <summary>Takes a file in, and then imports it without being waited for.</summary>
    /// <param name="subject">What the file holds.</param>
    /// <param name="fileName">Name in the browser.</param>
    /// <param name="size">Bytes that will come; 0 when nobody says.</param>
    /// <param name="open">Opens the content; only called when the import may begin.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="cancellationToken">Cancelled when the browser is gone: a file that is not here yet is not imported.</param>
    /// <returns>The job's id; or a refusal when another import is going on, the file is too large, or the role does not reach.</returns>
    Task<(Guid? Id, Refusal? Refusal)> StartAsync(ImportSubject subject, string fileName, long size, Func<CancellationToken, Stream> open, Actor actor, CancellationToken cancellationToken);

    /// <summary>Stops an import; what it has done stays, and the same file goes on from there.</summary>
    void Cancel(Guid id);
}
