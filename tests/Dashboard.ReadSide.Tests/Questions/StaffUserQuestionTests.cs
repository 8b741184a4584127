using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Staff;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests.Questions;

public abstract class StaffUserQuestionTests(TestDatabase database) : IAsyncLifetime
{
    private FoldedTables _tables = null!;
    private StaffUser _gone = null!;

    /// <summary>Nine members: three Staff, three Viewers called علي who are invited, two Operators, one who is deactivated.</summary>
    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        var history = new History().By("Boss");
        for (var number = 0; number < 3; number++)
        {
            history.AddPending(Members.Joined($"Stan {number}"));
            history.AddPending(Members.Registered("علي", Role.Staff, $"ali{number}@example.com"));
        }

        history.AddPending(Members.Joined("Olga", Role.Operator)).AddPending(Members.Joined("olga the second", Role.Operator));
        _gone = Members.Joined("Gone Girl", Role.Operator);
        Assert.Null(_gone.Deactivate("Left"));
        history.AddPending(_gone);
        _tables = await FoldedTables.OfAsync(database, history);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tables is not null)
        {
            await _tables.DisposeAsync();
        }

        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(null, null, null, 9)]
    [InlineData(Role.Operator, null, null, 3)]
    [InlineData(Role.Operator, StaffUserStatus.Active, null, 2)]
    [InlineData(null, StaffUserStatus.Invited, null, 3)]
    [InlineData(Role.Administrator, null, null, 0)]
    [InlineData(null, null, "علي", 3)]
    [InlineData(null, null, "OLGA second", 1)]
    [InlineData(null, StaffUserStatus.Deactivated, "gone.girl@example", 1)]
    [InlineData(Role.Staff, null, "olga", 0)]
    public async Task List_Filtered_HasTheRowsByNameAndTheirTotal(Role? role, StaffUserStatus? status, string? text, int expected)
    {
        ListStaffUsers Question(PageRequest page) => new() { Role = role, Status = status, Text = text, Page = page };

        var all = await _tables.WalkAsync(Question, row => row.UserId, limit: 2);
        var first = await _tables.AskAsync(Question(new PageRequest { Limit = 1 }));

        Assert.Equal((expected, (long)expected, true), (all.Count, first.Total, first.TotalIsExact));
        Assert.Equal((await _tables.AskAsync(Question(new PageRequest()))).Items.Select(row => row.UserId), all.Select(row => row.UserId));
    }

    [Fact]
    public async Task Member_ById_IsThereWithWhatHappened_OrNot()
    {
        var found = await _tables.AskAsync(new GetStaffUser(_gone.Id));

        Assert.Equal(("Gone Girl", StaffUserStatus.Deactivated), (found!.User.Name, found.User.Status));
        Assert.Equal([StaffUserDeed.Created, StaffUserDeed.Deactivated], found.Timeline.Select(note => note.What));
        Assert.Null(await _tables.AskAsync(new GetStaffUser(Guid.Empty)));
    }

    [Fact]
    public async Task Counts_AreByRoleAndStatus() => Assert.Equal(
        [(Role.Viewer, StaffUserStatus.Invited, 3), (Role.Staff, StaffUserStatus.Active, 3), (Role.Operator, StaffUserStatus.Active, 2), (Role.Operator, StaffUserStatus.Deactivated, 1)],
        (await _tables.AskAsync(new CountStaffUsers())).Select(count => (count.Role, count.Status, count.Users)));

    public sealed class OnPostgreSql(TestCluster cluster) : StaffUserQuestionTests(new PostgreSqlDatabase(cluster));

    public sealed class OnSqlServer() : StaffUserQuestionTests(new SqlServerDatabase());
}
