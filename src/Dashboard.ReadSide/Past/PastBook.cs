using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Past;

/// <summary>Keeps book of the views as of a moment, for the nodes and for people.</summary>
internal sealed class PastBook(
    IDbContextFactory<ReadDbContext> contexts, ProjectionMonitor monitor, ChangeHub feed, IOptions<PastOptions> options, TimeProvider clock) : IPastViews
{
    /// <inheritdoc/>
    public int Most => options.Value.Most;

    /// <summary>
    /// The names of the schemas that hold tables as of a moment now. What must be seen nowhere any more, such as what is known of a
    /// person who was erased, is to be taken out of these too.
    /// </summary>
    public async Task<IReadOnlyList<string>> SchemasAsync(PastPlaces places, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var taken = await db.PastWork.Where(work => work.EndedAt == null).Select(work => work.Place).ToListAsync(cancellationToken);
        return [.. taken.Distinct().Order().Select(number => places[number].Schema)];
    }

    /// <summary>What is asked for, or there, or both.</summary>
    public async Task<IReadOnlyList<PastCase>> OpenAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - options.Value.Keep;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var works = await db.PastWork.AsNoTracking().Where(work => work.EndedAt == null).ToListAsync(cancellationToken);
        var there = works.Select(work => work.ViewId).ToList();
        var requests = await db.PastRequests.AsNoTracking()
            .Where(row => there.Contains(row.ViewId) || (row.DroppedAt == null && row.RequestedAt >= since
                && !db.PastWork.Any(work => work.ViewId == row.ViewId && work.RequestId == row.RequestId)))
            .OrderBy(row => row.RequestedAt).ThenBy(row => row.ViewId)
            .ToListAsync(cancellationToken);
        return
        [
            .. requests.Select(row => new PastCase(row, works.Find(work => work.ViewId == row.ViewId))),
            .. works.Where(work => requests.TrueForAll(row => row.ViewId != work.ViewId)).Select(work => new PastCase(null, work)),
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PastViewFacts>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await OpenAsync(cancellationToken)).Where(one => one.Request is { DroppedAt: null } && one.Work is null or { State: not PastState.Dropped }).Select(one => new PastViewFacts(one.ViewId, one.Work?.State is PastState.Ready))];

    /// <summary>Opens the page of a view that is built now.</summary>
    public async Task BeginAsync(PastWork work, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.PastWork.Where(row => row.ViewId == work.ViewId).ExecuteDeleteAsync(cancellationToken);
        db.Add(work);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Tell();
    }

    /// <summary>Writes something down about a view that is not over.</summary>
    /// <param name="viewId">Which.</param>
    /// <param name="note">What.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="only">Only while it is in this state: what somebody dropped meanwhile stays dropped.</param>
    public async Task NoteAsync(Guid viewId, Action<UpdateSettersBuilder<PastWork>> note, CancellationToken cancellationToken, PastState? only = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.PastWork.Where(work => work.ViewId == viewId && work.EndedAt == null && (only == null || work.State == only)).ExecuteUpdateAsync(note, cancellationToken);
        Tell();
    }

    /// <summary>Whether a view that is built was asked away, or asked for anew.</summary>
    public async Task<bool> IsUnwantedAsync(PastWork work, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !await db.PastRequests.AnyAsync(row => row.ViewId == work.ViewId && row.RequestId == work.RequestId && row.DroppedAt == null, cancellationToken);
    }

    /// <summary>Says where the tables of a view are, and that somebody looks at them.</summary>
    /// <exception cref="PastGoneException">They are not there, or not any more.</exception>
    public async Task<int> UseAsync(Guid viewId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.PastWork.Where(work => work.ViewId == viewId && work.State == PastState.Ready && work.EndedAt == null)
            .Select(work => new { work.Place, work.UsedAt }).SingleOrDefaultAsync(cancellationToken) ?? throw new PastGoneException();
        var now = clock.GetUtcNow();
        if (now - found.UsedAt > options.Value.Keep / 60)
        {
            await db.PastWork.Where(work => work.ViewId == viewId && work.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(work => work.UsedAt, now), cancellationToken);
        }

        return found.Place;
    }

    /// <summary>Tells the screens of this node that there is something new.</summary>
    public void Tell() => feed.Publish(ProjectionNames.Operations, monitor.Status(ProjectionNames.Operations).Position, []);
}

/// <summary>The view as of a moment is not there any more; the message says so, for a person.</summary>
public sealed class PastGoneException() : Exception("This view as of a date is not there any more: it was dropped, or nobody had looked at it for a while. Go back to now, or have it built again.");
