using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Pages.Staff;
using Dashboard.Web.History;
using Dashboard.Web.Security;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.People;
using Dashboard.WriteSide.Staff;

namespace Dashboard.Web.Tests.Components.Staff;

public sealed class StaffUserPageTests : StaffScreen
{
    private static readonly OpenSession Laptop = new(Guid.CreateVersion7(), false, "10.0.0.7", "Firefox <script>", Shop.Morning, Shop.Morning.AddMinutes(3), Shop.Morning.AddHours(8));

    private static readonly OpenSession Robot = new(Guid.CreateVersion7(), true, "10.0.0.8", "curl/8", Shop.Morning, Shop.Morning, Shop.Morning.AddHours(1));

    [Fact]
    public void Timeline_TellsWhatHappened_NewestFirst()
    {
        var page = Page();

        Assert.Equal(
            ["Role changed: Viewer → Staff", "Set a password, and can sign in", "Invited by e-mail", "Taken in as Staff"],
            page.FindAll(".timeline .what").Select(what => what.TextContent));
        Assert.DoesNotContain("<b>Ödön", page.Markup);
    }

    [Fact]
    public void Profile_IsToldInWords()
    {
        Notes.Add(Note(5, StaffUserDeed.ProfileChanged, "America/Argentina/Buenos_Aires, Device"));
        Notes.Add(Note(6, StaffUserDeed.ProfileChanged, "Europe/London, Dark"));

        Assert.Equal(
            ["Profile: Europe/London, screens dark", "Profile: America/Argentina/Buenos_Aires, screens as the device has them"],
            Page().FindAll(".timeline .what").Take(2).Select(what => what.TextContent));
    }

    [Fact]
    public void Member_WhoIsGone_SaysWhyAndCanComeBack()
    {
        Member = Member! with { Status = StaffUserStatus.Deactivated, DeactivatedAt = Shop.Morning, DeactivatedBy = "Boss", DeactivationReason = "Left" };

        var page = Page();

        Assert.Contains("by Boss: Left", Goods.Text(page.Find(".note-warn")));
        Assert.Equal(["Change details", "Reactivate", "Erase"], Actions(page));
    }

    [Fact]
    public void Member_WhoIsErased_HasAReceiptAndNoActions()
    {
        Member = Member! with { Name = "erased", Email = "erased", Status = StaffUserStatus.Deactivated };
        Desk.Answer<GetErasure, ErasureReceipt?>(_ => new ErasureReceipt
        {
            PersonId = Id, Kind = "staff-user", ErasedAt = Shop.Morning, ErasedBy = Guid.CreateVersion7(), Reason = "Left", Touched = [new TouchedPlace("sign-ins", 2)],
        });

        var page = Page();

        Assert.Contains("not yet", Goods.Text(page.Find("[aria-labelledby=erasure-title]")));
        Assert.Contains("Sign-ins 2", Goods.Text(page.Find(".touched")));
        Assert.Empty(Actions(page));
    }

    [Fact]
    public void Deactivation_OfOneself_SaysThatItIsOnesOwn()
    {
        Member = Member! with { UserId = Desk.Actor.Id };
        var (dialogs, page) = (Dialogs, Page());

        page.Button("Deactivate").Click();

        Assert.Contains("your own account", dialogs.WaitForElement("form").TextContent);
    }

    [Theory]
    [InlineData(StaffUserStatus.Active, "Change role,Change details,Deactivate,Erase")]
    [InlineData(StaffUserStatus.Invited, "Invite again,Change role,Change details,Deactivate,Erase")]
    public void Actions_AreThoseThatTheStatusAllows(StaffUserStatus status, string expected)
    {
        Member = Member! with { Status = status };

        Assert.Equal(expected.Split(','), Actions(Page()));
    }

    [Fact]
    public void Deactivation_AsksForAReasonAndSendsIt()
    {
        Desk.Accept<DeactivateUser>();
        var (dialogs, page) = (Dialogs, Page());

        page.Button("Deactivate").Click();
        dialogs.WaitForElement("textarea").Change("Left");
        dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal((Id, "Left"), (Assert.IsType<DeactivateUser>(Assert.Single(Desk.Sent)).UserId, ((DeactivateUser)Desk.Sent[0]).Reason)));
    }

    [Fact]
    public void Role_OfTheLastAdministrator_StaysAndTheDialogSaysWhy()
    {
        Desk.Refuse<ChangeUserRole>(Refusal.Rule("last-administrator", "Ina is the last active Administrator."));
        var (dialogs, page) = (Dialogs, Page());

        page.Button("Change role").Click();
        dialogs.WaitForElement("input[value=Viewer]").Change("Viewer");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("last active Administrator", dialogs.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void Invitation_WrittenAgain_NamesTheRoleInStore()
    {
        Desk.Accept<InviteUser>();
        Member = Member! with { Status = StaffUserStatus.Invited, Role = Role.Viewer, IntendedRole = Role.Operator };
        var (dialogs, page) = (Dialogs, Page());

        page.Button("Invite again").Click();
        dialogs.WaitForElement("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(Role.Operator, Assert.IsType<InviteUser>(Assert.Single(Desk.Sent)).IntendedRole));
    }

    [Fact]
    public void Sessions_AreShownAndEnded_OneOrAll()
    {
        Desk.Accept<EndSessions, int>(_ => 1);
        Sessions.Open.AddRange([Laptop, Robot]);
        var page = Page();
        var rows = page.FindAll("section[aria-labelledby=sessions-title] tbody tr");
        Assert.Contains("Browser Firefox <script> 10.0.0.7", Goods.Text(rows[0]));
        Assert.Contains("Program curl/8 10.0.0.8", Goods.Text(rows[1]));

        Sessions.Open.Remove(Robot);
        rows[1].QuerySelector("button")!.Click();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("section[aria-labelledby=sessions-title] tbody tr")));
        page.Button("End all").Click();

        page.WaitForAssertion(() => Assert.Equal([(Guid?)Robot.SessionId, null], Desk.Sent.Cast<EndSessions>().Select(sent => sent.SessionId)));
        Assert.All(Desk.Sent.Cast<EndSessions>(), sent => Assert.Equal(Id, sent.UserId));
    }

    [Fact]
    public void Nobody_AtTheAddress_SaysSo()
    {
        Member = null;

        Assert.Contains("There is no member of staff at this address.", Page().Find(".empty").TextContent);
    }

    [Fact]
    public void Page_OfALowerRole_AsksForNothing()
    {
        SignInAs(Role.Operator);

        Assert.Contains("needs the role Administrator", Page().Find("[role=alert]").TextContent);
        Assert.Empty(Desk.Asked);
    }

    private IRenderedComponent<StaffUserPage> Page() => Render<StaffUserPage>(parameters => parameters.Add(page => page.UserId, Id));

    private static List<string> Actions(IRenderedComponent<StaffUserPage> page) =>
        [.. page.FindAll(".page-header-actions .rz-button-text").Select(button => button.TextContent)];
}
