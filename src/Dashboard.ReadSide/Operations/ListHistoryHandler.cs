using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

internal sealed class ListHistoryHandler(IDbContextFactory<ReadDbContext> contexts) : IRequestHandler<ListHistory, Page<HistoryEntry>>
{
    public async Task<Page<HistoryEntry>> Handle(ListHistory request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var deeds = db.ProjectionDeeds.AsNoTracking().Where(deed => deed.Projection == request.Projection && deed.Kind != DeedKind.Resume);
        var total = await deeds.LongCountAsync(cancellationToken);
        var page = await new KeysetList<ProjectionDeed, DateTimeOffset>(
                deeds, deed => deed.At, deed => deed.EventId, descending: true, (request with { Page = new PageRequest() }).ToString())
            .PageAsync(request.Page, (total, true), seek: null, cancellationToken);
        var rebuilds = await RebuildsAsync(db, page.Items, cancellationToken);
        var resumes = await ResumesAsync(db, page.Items, cancellationToken);
        var outcomes = await OutcomesAsync(db, page.Items, cancellationToken);
        return new Page<HistoryEntry>
        {
            Items =
            [
                .. page.Items.Select(deed => new HistoryEntry
                {
                    EventId = deed.EventId,
                    Kind = deed.Kind,
                    Decision = DecisionOf(deed),
                    Table = deed.Table,
                    RowKey = deed.RowKey,
                    Rebuild = deed.RebuildId is { } id ? rebuilds.GetValueOrDefault(id) : null,
                    Resumed = resumes.GetValueOrDefault(deed.EventId),
                    Outcome = outcomes.GetValueOrDefault(deed.EventId),
                }),
            ],
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
            Next = page.Next,
            Previous = page.Previous,
        };
    }

    private static async Task<Dictionary<Guid, RebuildView>> RebuildsAsync(ReadDbContext db, IReadOnlyList<ProjectionDeed> deeds, CancellationToken cancellationToken)
    {
        var ids = deeds.Select(deed => deed.RebuildId).OfType<Guid>().ToList();
        var requests = await db.RebuildRequests.AsNoTracking().Where(row => ids.Contains(row.RebuildId)).ToListAsync(cancellationToken);
        return (await db.ViewAsync(requests, cancellationToken)).ToDictionary(view => view.RebuildId);
    }

    /// <summary>For each pause, what ended it: the first resumption after it.</summary>
    private static async Task<Dictionary<Guid, Decision>> ResumesAsync(ReadDbContext db, IReadOnlyList<ProjectionDeed> deeds, CancellationToken cancellationToken)
    {
        var pauses = deeds.Where(deed => deed.Kind == DeedKind.Pause).Select(deed => deed.EventId).ToList();
        var found = await db.ProjectionDeeds.AsNoTracking()
            .Where(pause => pauses.Contains(pause.EventId))
            .Select(pause => new
            {
                pause.EventId,
                Resume = db.ProjectionDeeds
                    .Where(resume => resume.Projection == pause.Projection && resume.Kind == DeedKind.Resume && resume.Number > pause.Number)
                    .OrderBy(resume => resume.Number)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return found.Where(row => row.Resume is not null).ToDictionary(row => row.EventId, row => DecisionOf(row.Resume!));
    }

    private static async Task<Dictionary<Guid, string>> OutcomesAsync(ReadDbContext db, IReadOnlyList<ProjectionDeed> deeds, CancellationToken cancellationToken)
    {
        var ids = deeds.Select(deed => deed.EventId).ToList();
        var orders = await db.ParkedOrderOutcomes.AsNoTracking()
            .Where(outcome => ids.Contains(outcome.EventId))
            .ToDictionaryAsync(outcome => outcome.EventId, outcome => outcome.Sentence, cancellationToken);

        // A going back is carried out like a rebuild, under the id of the event that asks for it.
        var returns = await db.RebuildWork.AsNoTracking().Where(work => ids.Contains(work.RebuildId)).ToListAsync(cancellationToken);
        foreach (var work in returns.Where(work => work.IsOver))
        {
            orders[work.RebuildId] = work.State is RebuildState.Failed ? work.Error ?? "It failed." : "The tables of before are served.";
        }

        return orders;
    }

    private static Decision DecisionOf(ProjectionDeed deed) => new(deed.By, deed.At, deed.Reason);
}
