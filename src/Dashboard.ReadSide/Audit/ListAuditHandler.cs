using Dashboard.Domain.Store;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Audit;

internal sealed class ListAuditHandler(IMediator mediator) : IRequestHandler<ListAudit, Page<AuditEntry>>
{
    public async Task<Page<AuditEntry>> Handle(ListAudit request, CancellationToken cancellationToken)
    {
        var page = await mediator.Send(new ListEvents { Filter = request.Filter, Page = request.Page }, cancellationToken);
        return new Page<AuditEntry>
        {
            Items = [.. page.Items.Select(view => view.Entry)],
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
            Next = page.Next,
            Previous = page.Previous,
        };
    }
}

internal sealed class ListEventsHandler(AnswerTables contexts, AuditTeller teller, ITextIndex index, IOptions<StoreOptions> store)
    : IRequestHandler<ListEvents, Page<EventView>>
{
    public async Task<Page<EventView>> Handle(ListEvents request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var range = await AuditRange.OfAsync(db, request.Filter, store.Value, cancellationToken);
        var text = TextFilter<AuditRow>.Of(row => row.SearchText, request.Filter.Text, index, db);
        var total = text is not null ? default
            : range.Total is { } known ? (known, true)
            : await range.Rows.CountedAsync(request.Page.CountTo, cancellationToken);
        var page = await new KeysetList<AuditRow, long>(
                range.Rows, row => row.Sequence, row => row.EventId, descending: true, (request with { Page = new PageRequest() }).ToString(), text)
            .PageAsync(request.Page, total, seek: null, cancellationToken);
        var told = await teller.TellAsync(db, page.Items, cancellationToken);
        return new Page<EventView>
        {
            Items = [.. told.Select(one => new EventView(one.Entry, one.Stored.Logged.SchemaVersion, one.Stored.Payload))],
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
            Next = page.Next,
            Previous = page.Previous,
        };
    }
}

internal sealed class TellEventsHandler(AnswerTables contexts, AuditTeller teller) : IRequestHandler<TellEvents, IReadOnlyList<AuditEntry>>
{
    public async Task<IReadOnlyList<AuditEntry>> Handle(TellEvents request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await teller.TellAsync(db, request.Sequences, cancellationToken)).Select(one => one.Entry)];
    }
}
