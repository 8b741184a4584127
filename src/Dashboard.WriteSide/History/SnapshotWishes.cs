using System.Threading.Channels;

namespace Dashboard.WriteSide.History;

/// <summary>Things that have enough events behind their last snapshot for another one. A wish that is lost is made again when the thing is opened.</summary>
public sealed class SnapshotWishes
{
    /// <summary>Wishes that wait at most; those beyond are let go.</summary>
    private const int Most = 1_000;

    private readonly Channel<Guid> _things = Channel.CreateBounded<Guid>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wishes for snapshots of a thing.</summary>
    public void Add(Guid id) => _things.Writer.TryWrite(id);

    /// <summary>Everything that is wished for, as it comes.</summary>
    internal IAsyncEnumerable<Guid> TakeAllAsync(CancellationToken cancellationToken) => _things.Reader.ReadAllAsync(cancellationToken);
}
