using Dashboard.Domain.Staff;

namespace Dashboard.Domain.Tests.Staff;

public sealed class StaffUserTests
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private static readonly StaffUserCreated Created = new() { UserId = Id, Name = "Ana", Email = "Ana@Example.com", Role = Role.Staff };

    private static readonly StaffUserCreated Registered = Created with { Role = Role.Viewer, IntendedRole = Role.Operator };

    private static readonly StaffUserDeactivated Deactivated = new() { UserId = Id, Name = "Ana", Email = "Ana@Example.com", Role = Role.Staff, Reason = "Left" };

    [Fact]
    public void Create_Somebody_IsActiveWithTheRole()
    {
        var user = StaffUser.Create(Id, "Ana", "Ana@Example.com", Role.Staff);

        Assert.Equal(Created, Assert.Single(user.PendingEvents));
        Assert.Equal((Id, "staff-user", "ANA@EXAMPLE.COM"), (user.Id, user.StreamKind, user.NormalizedEmail));
        Assert.Equal((Role.Staff, StaffUserStatus.Active), (user.Role, user.Status));
    }

    [Fact]
    public void Register_AnAdministrator_IsInvitedAndMaySeeThingsOnly()
    {
        var user = StaffUser.Register(Id, "Ana", "Ana@Example.com", Role.Administrator);

        Assert.Equal((Role.Viewer, StaffUserStatus.Invited, false), (user.Role, user.Status, user.IsActiveAdministrator));
    }

    [Fact]
    public void Administrator_WhoOnlyIsInvited_IsNoneYet() =>
        Scenario.Given(StaffUser.Blank(), Registered)
            .When(user => user.ChangeRole(Role.Administrator))
            .Then(new StaffUserRoleChanged { UserId = Id, Name = "Ana", Email = "Ana@Example.com", Role = Role.Administrator, OldRole = Role.Viewer })
            .And(user => Assert.False(user.IsActiveAdministrator));

    [Theory]
    [InlineData("ANA@EXAMPLE.COM")]
    [InlineData(" ana@example.com ")]
    public void Normalize_EmailOfAnotherCase_IsTheSame(string email) =>
        Assert.Equal(StaffUser.Create(Id, "Ana", "Ana@Example.com", Role.Staff).NormalizedEmail, StaffUser.Normalize(email));

    [Fact]
    public void Normalize_LettersWrittenInTwoWays_AreTheSame() => Assert.Equal(StaffUser.Normalize("jos\u00e9@example.com"), StaffUser.Normalize("jose\u0301@example.com"));

    [Fact]
    public void Picture_ChangedAndTakenAway_LeavesAnEventEachTimeItIsAnother() =>
        Scenario.Given(StaffUser.Blank(), Created)
            .When(user =>
            {
                user.ChangePicture("abc");
                user.ChangePicture("abc");
                user.ChangePicture(null);
            })
            .Then(About(new StaffUserPictureChanged { UserId = Id, Name = "", Email = "", Role = default, Picture = "abc" }), About(new StaffUserPictureChanged { UserId = Id, Name = "", Email = "", Role = default }));

    [Fact]
    public void Passkeys_AreCounted_AndBounded()
    {
        var user = StaffUser.Create(Id, "Ana", "ana@example.com", Role.Viewer);
        for (var number = 0; number < StaffUser.MostPasskeys; number++)
        {
            Assert.Null(user.AddPasskey(Guid.CreateVersion7()));
        }

        Assert.Equal("too-many-passkeys", user.AddPasskey(Guid.CreateVersion7())?.Code);
        user.RemovePasskey(Guid.CreateVersion7());
        Assert.Equal(StaffUser.MostPasskeys - 1, user.Passkeys);
        user.RemovePasskey(null);
        user.RemovePasskey(null);
        Assert.Equal(0, user.Passkeys);
        Assert.Equal(0, ((StaffUserPasskeyRemoved)user.PendingEvents[^1]).Passkeys);
        Assert.Equal(1 + StaffUser.MostPasskeys + 2, user.PendingEvents.Count);
        user.Deactivate("Left");
        Assert.Equal("user-deactivated", user.AddPasskey(Guid.CreateVersion7())?.Code);
    }

    [Fact]
    public void SecondFactor_TurnedOnTwice_LeavesOneEvent() =>
        Scenario.Given(StaffUser.Blank(), Created)
            .When(user =>
            {
                user.ChangeSecondFactor(isOn: true);
                user.ChangeSecondFactor(isOn: true);
            })
            .Then(About(new StaffUserSecondFactorChanged { UserId = Id, Name = "", Email = "", Role = default, IsOn = true }))
            .And(user => Assert.True(user.HasSecondFactor));

    [Fact]
    public void Invite_Again_CountsOn() =>
        Scenario.Given(StaffUser.Blank(), Registered, Invited(1))
            .When(user => user.Invite(Role.Operator))
            .Then(Invited(2))
            .And(user => Assert.Equal((2, StaffUserStatus.Invited), (user.Invitations, user.Status)));

    [Fact]
    public void Invite_WhoHasJoined_IsRefused() =>
        Scenario.Given(StaffUser.Blank(), Created)
            .When(user => user.Invite(Role.Operator))
            .ThenRefused("user-already-joined", "Ana has set a password already.");

    [Fact]
    public void SetPassword_OfTheInvited_IsJoining() =>
        Scenario.Given(StaffUser.Blank(), Registered)
            .When(user => user.SetPassword())
            .Then(new StaffUserJoined { UserId = Id, Name = "Ana", Email = "Ana@Example.com", Role = Role.Viewer })
            .And(user => Assert.Equal(StaffUserStatus.Active, user.Status));

    [Fact]
    public void SetPassword_OfWhoHasJoined_SaysOnlyThatItChanged() =>
        Scenario.Given(StaffUser.Blank(), Created)
            .When(user => user.SetPassword())
            .Then(new StaffUserPasswordChanged { UserId = Id, Name = "Ana", Email = "Ana@Example.com", Role = Role.Staff });

    [Fact]
    public void ChangeDetails_TheSameAgain_LeavesNothing() =>
        Scenario.Given(StaffUser.Blank(), Created).When(user => user.ChangeDetails("Ana", "Ana@Example.com")).ThenNothing();

    [Fact]
    public void ChangeProfile_ToAnother_SaysBoth() =>
        Scenario.Given(StaffUser.Blank(), Created)
            .When(user => user.ChangeProfile("Europe/Madrid", ScreenTheme.Dark))
            .Then(new StaffUserProfileChanged { UserId = Id, Name = "Ana", Email = "Ana@Example.com", Role = Role.Staff, TimeZone = "Europe/Madrid", Theme = ScreenTheme.Dark })
            .And(user => Assert.Equal(("Europe/Madrid", ScreenTheme.Dark), (user.TimeZone, user.Theme)));

    [Fact]
    public void ChangeRole_ToTheSame_LeavesNothing() =>
        Scenario.Given(StaffUser.Blank(), Created).When(user => user.ChangeRole(Role.Staff)).ThenNothing();

    [Fact]
    public void Deactivate_AndReactivate_EachIsDoneOnce()
    {
        Scenario.Given(StaffUser.Blank(), Created).When(user => user.Deactivate("Left")).Then(Deactivated)
            .And(user => Assert.Equal(StaffUserStatus.Deactivated, user.Status));
        Scenario.Given(StaffUser.Blank(), Created, Deactivated).When(user => user.Deactivate("Left"))
            .ThenRefused("user-deactivated", "Ana is deactivated already.");
        Scenario.Given(StaffUser.Blank(), Created, Deactivated).When(user => user.Reactivate())
            .Then(new StaffUserReactivated { UserId = Id, Name = "Ana", Email = "Ana@Example.com", Role = Role.Staff });
        Scenario.Given(StaffUser.Blank(), Created).When(user => user.Reactivate())
            .ThenRefused("user-not-deactivated", "Ana is not deactivated.");
    }

    [Fact]
    public void Deactivated_Member_CanBeGivenNothing()
    {
        Scenario.Given(StaffUser.Blank(), Created, Deactivated).When(user => user.ChangeRole(Role.Viewer)).ThenRefused("user-deactivated", "Ana is deactivated.");
        Scenario.Given(StaffUser.Blank(), Created, Deactivated).When(user => user.SetPassword()).ThenRefused("user-deactivated", "Ana is deactivated.");
        Scenario.Given(StaffUser.Blank(), Created, Deactivated).When(user => user.Invite(Role.Staff)).ThenRefused("user-deactivated", "Ana is deactivated.");
    }

    private static StaffUserInvited Invited(int number) =>
        new() { UserId = Id, Name = "Ana", Email = "Ana@Example.com", Role = Role.Viewer, Invitation = number, IntendedRole = Role.Operator };

    private static T About<T>(T told)
        where T : StaffUserEvent => told with { UserId = Id, Name = Created.Name, Email = Created.Email, Role = Created.Role };
}
