using Dashboard.Domain.Log;

namespace Dashboard.Domain.People;

/// <summary>What the read side still holds of people who are erased. It is told nothing but places in the log.</summary>
public interface IReadTraces
{
    /// <summary>Looks how far the read tables are.</summary>
    /// <param name="name">Name of the event that erased somebody.</param>
    /// <param name="erased">Its place in the log.</param>
    /// <param name="since">From when on no node has their key any more, UTC.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<ReadTraces> LookAsync(string name, LogPosition erased, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Drops all tables that stand still, and tell for good what was true when they did: those that were served before a rebuild, and whatever else there is.</summary>
    Task DropOldAsync(CancellationToken cancellationToken);
}

/// <summary>How far the read tables are.</summary>
/// <param name="AreBehind">Whether some have not folded the event yet.</param>
/// <param name="NotFoldedAnew">Projections that keep the names of who did something, and were not folded anew since.</param>
/// <param name="ToRebuild">Those of them that are not being folded anew either, nor were in vain a moment ago.</param>
public sealed record ReadTraces(bool AreBehind, IReadOnlyList<string> NotFoldedAnew, IReadOnlyList<string> ToRebuild);
