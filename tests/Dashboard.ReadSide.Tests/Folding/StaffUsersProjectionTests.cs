using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Staff;

namespace Dashboard.ReadSide.Tests.Folding;

public sealed class StaffUsersProjectionTests
{
    private static readonly DateTimeOffset Noon = History.Noon;

    private readonly History _history = new History().By("Boss");

    public static TheoryData<int> Seeds => [1, 2, 3, 4];

    [Fact]
    public async Task Member_WhoIsInvited_HasTheRoleInStoreUntilItIsGiven()
    {
        var user = Members.Registered("Ána López");
        Assert.Null(user.Invite(Role.Operator));
        _history.AddPending(user);
        var invited = await RowAsync();
        Assert.Equal((Role.Viewer, (Role?)Role.Operator, StaffUserStatus.Invited, 1, Noon), (invited.Role, invited.IntendedRole, invited.Status, invited.Invitations, invited.InvitedAt!.Value));
        Assert.Equal(("ána lópez", "ána lópez ána.lópez@example.com"), (invited.SortName, invited.SearchText));

        Assert.Null(user.ChangeRole(Role.Operator));
        Assert.Null(user.SetPassword());
        _history.AddPending(user, Noon.AddHours(1));
        var joined = await RowAsync();

        Assert.Equal((Role.Operator, null, StaffUserStatus.Active), (joined.Role, joined.IntendedRole, joined.Status));
        Assert.Equal((Noon, Noon.AddHours(1), Noon.AddHours(1)), (joined.CreatedAt, joined.JoinedAt!.Value, joined.ChangedAt));
    }

    [Fact]
    public async Task Member_WhoIsDeactivated_SaysByWhomAndWhyUntilTheyAreBack()
    {
        var user = Members.Joined();
        Assert.Null(user.Deactivate("Left the company"));
        _history.AddPending(user);
        var gone = await RowAsync();
        Assert.Equal((StaffUserStatus.Deactivated, "Boss", "Left the company", Noon), (gone.Status, gone.DeactivatedBy, gone.DeactivationReason, gone.DeactivatedAt!.Value));

        Assert.Null(user.Reactivate());
        var back = (await RowAsync(user));

        Assert.Equal((StaffUserStatus.Active, null, null, null), (back.Status, back.DeactivatedBy, back.DeactivationReason, back.DeactivatedAt));
    }

    [Fact]
    public async Task Member_WhoNeverJoined_IsInvitedAgainAfterADeactivation()
    {
        var user = Members.Registered();
        Assert.Null(user.Deactivate("A mistake"));
        Assert.Null(user.Reactivate());

        Assert.Equal(StaffUserStatus.Invited, (await RowAsync(user)).Status);
    }

    [Fact]
    public async Task Timeline_TellsEveryEventAndWhoseDeedItWas()
    {
        var user = Members.Joined(role: Role.Viewer);
        Assert.Null(user.ChangeRole(Role.Staff));
        user.ChangeDetails("Ana Lima", "ana@example.com");
        user.ChangeProfile("Europe/Madrid", ScreenTheme.Dark);
        Assert.Null(user.SetPassword());
        user.ChangePicture("abc");
        user.ChangeSecondFactor(isOn: true);
        user.ChangeSecondFactor(isOn: false);
        Assert.Null(user.Deactivate("Left"));
        Assert.Null(user.Reactivate());
        var other = Members.Registered("Bo");
        Assert.Null(other.Invite(Role.Staff));
        Assert.Null(other.SetPassword());

        var notes = (await _history.AddPending(user).AddPending(other).FoldAsync(new StaffUsersProjection())).Rows<StaffUserNote>();

        Assert.Equal(
            [
                (StaffUserDeed.Created, "Viewer", null), (StaffUserDeed.RoleChanged, "Viewer → Staff", null), (StaffUserDeed.DetailsChanged, "Ana Lima, ana@example.com", null),
                (StaffUserDeed.ProfileChanged, "Europe/Madrid, Dark", null), (StaffUserDeed.PasswordChanged, null, null), (StaffUserDeed.PictureChanged, null, null),
                (StaffUserDeed.SecondFactorOn, null, null), (StaffUserDeed.SecondFactorOff, null, null), (StaffUserDeed.Deactivated, null, "Left"),
                (StaffUserDeed.Reactivated, (string?)null, (string?)null), (StaffUserDeed.Created, "Operator", null), (StaffUserDeed.Invited, "1", null), (StaffUserDeed.Joined, null, null),
            ],
            notes.OrderBy(note => note.Number).Select(note => (note.What, note.Detail, note.Why)));
        Assert.All(notes, note => Assert.Equal(("Boss", Noon), (note.By, note.At)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Tables_FoldedInAnyBatches_AreTheSameAndTheCountsThoseOfTheRows(int seed)
    {
        var history = Walk(new Random(seed));

        var tables = await history.FoldAsync(new StaffUsersProjection(), batchSize: 1);

        Assert.Equal(tables.Dump(), (await history.FoldAsync(new StaffUsersProjection(), batchSize: 7)).Dump());
        Assert.Equal(tables.Dump(), (await history.FoldAsync(new StaffUsersProjection())).Dump());
        Assert.Equal(
            tables.Rows<StaffUserRow>().CountBy(row => (row.Role, row.Status)).Select(part => (part.Key.Role, part.Key.Status, part.Value)).Order(),
            tables.Rows<StaffUserCount>().Select(count => (count.Role, count.Status, count.Users)).Order());
    }

    /// <summary>What several members go through, interleaved; what is refused leaves nothing.</summary>
    private static History Walk(Random random)
    {
        var history = new History();
        var all = Enumerable.Range(1, 5).Select(number => number % 2 == 0 ? Members.Joined($"M {number}") : Members.Registered($"M {number}")).ToList();
        for (var step = 0; step < 200; step++)
        {
            var one = all[random.Next(all.Count)];
            switch (random.Next(7))
            {
                case 0:
                    one.Invite(Role.Staff);
                    break;
                case 1:
                    one.SetPassword();
                    break;
                case 2:
                    one.Deactivate("chance");
                    break;
                case 3:
                    one.Reactivate();
                    break;
                case 4:
                    one.ChangeDetails($"M {step}", $"m{step}@example.com");
                    break;
                case 5:
                    one.ChangeProfile("Europe/Madrid", (ScreenTheme)random.Next(3));
                    one.ChangePicture(random.Next(2) == 0 ? null : $"{step}");
                    one.ChangeSecondFactor(random.Next(2) == 0);
                    break;
                default:
                    one.ChangeRole((Role)random.Next(1, 5));
                    break;
            }

            history.AddPending(one, History.Noon.AddHours(step));
        }

        return history;
    }

    private async Task<StaffUserRow> RowAsync(StaffUser? user = null)
    {
        if (user is not null)
        {
            _history.AddPending(user);
        }

        return Assert.Single((await _history.FoldAsync(new StaffUsersProjection())).Rows<StaffUserRow>());
    }
}
