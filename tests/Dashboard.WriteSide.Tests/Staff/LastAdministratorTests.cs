using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Tests.Staff;

/// <summary>Somebody always remains who looks after the staff. Each test has the Administrators of its database to itself.</summary>
public abstract class LastAdministratorTests(TestDatabase database) : CommandSuite(database)
{
    [Fact]
    public async Task LastActiveAdministrator_CanNeitherBeDeactivatedNorDemoted()
    {
        var last = await OnlyAsync(1);
        await Dashboard.DoAsync(new CreateUser("Ina", $"{Guid.NewGuid():n}@example.com", Role.Administrator), Actors.Administrator);
        const string Sentence = "Ada 0 is the last active Administrator: give somebody else the role first.";

        Assert.Equal(("last-administrator", Sentence), Told(await SendAsync(new DeactivateUser(last[0], "Left"), Actors.Administrator)));
        Assert.Equal(("last-administrator", Sentence), Told(await SendAsync(new ChangeUserRole(last[0], Role.Operator), Actors.Administrator)));
        Assert.Equal(1, await ActiveAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task Administrators_WhoLetEachOtherGoAtOnce_LeaveExactlyOne(int count)
    {
        for (var round = 0; round < 5; round++)
        {
            var all = await OnlyAsync(count);

            var outcomes = await Task.WhenAll(all.Select((id, number) => number % 2 == 0
                ? SendAsync(new DeactivateUser(id, "Left"), Actors.Administrator)
                : SendAsync(new ChangeUserRole(id, Role.Viewer), Actors.Administrator)));

            Assert.Equal("last-administrator", Assert.Single(outcomes, outcome => !outcome.IsAccepted).Refusal!.Code);
            Assert.Equal(1, await ActiveAsync());
        }
    }

    private static (string?, string?) Told(Outcome<Done> outcome) => (outcome.Refusal?.Code, outcome.Refusal?.Sentence);

    private Task<int> ActiveAsync() => Dashboard.QueryAsync(db => db.StaffUsers.CountAsync(user => user.Role == Role.Administrator && user.IsActive && user.HasJoined));

    /// <summary>Some Administrators, and no other active one.</summary>
    private async Task<List<Guid>> OnlyAsync(int count)
    {
        var before = await Dashboard.QueryAsync(db => db.StaffUsers.Where(user => user.Role == Role.Administrator && user.IsActive).Select(user => user.Id).ToListAsync());
        var all = new List<Guid>();
        for (var number = 0; number < count; number++)
        {
            all.Add(await Dashboard.DoAsync(new CreateUser($"Ada {number}", $"{Guid.NewGuid():n}@example.com", Role.Administrator, Invite: false), Actors.Administrator));
        }

        foreach (var id in before)
        {
            await Dashboard.DoAsync(new DeactivateUser(id, "Not part of the test"), Actors.Administrator);
        }

        return all;
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : LastAdministratorTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : LastAdministratorTests(database), IClassFixture<SqlServerDatabase>;
}
