using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Dashboard.WriteSide.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Staff;

public abstract class StaffCommandTests(TestDatabase database) : CommandSuite(database)
{
    private static readonly Guid Nobody = Guid.CreateVersion7();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string NewEmail() => $"{Guid.NewGuid():n}@example.com";

    [Fact]
    public async Task Create_Somebody_LeavesOneRowForLogAndIdentity()
    {
        var email = NewEmail();
        var outcome = await SendAsync(new CreateUser(" Ana ", $" {email} ", Role.Operator, Invite: false), Actors.Administrator);

        Assert.Equal(
            new StaffUserCreated { UserId = outcome.Answer, Name = "Ana", Email = email, Role = Role.Operator },
            Assert.Single(await Dashboard.EventsAsync(outcome.Answer)));
        var account = await AccountAsync(outcome.Answer);
        Assert.Equal((email, email, email.ToUpperInvariant(), email.ToUpperInvariant()), (account.Email, account.UserName, account.NormalizedEmail, account.NormalizedUserName));
        Assert.Equal(("Ana", Role.Operator, true, true, 1), (account.Name, account.Role, account.IsActive, account.HasJoined, account.User.Version));
        Assert.True(account is { PasswordHash: null, LockoutEnabled: true, SecurityStamp.Length: 40 });
    }

    [Fact]
    public async Task Profile_OfOnesOwn_ChangesNameZoneAndTheme()
    {
        var id = (await SendAsync(new CreateUser("Ana", NewEmail(), Role.Viewer, Invite: false), Actors.Administrator)).Answer;
        var herself = new Actor(id, "Ana", Role.Viewer);

        Assert.Null((await SendAsync(new UpdateProfile(id, "آنا", "Asia/Tokyo", ScreenTheme.Dark), herself)).Refusal);

        var account = await AccountAsync(id);
        Assert.Equal(("آنا", "آنا", "Asia/Tokyo", ScreenTheme.Dark), (account.Name, account.User.Name, account.User.TimeZone, account.User.Theme));
        Assert.Equal("not-yours", (await SendAsync(new UpdateProfile(id, "Eve", null, ScreenTheme.Light), Actors.Administrator)).Refusal?.Code);
    }

    [Fact]
    public async Task SecondFactor_IsTurnedOnByItsOwnerAlone_OnceThereIsAKey()
    {
        var id = (await SendAsync(new CreateUser("Ana", NewEmail(), Role.Viewer, Invite: false), Actors.Administrator)).Answer;

        Assert.Equal("no-authenticator", (await SendAsync(new ChangeSecondFactor(id, IsOn: true), Actors.Administrator)).Refusal?.Code);
        Assert.Equal("no-authenticator", (await SendAsync(new ChangeSecondFactor(id, IsOn: true), new Actor(id, "Ana", Role.Viewer))).Refusal?.Code);
        Assert.Equal(RefusalKind.Forbidden, (await SendAsync(new ChangeSecondFactor(id, IsOn: false), Actors.Operator)).Refusal?.Kind);
    }

    [Fact]
    public async Task Create_SixteenTimesAtOnce_AcceptsExactlyOneWhateverItsCase()
    {
        var email = NewEmail();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(number =>
            SendAsync(new CreateUser("Ana", number % 2 == 0 ? email : email.ToUpperInvariant(), Role.Viewer), Actors.Administrator)));

