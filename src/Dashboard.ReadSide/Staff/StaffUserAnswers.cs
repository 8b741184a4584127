using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Staff;

internal sealed class ListStaffUsersHandler(AnswerTables contexts, ITextIndex index) : IRequestHandler<ListStaffUsers, Page<StaffUserRow>>
{
    public async Task<Page<StaffUserRow>> Handle(ListStaffUsers request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.StaffUsers.AsNoTracking();
        var counts = db.Set<StaffUserCount>().AsNoTracking();
        if (request.Role is { } role)
        {
            (rows, counts) = (rows.Where(row => row.Role == role), counts.Where(count => count.Role == role));
        }

        if (request.Status is { } status)
        {
            (rows, counts) = (rows.Where(row => row.Status == status), counts.Where(count => count.Status == status));
        }

        var text = TextFilter<StaffUserRow>.Of(row => row.SearchText, request.Text, index, db);
        var total = text is null ? await counts.SumAsync(count => (long)count.Users, cancellationToken) : 0;
        return await new KeysetList<StaffUserRow, string>(
                rows, row => row.SortName, row => row.UserId, descending: false, (request with { Page = new PageRequest() }).ToString(), text)
            .PageAsync(request.Page, (total, true), seek: null, cancellationToken);
    }
}

internal sealed class GetStaffUserHandler(AnswerTables contexts) : IRequestHandler<GetStaffUser, StaffUserDetail?>
{
    public async Task<StaffUserDetail?> Handle(GetStaffUser request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.StaffUsers.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == request.UserId, cancellationToken) is not { } user)
        {
            return null;
        }

        var notes = await db.Set<StaffUserNote>().AsNoTracking().Where(note => note.UserId == request.UserId).OrderBy(note => note.Number).ToListAsync(cancellationToken);
        return new StaffUserDetail(user, notes);
    }
}

/// <summary>Who somebody is, whatever moment they look at: from the tables that are served.</summary>
internal sealed class GetOwnProfileHandler(IDbContextFactory<ReadDbContext> contexts) : IRequestHandler<GetOwnProfile, StaffUserRow?>
{
    public async Task<StaffUserRow?> Handle(GetOwnProfile request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.StaffUsers.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == request.UserId, cancellationToken);
    }
}

internal sealed class CountStaffUsersHandler(AnswerTables contexts) : IRequestHandler<CountStaffUsers, IReadOnlyList<StaffUserCount>>
{
    public async Task<IReadOnlyList<StaffUserCount>> Handle(CountStaffUsers request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<StaffUserCount>().AsNoTracking().OrderBy(count => count.Role).ThenBy(count => count.Status).ToListAsync(cancellationToken);
    }
}
