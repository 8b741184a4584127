using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Past;

internal sealed class ListPastViewsHandler(
    PastBook book, PastPlaces places, IConsoleDatabase database, IDbContextFactory<ReadDbContext> contexts, IOptions<PastOptions> options, TimeProvider clock)
    : IRequestHandler<ListPastViews, PastViews>
{
    /// <summary>How long what failed is told.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(10);

    public async Task<PastViews> Handle(ListPastViews request, CancellationToken cancellationToken)
    {
        var keep = options.Value.Keep;
        var open = (await book.OpenAsync(cancellationToken)).Where(one => one.Work is null or { State: not PastState.Dropped }).ToList();
        var views = new List<PastViewInfo>();
        foreach (var one in open)
        {
            var bytes = one.Work is { State: PastState.Ready } there ? (await database.SizesAsync(places[there.Place].Schema, cancellationToken)).Values.Sum(size => size.Bytes) : 0;
            views.Add(Info(one.Request, one.Work, keep) with { Bytes = bytes });
        }

        var since = clock.GetUtcNow() - Told;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var failed = await db.PastWork.AsNoTracking().Where(work => work.State == PastState.Failed && work.EndedAt >= since).ToListAsync(cancellationToken);
        views.AddRange(failed.Where(work => open.TrueForAll(one => one.ViewId != work.ViewId)).Select(work => Info(null, work, keep)));
        return new PastViews([.. views.OrderByDescending(view => view.RequestedAt)], options.Value.Most, keep);
    }

    private static PastViewInfo Info(PastRequest? request, PastWork? work, TimeSpan keep) => new()
    {
        ViewId = request?.ViewId ?? work!.ViewId,
        At = request?.At ?? work!.At,
        State = work?.State ?? PastState.Waiting,
        RequestedBy = request?.RequestedBy ?? "",
        RequestedAt = request?.RequestedAt ?? work?.StartedAt,
        ReadyAt = work?.ReadyAt,
        UsedAt = work?.UsedAt,
        GoesAt = work is { State: PastState.Ready } ? work.UsedAt + keep : null,
        EventsHandled = work?.EventsHandled ?? 0,
        EventsToHandle = work?.EventsToHandle ?? 0,
        TimeLeft = work is { State: PastState.Building, SecondsLeft: { } seconds } ? TimeSpan.FromSeconds(seconds) : null,
        SetAside = work?.SetAside ?? 0,
        Note = work?.Note,
    };
}
