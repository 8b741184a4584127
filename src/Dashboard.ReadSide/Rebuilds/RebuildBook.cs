using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>What is asked for and not over yet, of one projection.</summary>
/// <param name="Projection">Name of the projection.</param>
/// <param name="Rebuilds">Rebuilds, oldest first.</param>
/// <param name="Returns">Wishes to go back, oldest first.</param>
internal sealed record OpenWork(string Projection, IReadOnlyList<RebuildRequest> Rebuilds, IReadOnlyList<GoBackRequest> Returns);

/// <summary>When a page of the book was written last, and when its tables changed places.</summary>
internal sealed record BookMark(Guid RebuildId, string Projection, DateTimeOffset UpdatedAt, DateTimeOffset? MovedAt);

/// <summary>Keeps book of the work on rebuilds, for the nodes and for people.</summary>
internal sealed class RebuildBook(IDbContextFactory<ReadDbContext> contexts, ProjectionMonitor monitor, ChangeHub feed, TimeProvider clock)
{
    private const int NewestPages = 50;

    /// <summary>What is asked for and not over yet.</summary>
    public async Task<IReadOnlyList<OpenWork>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rebuilds = await db.RebuildRequests.AsNoTracking()
            .Where(row => db.RebuildWork.All(work => work.RebuildId != row.RebuildId)
                ? row.CancelledAt == null
                : db.RebuildWork.Any(work => work.RebuildId == row.RebuildId && work.EndedAt == null))
            .OrderBy(row => row.RequestedAt).ThenBy(row => row.RebuildId)
            .ToListAsync(cancellationToken);
        var returns = await db.GoBackRequests.AsNoTracking()
            .Where(row => !db.RebuildWork.Any(work => work.RebuildId == row.EventId && work.EndedAt != null))
            .OrderBy(row => row.At).ThenBy(row => row.EventId)
            .ToListAsync(cancellationToken);
        return
        [
            .. rebuilds.Select(row => row.Projection).Union(returns.Select(row => row.Projection))
                .Select(name => new OpenWork(name, [.. rebuilds.Where(row => row.Projection == name)], [.. returns.Where(row => row.Projection == name)])),
        ];
    }

    /// <summary>Which of some rebuilds was begun first; nothing when none was.</summary>
    public async Task<Guid?> BegunAsync(IReadOnlyList<RebuildRequest> requests, CancellationToken cancellationToken)
    {
        var ids = requests.Select(request => request.RebuildId).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RebuildWork.Where(work => ids.Contains(work.RebuildId)).OrderBy(work => work.StartedAt)
            .Select(work => (Guid?)work.RebuildId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The rebuild as it was asked for, with what was decided since; nothing when nobody knows it any more.</summary>
    public async Task<RebuildRequest?> RequestAsync(Guid rebuildId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RebuildRequests.AsNoTracking().SingleOrDefaultAsync(row => row.RebuildId == rebuildId, cancellationToken);
    }

    /// <summary>When the newest pages of the book were written, and when their tables changed places, on whatever node.</summary>
    public async Task<IReadOnlyList<BookMark>> MarksAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RebuildWork.OrderByDescending(work => work.StartedAt).Take(NewestPages)
            .Select(work => new BookMark(work.RebuildId, work.Projection, work.UpdatedAt, work.MovedAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Closes work that cannot be done, before it began.</summary>
    public async Task RefuseAsync(Guid id, string projection, string sentence, CancellationToken cancellationToken)
    {
        await BeginAsync(id, projection, cancellationToken);
        var now = clock.GetUtcNow();
        await NoteAsync(
            id,
            set => set.SetProperty(work => work.State, RebuildState.Failed).SetProperty(work => work.Error, sentence).SetProperty(work => work.EndedAt, now),
            cancellationToken);
    }

    /// <summary>Opens the page of a rebuild or a wish, or finds it as another node left it.</summary>
    public async Task<RebuildWork> BeginAsync(Guid id, string projection, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var work = await db.RebuildWork.AsTracking().SingleOrDefaultAsync(row => row.RebuildId == id, cancellationToken);
        if (work is null)
        {
            var now = clock.GetUtcNow();
            work = new RebuildWork { RebuildId = id, Projection = projection, State = RebuildState.Copying, StartedAt = now };
            db.Add(work);
        }

        (work.Node, work.UpdatedAt) = (NodeName.Here, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        Tell();
        return work;
    }

    /// <summary>Writes something down about work that is not over.</summary>
    /// <returns>Whether it was not over.</returns>
    public async Task<bool> NoteAsync(Guid id, Action<UpdateSettersBuilder<RebuildWork>> note, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await NoteAsync(db, id, note, cancellationToken);
    }

    /// <inheritdoc cref="NoteAsync(Guid, Action{UpdateSettersBuilder{RebuildWork}}, CancellationToken)"/>
    public async Task<bool> NoteAsync(ReadDbContext db, Guid id, Action<UpdateSettersBuilder<RebuildWork>> note, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var noted = await db.RebuildWork.Where(work => work.RebuildId == id && work.EndedAt == null).ExecuteUpdateAsync(
            set =>
            {
                note(set);
                set.SetProperty(work => work.UpdatedAt, now);
            },
            cancellationToken);
        Tell();
        return noted > 0;
    }

    /// <summary>Tells the screens of this node that there is something new.</summary>
    public void Tell() => feed.Publish(ProjectionNames.Operations, monitor.Status(ProjectionNames.Operations).Position, []);
}
