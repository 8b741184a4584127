using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Notifications;

internal sealed class GetNotificationHandler(AnswerTables contexts) : IRequestHandler<GetNotification, NotificationRow?>
{
    public async Task<NotificationRow?> Handle(GetNotification request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Notifications.AsNoTracking().SingleOrDefaultAsync(row => row.MessageId == request.MessageId, cancellationToken);
    }
}

internal sealed class CountNotificationsHandler(AnswerTables contexts) : IRequestHandler<CountNotifications, IReadOnlyList<NotificationCount>>
{
    public async Task<IReadOnlyList<NotificationCount>> Handle(CountNotifications request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<NotificationCount>().AsNoTracking().OrderBy(row => row.Kind).ThenBy(row => row.Status).ToListAsync(cancellationToken);
    }
}

internal sealed class CountMessagesTriedAgainHandler(AnswerTables contexts) : IRequestHandler<CountMessagesTriedAgain, long>
{
    /// <summary>No counter row tells them apart from those that were not tried yet; the index by status leads to the few that wait.</summary>
    public async Task<long> Handle(CountMessagesTriedAgain request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Notifications.LongCountAsync(row => row.Status == MessageStatus.Waiting && row.AgainAt != null, cancellationToken);
    }
}

internal sealed class ListNotificationsHandler(AnswerTables contexts, ITextIndex index) : IRequestHandler<ListNotifications, Page<NotificationRow>>
{
    public async Task<Page<NotificationRow>> Handle(ListNotifications request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Fitting(db, request);
        var text = TextFilter<NotificationRow>.Of(row => row.SearchText, request.Text, index, db);
        var total = text is null ? await TotalAsync(db, request, rows, cancellationToken) : default;
        return await new KeysetList<NotificationRow, DateTimeOffset>(
                rows, row => row.QueuedAt, row => row.MessageId, descending: true, (request with { Page = new PageRequest() }).ToString(), text)
            .PageAsync(request.Page, total, seek: null, cancellationToken);
    }

    private static IQueryable<NotificationRow> Fitting(ReadDbContext db, ListNotifications request)
    {
        var rows = db.Notifications.AsNoTracking();
        rows = request.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = request.Status is { } status ? rows.Where(row => row.Status == status) : rows;
        rows = request.CustomerId is { } customer ? rows.Where(row => row.CustomerId == customer) : rows;
        return request.OrderId is { } order ? rows.Where(row => row.OrderId == order) : rows;
    }

    private static async Task<(long Rows, bool IsExact)> TotalAsync(
        ReadDbContext db, ListNotifications request, IQueryable<NotificationRow> rows, CancellationToken cancellationToken)
    {
        if (request.CustomerId is not null || request.OrderId is not null)
        {
            return await rows.CountedAsync(request.Page.CountTo, cancellationToken);
        }

        var counts = db.Set<NotificationCount>().AsNoTracking();
        counts = request.Kind is { } kind ? counts.Where(count => count.Kind == kind) : counts;
        counts = request.Status is { } status ? counts.Where(count => count.Status == status) : counts;
        return (await counts.SumAsync(count => (long)count.Messages, cancellationToken), true);
    }
}
