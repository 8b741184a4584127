using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Layout;
using Dashboard.Web.Components.Pages.AsOf;
using Dashboard.Web.Components.Pages.Customers;
using Dashboard.Web.Security;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.AsOf;

/// <summary>Screens as of a moment in the past, and the page on which it is chosen.</summary>
public sealed class AsOfTests : ScreenContext
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 3, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Banner_OnAPageAsItWas_SaysWhenAndLeadsBack()
    {
        LookBack();

        var banner = Render<PastBanner>(parameters => parameters.Add(one => one.Here, "/customers?q=ana"));

        Assert.Contains("As it was on 3 Mar 2026, 14:00 · read only", banner.Markup, StringComparison.Ordinal);
        var back = banner.Find("button");
        Assert.Equal(("as-of", "at", "", "/account/as-of?returnUrl=%2Fcustomers%3Fq%3Dana"), (back.GetAttribute("form"), back.GetAttribute("name"), back.GetAttribute("value"), back.GetAttribute("formaction")));
    }

    [Theory]
    [InlineData("/operations/projections/Orders", "The projections as they are now")]
    [InlineData("/profile", "Your profile as it is now")]
    [InlineData("/time/order/1", "Any moment of this thing")]
    public void Banner_OnAPageOfNow_SaysSo(string here, string told)
    {
        LookBack();

        Assert.Contains($"{told}; the other pages as they were on 3 Mar 2026, 14:00", Render<PastBanner>(parameters => parameters.Add(one => one.Here, here)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Banner_OfNow_IsNotThere() => Assert.Empty(Render<PastBanner>(parameters => parameters.Add(one => one.Here, "/")).Markup.Trim());

    [Fact]
    public void Frame_GivesTheCircuitTheMomentThatTheBrowserKeeps()
    {
        Render<PastFrame>(parameters => parameters.Add(frame => frame.AsOf, PastCookie.Text(Moment)).AddChildContent("pages"));

        Assert.Equal(new PastMoment(PastView.IdOf(Moment), Moment), Services.GetRequiredService<Viewpoint>().Past);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    public void Frame_WithAnythingElse_ShowsNow(string kept)
    {
        Render<PastFrame>(parameters => parameters.Add(frame => frame.AsOf, kept).AddChildContent("pages"));

        Assert.Null(Services.GetRequiredService<Viewpoint>().Past);
    }

    [Fact]
    public void Page_AsItWas_IsNotLive_SaysAsWhen_AndIsNotAskedAgain()
    {
        LookBack();
        Desk.Answer<GetCustomer, CustomerStats?>(_ => Shop.Ben());

        var page = Ben();
        page.WaitForElement(".freshness-text");
        Feed.Change(ProjectionNames.CustomerStats, "1");

        Assert.Equal(0, Feed.Subscribers);
        Assert.Single(Desk.Asked.OfType<GetCustomer>());
        Assert.Contains("as it was", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Pause", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Today_OfAPageAsItWas_IsThatOfTheMoment()
    {
        LookBack();

        Assert.Equal("in 2:00", Render<Countdown>(parameters => parameters.Add(one => one.Until, Moment.AddMinutes(2))).Markup);
    }

    [Fact]
    public void View_ThatIsGone_IsToldInASentence()
    {
        LookBack();
        Desk.AnswerLater<GetCustomer, CustomerStats?>((_, _) => Task.FromException<CustomerStats?>(new PastGoneException()));

        var page = Ben();

        page.WaitForAssertion(() => Assert.Contains("is not there any more", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_OfADayAndATime_SendsTheMomentOfTheZone()
    {
        Desk.Answer<ListPastViews, PastViews>(_ => new PastViews([], 3, TimeSpan.FromHours(1)));
        Desk.Accept<BuildViewAsOf, ViewAsOf>(command => new ViewAsOf(Guid.CreateVersion7(), command.At));
        var page = Render<AsOfPage>();

        page.Find("#as-of-day").Change("2026-02-03");
        page.Find("#as-of-time").Change("14:30:00");
        page.Find("form").Submit();

        Assert.Equal(new DateTimeOffset(2026, 2, 3, 14, 30, 0, TimeSpan.Zero), Assert.IsType<BuildViewAsOf>(Assert.Single(Desk.Sent)).At);
    }

    [Fact]
    public void Views_ShowHowFarTheyAre_AndOfferWhatTheRoleMay()
    {
        PastViewInfo[] views =
        [
            new() { ViewId = Guid.CreateVersion7(), At = Moment, State = PastState.Ready, RequestedBy = "Ana", Bytes = 12_000_000, UsedAt = Moment, GoesAt = Moment.AddHours(1) },
            new() { ViewId = Guid.CreateVersion7(), At = Moment.AddDays(-1), State = PastState.Building, EventsHandled = 50, EventsToHandle = 200, TimeLeft = TimeSpan.FromSeconds(24) },
        ];
        Desk.Answer<ListPastViews, PastViews>(_ => new PastViews(views, 3, TimeSpan.FromHours(1)));
        SignInAs(Role.Viewer);

        var page = Render<AsOfPage>();

        page.WaitForElement("progress");
        Assert.Equal("25", page.Find("progress").GetAttribute("value"));
        Assert.Contains("25 %, about 24 s left", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["Look"], page.FindAll("tbody button").Select(button => button.TextContent));
        Assert.Empty(page.FindAll("#as-of-day"));
    }

    [Fact]
    public void Moment_ThatTheClocksSkip_IsTheOneTheyShowInstead() => Assert.Equal(
        new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero),
        AsOfPage.MomentOf(new DateOnly(2026, 3, 29), new TimeOnly(1, 30), TimeZoneInfo.FindSystemTimeZoneById("Europe/London")));

    private IRenderedComponent<CustomerPage> Ben() => Render<CustomerPage>(parameters => parameters.Add(page => page.Id, Shop.Ben().CustomerId));

    private void LookBack()
    {
        Services.GetRequiredService<Viewpoint>().LookFrom(new PastMoment(PastView.IdOf(Moment), Moment));
        Desk.Actor = Desk.Actor with { LooksFrom = Moment };
    }
}
