namespace Dashboard.Domain.Operations;

/// <summary>What a command about views as of a moment must know of the read side to refuse nonsense with a sentence.</summary>
public interface IPastViews
{
    /// <summary>Most views at once: each is a second set of read tables.</summary>
    int Most { get; }

    /// <summary>The views that are there or on their way.</summary>
    Task<IReadOnlyList<PastViewFacts>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>A view as of a moment, as far as commands must know it.</summary>
/// <param name="ViewId">Its id.</param>
/// <param name="IsReady">Whether it can be looked at.</param>
public sealed record PastViewFacts(Guid ViewId, bool IsReady);
