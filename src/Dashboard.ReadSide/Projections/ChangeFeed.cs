using Dashboard.Domain.Log;

namespace Dashboard.ReadSide.Projections;

/// <summary>Told after a projection's commit: what changed, never the data itself.</summary>
/// <param name="Projection">Which projection.</param>
/// <param name="Position">Where it stands now.</param>
/// <param name="Keys">Keys of the rows that were written, as text; empty when they are not known (another node wrote them) or too many.</param>
public sealed record ProjectionChange(string Projection, LogPosition Position, IReadOnlyCollection<string> Keys);

/// <summary>Everybody who wants to know of changes of read tables subscribes here; one feed a process.</summary>
public interface IChangeFeed
{
    /// <summary>
    /// The changes from now on. A subscription begins when this returns, before the first element is awaited, so a
    /// question asked afterwards misses nothing. A slow reader gets changes merged, never an unbounded queue.
    /// </summary>
    /// <param name="projections">Only these projections; all when empty.</param>
    ChangeSubscription Subscribe(params IReadOnlyList<string> projections);
}

/// <summary>One reader's view of the feed; disposing it ends it.</summary>
public abstract class ChangeSubscription : IDisposable
{
    /// <summary>Waits for changes and takes all that have gathered, at most one merged change a projection.</summary>
    /// <returns>At least one change; none when the subscription was disposed.</returns>
    public abstract ValueTask<IReadOnlyList<ProjectionChange>> NextAsync(CancellationToken cancellationToken);

    /// <summary>Waits for changes, but no longer than this: for who looks by itself from time to time, and sooner when called.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await NextAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called.
            return;
        }
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