        Assert.Single(outcomes, outcome => outcome.IsAccepted);
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome => Assert.Equal("email-taken", outcome.Refusal!.Code));
    }

    [Fact]
    public async Task Create_WithEveryFault_TellsAllOfThem()
    {
        var outcome = await SendAsync(new CreateUser(" ", "nobody", (Role)9), Actors.Administrator);

        Assert.Equal(["Name", "Email", "Role"], outcome.Refusal!.Faults.Select(fault => fault.Field));
    }

    [Fact]
    public async Task Update_ToAnotherEmail_FollowsInIdentityAndEndsSignIns()
    {
        var id = await UserAsync();
        var (stamp, email) = ((await AccountAsync(id)).SecurityStamp, NewEmail());

        await DoAsync(new UpdateUser(id, "Eva", email));

        var account = await AccountAsync(id);
        Assert.Equal(("Eva", email, email, email.ToUpperInvariant()), (account.Name, account.Email, account.UserName, account.NormalizedUserName));
        Assert.NotEqual(stamp, account.SecurityStamp);
    }

    [Fact]
    public async Task Update_OfTheNameAlone_LeavesSignInsOpen()
    {
        var id = await UserAsync();
        var before = await AccountAsync(id);

        await DoAsync(new UpdateUser(id, "Eva", before.Email!));

        Assert.Equal(before.SecurityStamp, (await AccountAsync(id)).SecurityStamp);
    }

    [Fact]
    public async Task ChangeRole_AndDeactivate_EndSignIns()
    {
        var id = await UserAsync();
        var first = (await AccountAsync(id)).SecurityStamp;
        await DoAsync(new ChangeUserRole(id, Role.Operator));
        var second = (await AccountAsync(id)).SecurityStamp;
        await DoAsync(new DeactivateUser(id, "Left"));
        var account = await AccountAsync(id);

        Assert.Equal(3, new HashSet<string?> { first, second, account.SecurityStamp }.Count);
        Assert.Equal((Role.Operator, false), (account.Role, account.IsActive));
    }

    [Fact]
    public async Task Commands_AboutNobody_SaySo()
    {
        foreach (var outcome in new[]
        {
            await SendAsync(new UpdateUser(Nobody, "Ana", NewEmail()), Actors.Administrator), await SendAsync(new ChangeUserRole(Nobody, Role.Staff), Actors.Administrator),
            await SendAsync(new DeactivateUser(Nobody, "Left"), Actors.Administrator), await SendAsync(new ReactivateUser(Nobody), Actors.Administrator),
        })
        {
            Assert.Equal("user-not-found", outcome.Refusal?.Code);
        }
    }

    [Fact]
    public async Task Identity_WhoseAccountWasReadBeforeACommand_CannotOverwriteWhatItDid()
    {
        var id = await UserAsync();
        await using var scope = Dashboard.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var stale = await db.Users.SingleAsync(account => account.Id == id, Token);
        await DoAsync(new DeactivateUser(id, "Left"));

        stale.AccessFailedCount++;
        db.Update(stale);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Token));
        Assert.False((await AccountAsync(id)).IsActive);
    }

    [Fact]
    public async Task Adopt_AnAccountWithoutAHistory_GivesItOneOnce()
    {
        var id = await UserAsync();
        await Dashboard.QueryAsync(db => db.Events.Where(row => row.StreamId == id).ExecuteDeleteAsync(Token));
        await Dashboard.QueryAsync(db => db.StaffUsers.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Version, 0), Token));

        await DoAsync(new AdoptUser(id));
        await DoAsync(new AdoptUser(id));

        Assert.IsType<StaffUserCreated>(Assert.Single(await Dashboard.EventsAsync(id)));
        Assert.Empty(await Dashboard.Services.GetRequiredService<LogVerifier>().VerifyAsync(null, Token).Where(found => found.Id == id).ToListAsync(Token));
    }

    [Fact]
    public async Task History_OfAMember_GivesTheRowAgain()
    {
        var id = await UserAsync();
        await DoAsync(new UpdateUser(id, "Eva", NewEmail()));
        await DoAsync(new ChangeUserRole(id, Role.Operator));
        await DoAsync(new DeactivateUser(id, "Left"));
        await DoAsync(new ReactivateUser(id));

        Assert.Empty(await Dashboard.Services.GetRequiredService<LogVerifier>().VerifyAsync(null, Token).Where(found => found.Id == id).ToListAsync(Token));
        Assert.Equal(5, (await Dashboard.EventsAsync(id)).Count);
    }

    private async Task<Guid> UserAsync(Role role = Role.Staff) => await Dashboard.DoAsync(new CreateUser("Ana", NewEmail(), role, Invite: false), Actors.Administrator);

    private Task DoAsync<TAnswer>(Command<TAnswer> command) => Dashboard.DoAsync(command, Actors.Administrator);

    private Task<StaffAccount> AccountAsync(Guid id) => Dashboard.QueryAsync(db => db.Users.AsNoTracking().Include(account => account.User).SingleAsync(account => account.Id == id));

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : StaffCommandTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : StaffCommandTests(database), IClassFixture<SqlServerDatabase>;
}
