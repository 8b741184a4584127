using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Pages.Staff;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Staff;

public sealed class StaffPageTests : StaffScreen
{
    [Fact]
    public void Row_SaysWhoWhatAndSinceWhen()
    {
        var row = Render<StaffPage>().Find("tbody tr");

        Assert.Equal("Ina <b>Ödön</b> ina@example.com Staff active 5 Mar 2026 5 Mar 2026, 11:30", Goods.Text(row));
        Assert.Equal($"/users/{Id}", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Tabs_CountTheRoles_OfTheStatusThatIsChosen()
    {
        var page = Render<StaffPage>();
        Assert.Equal(["All 16", "Viewer 0", "Staff 15", "Operator 0", "Administrator 1"], page.FindAll(".tabs a").Select(tab => tab.TextContent));
        Assert.Equal("3 invited, 13 active", page.Find(".page-header-subtitle").TextContent);

        Go("/users?status=invited");

        Assert.Equal(["All 3", "Viewer 0", "Staff 3", "Operator 0", "Administrator 0"], Render<StaffPage>().FindAll(".tabs a").Select(tab => tab.TextContent));
    }

    [Fact]
    public void Address_WithFilters_IsAskedFor()
    {
        Go("/users?role=operator&status=deactivated&q=ina&at=c1&page=2");
        Render<StaffPage>();

        var question = Desk.Asked.OfType<ListStaffUsers>().Last();
        Assert.Equal((Role.Operator, StaffUserStatus.Deactivated, "ina", "c1"), (question.Role, question.Status, question.Text, question.Page.Cursor));
    }

    [Fact]
    public void Member_WithARoleInStore_SaysSo()
    {
        Member = Member! with { Status = StaffUserStatus.Invited, Role = Role.Viewer, IntendedRole = Role.Operator, HasJoined = false, JoinedAt = null };

        Assert.Contains("Viewer Operator once the invitation is sent invited –", Goods.Text(Render<StaffPage>().Find("tbody tr")));
    }

    [Fact]
    public void Nobody_WhoFits_SaysSo()
    {
        Member = null;
        Go("/users?q=xyz");

        Assert.Contains("Nobody fits these filters.", Render<StaffPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void Questions_ThatFail_AreSaidSo()
    {
        Desk.AnswerLater<CountStaffUsers, IReadOnlyList<StaffUserCount>>((_, _) => Task.FromException<IReadOnlyList<StaffUserCount>>(new TimeoutException()));

        Assert.Contains("This could not be loaded.", Render<StaffPage>().Find("[role=alert]").TextContent);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    public void Page_OfALowerRole_AsksForNothingAndOffersNothing(Role role)
    {
        SignInAs(role);

        var page = Render<StaffPage>();

        Assert.Contains("needs the role Administrator", page.Find("[role=alert]").TextContent);
        Assert.Null(page.ButtonOrNone("New member"));
        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public void Change_OfTheProjection_IsAskedAboutAgain()
    {
        var page = Render<StaffPage>();
        Member = Member! with { Role = Role.Operator };

        Feed.Change(ProjectionNames.StaffUsers);

        page.WaitForAssertion(() => Assert.Contains("Operator", page.Find("tbody tr").TextContent));
    }

    [Fact]
    public void NewMember_IsSentAsTyped()
    {
        Desk.Accept<CreateUser, Guid>(_ => Id);
        var dialog = Render<NewMemberDialog>();
        dialog.Input("Name").Change("علي");
        dialog.Input("E-mail").Change("ali@example.com");
        dialog.Find("input[value=Operator]").Change("Operator");

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.NotEmpty(Desk.Sent));
        var sent = Assert.IsType<CreateUser>(Desk.Sent[0]);
        Assert.Equal(("علي", "ali@example.com", Role.Operator, true), (sent.Name, sent.Email, sent.Role, sent.Invite));
    }

    private void Go(string path) => Services.GetRequiredService<NavigationManager>().NavigateTo(path);
}
