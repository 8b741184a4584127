using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// Folds the log into the twin of a projection: large batches, bounded memory. What is folded is saved with the twin's
/// checkpoint, so that it goes on from there after whatever ended it.
/// </summary>
internal interface IBulkFold
{
    /// <summary>Folds from the twin's stored checkpoint until nothing is left that can be read, or a place is reached.</summary>
    /// <param name="projection">Whose handlers fold.</param>
    /// <param name="until">Last place to fold; the head of the log when nothing is given.</param>
    /// <param name="progress">Told of what is folded, before it is saved.</param>
    /// <param name="cancellationToken">Ends it; what was saved stays.</param>
    /// <returns>Where the twin stands now.</returns>
    Task<TwinProgress> RunAsync(Projection projection, LogPosition? until, IProgress<TwinProgress> progress, CancellationToken cancellationToken);
}

/// <summary>How far a twin is.</summary>
/// <param name="Position">Last event that is folded in.</param>
/// <param name="EventsHandled">Events that the projection handles, folded since the twin was made.</param>
internal readonly record struct TwinProgress(LogPosition Position, long EventsHandled);
