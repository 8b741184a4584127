using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Layout;
using Dashboard.Web.Components.Pages.Profile;
using Dashboard.Web.Components.Pages.Staff;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Staff;

public sealed class ProfilePageTests : StaffScreen
{
    public ProfilePageTests() => Desk.Answer<GetOwnProfile, StaffUserRow?>(_ => Member);

    [Fact]
    public void Profile_IsSentAsChosen()
    {
        Desk.Accept<UpdateProfile>();
        SignInAs(Role.Viewer);
        var page = Render<ProfilePage>();

        page.Input("Name").Change("علي");
        page.Find("select").Change("Asia/Tokyo");
        page.Find("input[value=Dark]").Change("Dark");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Saved.", page.Find("form [role=status]").TextContent));
        var sent = Assert.IsType<UpdateProfile>(Assert.Single(Desk.Sent));
        Assert.Equal((Desk.Actor.Id, "علي", "Asia/Tokyo", ScreenTheme.Dark), (sent.UserId, sent.Name, sent.TimeZone, sent.Theme));
        Assert.Contains(JSInterop.Invocations, call => call.Identifier == "dashboard.chooseTheme" && Equals(call.Arguments[0], "dark"));
    }

    [Fact]
    public void Picture_ThatIsTooLarge_IsNotEvenRead()
    {
        var panel = Render<PicturePanel>(parameters => parameters.Add(form => form.Member, Member!));

        panel.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[StaffPicture.MostBytes + 1], "me.png"));

        panel.WaitForAssertion(() => Assert.Contains("at most 256 kB", panel.Find("[role=alert]").TextContent));
        Assert.Empty(Desk.Sent);
    }

    [Fact]
    public void Picture_Chosen_IsSent()
    {
        Desk.Accept<SetPicture>();
        var panel = Render<PicturePanel>(parameters => parameters.Add(form => form.Member, Member!));

        panel.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([1, 2, 3], "me.png"));

        panel.WaitForAssertion(() => Assert.Equal([1, 2, 3], Assert.IsType<SetPicture>(Assert.Single(Desk.Sent)).Image!));
    }

    [Theory]
    [InlineData("Asia/Tokyo", "5 Mar 2026, 18:30")]
    [InlineData(null, "5 Mar 2026, 09:30")]
    public void TimesOfDay_AreThoseOfWhoLooks_AndDaysTheShops(string? zone, string expected)
    {
        Member = Member! with { TimeZone = zone };
        var format = Services.GetRequiredService<StoreFormat>();

        Render<PersonFrame>(parameters => parameters.Add<Person>(frame => frame.ChildContent, person => person.IsKnown ? "there" : "not yet"));

        Assert.Equal(expected, format.Instant(Shop.Morning));
        Assert.Equal("5 Mar 2026", format.Day(Shop.Morning.AddHours(10)));
    }

    [Fact]
    public void Roles_AreShownCellByCell()
    {
        var page = Render<RolesPage>();

        string[] Cells(string command) =>
            [.. page.FindAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == command).QuerySelectorAll("td").Select(cell => Goods.Text(cell).TrimStart('–').Trim())];

        Assert.All(Cells("Place order")[1..], cell => Assert.Contains("yes", cell));
        Assert.Equal("no", Cells("Place order")[0]);
        Assert.Equal(["own account", "own account", "own account"], Cells("End sessions")[..3]);
        Assert.Equal("own account", Cells("Set password")[3]);
    }
}
