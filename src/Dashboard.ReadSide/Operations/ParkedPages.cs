using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

/// <summary>A row that waits, with the number of the event that was set aside for it first.</summary>
internal sealed record WaitingRow(string Table, string RowKey, long First, int Waiting);

/// <summary>Pages of the rows that wait, the longest waiting first: a page begins behind the last row of the one before.</summary>
internal sealed class ParkedPages(ListParked request)
{
    private readonly string _question = (request with { Page = new PageRequest() }).ToString();
    private readonly int _limit = Math.Clamp(request.Page.Limit, 1, PageRequest.MaxLimit);

    public async Task<(List<WaitingRow> Rows, string? Next, string? Previous)> TakeAsync(IQueryable<ParkedEvent> parked, CancellationToken cancellationToken)
    {
        var rows = parked
            .GroupBy(one => new { one.Table, one.RowKey })
            .Select(group => new { group.Key.Table, group.Key.RowKey, First = group.Min(one => one.Id), Waiting = group.Count() });
        var cursor = string.IsNullOrEmpty(request.Page.Cursor) ? null : Cursor.Decode(request.Page.Cursor, _question);
        var at = cursor?.Read<long>() ?? 0;
        var offset = cursor is null ? (Math.Max(1, request.Page.Number) - 1) * _limit : 0;
        var some = cursor is { Backward: true }
            ? await rows.Where(row => row.First < at).OrderByDescending(row => row.First).Take(_limit + 1).ToListAsync(cancellationToken)
            : await rows.Where(row => row.First > at).OrderBy(row => row.First).Skip(offset).Take(_limit + 1).ToListAsync(cancellationToken);
        var page = some.Take(_limit).Select(row => new WaitingRow(row.Table, row.RowKey, row.First, row.Waiting)).OrderBy(row => row.First).ToList();
        var isMore = some.Count > _limit;
        var (hasNext, hasPrevious) = cursor is { Backward: true } ? (true, isMore) : (isMore, cursor is not null || offset > 0);
        return (
            page,
            hasNext && page.Count > 0 ? Beside(page[^1], backward: false) : null,
            hasPrevious && page.Count > 0 ? Beside(page[0], backward: true) : null);
    }

    private string Beside(WaitingRow row, bool backward) => new Cursor(backward, Cursor.Write(row.First), Guid.Empty).Encode(_question);
}
