using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Staff;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;

namespace Dashboard.ReadSide.Tests.Questions;

public abstract class StaffUserQuestionTests(TestDatabase database) : QuestionSuite<StaffUser>(database)
{
    /// <summary>Nine members: three Staff, three Viewers called علي who are invited, two Operators, one who is deactivated.</summary>
    private protected override (History History, StaffUser Told) Tell()
    {
        var history = new History().By("Boss");
        for (var number = 0; number < 3; number++)
        {
            history.AddPending(Members.Joined($"Stan {number}"));
            history.AddPending(Members.Registered("علي", Role.Staff, $"ali{number}@example.com"));
        }

        history.AddPending(Members.Joined("Olga", Role.Operator)).AddPending(Members.Joined("olga the second", Role.Operator));
        var gone = Members.Joined("Gone Girl", Role.Operator);
        Assert.Null(gone.Deactivate("Left"));
        history.AddPending(gone);
        return (history, gone);
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

        var all = await Tables.WalkAsync(Question, row => row.UserId, limit: 2);
        var first = await Tables.AskAsync(Question(new PageRequest { Limit = 1 }));

        Assert.Equal((expected, (long)expected, true), (all.Count, first.Total, first.TotalIsExact));
        Assert.Equal((await Tables.AskAsync(Question(new PageRequest()))).Items.Select(row => row.UserId), all.Select(row => row.UserId));
    }

    [Fact]
    public async Task Member_ById_IsThereWithWhatHappened_OrNot()
    {
        var found = await Tables.AskAsync(new GetStaffUser(Told.Id));

        Assert.Equal(("Gone Girl", StaffUserStatus.Deactivated), (found!.User.Name, found.User.Status));
        Assert.Equal([StaffUserDeed.Created, StaffUserDeed.Deactivated], found.Timeline.Select(note => note.What));
        Assert.Null(await Tables.AskAsync(new GetStaffUser(Guid.Empty)));
    }

    [Fact]
    public async Task Counts_AreByRoleAndStatus() => Assert.Equal(
        [(Role.Viewer, StaffUserStatus.Invited, 3), (Role.Staff, StaffUserStatus.Active, 3), (Role.Operator, StaffUserStatus.Active, 2), (Role.Operator, StaffUserStatus.Deactivated, 1)],
        (await Tables.AskAsync(new CountStaffUsers())).Select(count => (count.Role, count.Status, count.Users)));

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : StaffUserQuestionTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : StaffUserQuestionTests(database), IClassFixture<SqlServerDatabase>;
}
