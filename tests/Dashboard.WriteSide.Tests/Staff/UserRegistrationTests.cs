using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sagas;
using Dashboard.Domain.Staff;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Messages;
using Dashboard.WriteSide.Messages.Letters;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Tests.Messages;
using Dashboard.WriteSide.Tests.Sagas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Staff;

/// <summary>Members who are taken in, from the account to the role, and what becomes of those who cannot be.</summary>
public abstract class UserRegistrationTests(TestDatabase database) : SagaSuite(database)
{
    private readonly FakeSender _sender = new();
    private readonly FakeLinks _links = new();

    private protected override SagaDefinition Definition { get; } = new UserRegistration();

    private MessageReader Reader => Dashboard.Services.GetRequiredService<MessageReader>();

    private MessageCourier Courier => Dashboard.Services.GetRequiredService<MessageCourier>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Reader.BeginAsync(Token);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton<IMessageSender>(_sender);
        services.AddSingleton<IInvitationLinks>(_links);
        services.Configure<MailOptions>(options => options.Attempts = 1);
    }

    [Fact]
    public async Task Registration_OfAnOperator_InvitesSetsUpAndGivesTheRoleInThatOrder()
    {
        var id = await RegisteredAsync();

        await SettleAsync();
        Assert.Equal((Role.Viewer, StaffUserStatus.Invited), await StandingAsync(id));
        await SendLettersAsync(id);
        await SettleAsync();

        Assert.Equal((Role.Operator, StaffUserStatus.Invited), await StandingAsync(id));
        Assert.Equal(
            [typeof(StaffUserCreated), typeof(StaffUserInvited), typeof(StaffUserProfileChanged), typeof(StaffUserRoleChanged)],
            (await Dashboard.EventsAsync(id)).Select(e => e.GetType()));
        Assert.Equal((SagaStatus.Completed, "registered"), ((await SagaAsync(id)).Status, (await SagaAsync(id)).Step));
    }

    [Fact]
    public async Task Invitation_HasTheLinkWhereItIsHandedOverAndNowhereElse()
    {
        var id = await RegisteredAsync();
        await SettleAsync();
        await SendLettersAsync(id);

        var handed = Assert.Single(_sender.Handed, letter => letter.Message.CustomerId == id).Message;
        var link = _links.LinkOf(id).AbsoluteUri;
        Assert.Contains(link, handed.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{link.Replace("&", "&amp;", StringComparison.Ordinal)}\">", handed.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(InvitationLetter.LinkPlace, handed.Text + handed.Html, StringComparison.Ordinal);

        var kept = await Dashboard.QueryAsync(db => db.Messages.AsNoTracking().SingleAsync(message => message.CustomerId == id, Token));
        Assert.Contains(InvitationLetter.LinkPlace, kept.Text, StringComparison.Ordinal);
        Assert.Contains("with the role Operator", kept.Text, StringComparison.Ordinal);
        var everything = string.Join('\n', (await Dashboard.LogAsync()).Select(row => row.Payload)) + kept.Text + kept.Html;
        Assert.DoesNotContain(FakeLinks.Secret, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registration_WhoseInvitationCannotBeSent_IsUndone()
    {
        var id = await RegisteredAsync();
        await SettleAsync();
        var address = await Dashboard.QueryAsync(db => db.StaffUsers.Where(user => user.Id == id).Select(user => user.Email).SingleAsync(Token));
        _sender.Plan(new HandOver.Never($"There is no mailbox <{address.ToUpperInvariant()}>."));
        await SendLettersAsync(id);
        await SettleAsync();

        Assert.Equal((Role.Viewer, StaffUserStatus.Deactivated), await StandingAsync(id));
        var saga = await SagaAsync(id);
        Assert.Equal((SagaStatus.Failed, "The invitation could not be sent: There is no mailbox <the address>."), (saga.Status, saga.Reason));
    }

    [Fact]
    public async Task Registration_ThatWaitsForADay_IsUndone()
    {
        var id = await RegisteredAsync();
        await SettleAsync();
        Dashboard.Clock.Advance(TimeSpan.FromHours(25));
        await Parts.Alarm.RingAsync(Token);
        await SettleAsync();

        Assert.Equal((Role.Viewer, StaffUserStatus.Deactivated), await StandingAsync(id));
        Assert.Equal("It took too long.", (await SagaAsync(id)).Reason);
    }

    [Fact]
    public async Task Registration_OfWhoIsDeactivatedMeanwhile_EndsWithNothingToUndo()
    {
        var id = await RegisteredAsync();
        await SettleAsync();
        await Dashboard.DoAsync(new DeactivateUser(id, "A mistake"), Actors.Administrator);
        await SendLettersAsync(id);
        await SettleAsync();

        Assert.Equal((SagaStatus.Failed, "Deactivated meanwhile: A mistake"), ((await SagaAsync(id)).Status, (await SagaAsync(id)).Reason));
        Assert.Single((await Dashboard.EventsAsync(id)).OfType<StaffUserDeactivated>());
    }

    [Fact]
    public async Task Registration_WhoseLetterMayHaveBeenSent_GoesOnOnceTheMemberJoins()
    {
        var id = await RegisteredAsync();
        await SettleAsync();
        _sender.Plan(new HandOver.Unknown("The line broke."));
        await SendLettersAsync(id);
        await SettleAsync();
        Assert.NotNull((await SagaAsync(id)).Trouble);

        Assert.True((await SetPasswordAsync(id, await StampAsync(id))).IsAccepted);
        await SettleAsync();

        Assert.Equal((Role.Operator, StaffUserStatus.Active), await StandingAsync(id));
        Assert.Equal((SagaStatus.Completed, null), ((await SagaAsync(id)).Status, (await SagaAsync(id)).Trouble));
    }

    [Fact]
    public async Task SetPassword_ManyTimesAtOnceWithOneStamp_IsDoneOnce()
    {
        var id = await RegisteredAsync();
        var stamp = await StampAsync(id);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SetPasswordAsync(id, stamp)));

        Assert.Single(outcomes, outcome => outcome.IsAccepted);
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome => Assert.Equal("stamp-passed", outcome.Refusal!.Code));
        Assert.NotEqual(stamp, await StampAsync(id));
    }

    [Fact]
    public async Task SetPassword_LeavesNothingSecretInLogAnswersOrText()
    {
        var id = await RegisteredAsync();
        var command = new SetPassword(id) { PasswordHash = "the-hash-of-it", Stamp = await StampAsync(id) };
        Assert.True((await Dashboard.SendAsync(command, new Actor(id, "Ina", Role.Viewer))).IsAccepted);

        Assert.IsType<StaffUserJoined>((await Dashboard.EventsAsync(id))[^1]);
        Assert.DoesNotContain("the-hash-of-it", command.ToString() + string.Join('\n', (await Dashboard.LogAsync()).Select(row => row.Payload)), StringComparison.Ordinal);
        Assert.Equal(CommandFingerprint.Of(new SetPassword(id) { CommandId = command.CommandId }), await Dashboard.QueryAsync(db =>
            db.AnsweredCommands.Where(row => row.CommandId == command.CommandId).Select(row => row.Fingerprint).SingleAsync(Token)));
    }

    [Fact]
    public async Task SetPassword_OfAnother_IsForbidden()
    {
        var id = await RegisteredAsync();
        var outcome = await Dashboard.SendAsync(new SetPassword(id) { PasswordHash = "x", Stamp = await StampAsync(id) }, Actors.Administrator);

        Assert.Equal(RefusalKind.Forbidden, outcome.Refusal?.Kind);
    }

    [Fact]
    public async Task InviteAgain_EndsTheLinksOfBefore_AndTheRoleDoesNot()
    {
        var id = await RegisteredAsync();
        var first = await StampAsync(id);
        await Dashboard.DoAsync(new ChangeUserRole(id, Role.Staff), Actors.Administrator);
        Assert.Equal(first, await StampAsync(id));

        await Dashboard.DoAsync(new InviteUser(id), Actors.Administrator);

        Assert.NotEqual(first, await StampAsync(id));
        Assert.Equal(Role.Staff, await LetterAsync(id));
    }

    [Fact]
    public async Task InviteAgain_BeforeTheRoleIsGiven_NamesTheRoleThatIsInStore()
    {
        var id = await RegisteredAsync();
        await SettleAsync();

        await Dashboard.DoAsync(new InviteUser(id), Actors.Administrator);

        Assert.Equal(Role.Operator, await LetterAsync(id));
    }

    /// <summary>The role that the newest letter names.</summary>
    private async Task<Role> LetterAsync(Guid id) => (await Dashboard.EventsAsync(id)).OfType<StaffUserInvited>().Last().IntendedRole;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Registration_EndedAtEverySave_IsDoneOnce(bool after) => EndAtEverySaveAsync(
        after,
        RegisteredAsync,
        async id =>
        {
            await SendLettersAsync(id);
            await SettleAsync();
            Assert.Equal((Role.Operator, StaffUserStatus.Invited), await StandingAsync(id));
            Assert.Single(_sender.Handed, letter => letter.Message.CustomerId == id);
        });

    private Task<Guid> RegisteredAsync() => Dashboard.DoAsync(new CreateUser("Ina", $"{Guid.NewGuid():n}@example.com", Role.Operator), Actors.Administrator);

    private Task<Outcome<Done>> SetPasswordAsync(Guid id, string stamp) =>
        Dashboard.SendAsync(new SetPassword(id) { PasswordHash = "x", Stamp = stamp }, new Actor(id, "Ina", Role.Viewer));

    private Task<string> StampAsync(Guid id) => Dashboard.QueryAsync(db => db.Users.Where(account => account.Id == id).Select(account => account.SecurityStamp!).SingleAsync(Token));

    private async Task<(Role, StaffUserStatus)> StandingAsync(Guid id)
    {
        var user = await Dashboard.QueryAsync(db => db.StaffUsers.AsNoTracking().SingleAsync(user => user.Id == id, Token));
        return (user.Role, user.Status);
    }

    /// <summary>Writes all letters that there are to write, and sends those to one member: others of this database may wait for theirs.</summary>
    private async Task SendLettersAsync(Guid to)
    {
        await Eventually.TrueAsync(async () => await Reader.ReadAsync(Token) == 0 && await IsReadAsync(), "the letters are written");
        var letters = await Dashboard.QueryAsync(db => db.Messages.Where(message => message.CustomerId == to).Select(message => message.Id).ToListAsync(Token));
        foreach (var letter in (await Courier.DueAsync(Token)).Intersect(letters))
        {
            await Courier.SendAsync(letter, Token);
        }
    }

    private async Task<bool> IsReadAsync()
    {
        var head = await Dashboard.Services.GetRequiredService<IEventLogReader>().HeadAsync(Token);
        return (await Dashboard.QueryAsync(db => db.SagaCheckpoints.AsNoTracking().SingleAsync(row => row.Kind == MessageLog.Name, Token))).Position >= head;
    }

    private sealed class FakeLinks : IInvitationLinks
    {
        public const string Secret = "s3cr3t";

        public Uri LinkOf(Guid id) => new($"https://dashboard.example/invitation?user={id:n}&token={Secret}");

        public Task<Uri?> MakeAsync(Guid userId) => Task.FromResult<Uri?>(LinkOf(userId));
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : UserRegistrationTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : UserRegistrationTests(database), IClassFixture<SqlServerDatabase>;
}
