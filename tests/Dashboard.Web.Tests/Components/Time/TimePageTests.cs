using System.Text.Json.Nodes;
using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Catalog;
using Dashboard.Web.Components.Pages.Time;
using Dashboard.Web.History;
using Dashboard.Web.Tests.Components.Audit;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.History;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Time;

/// <summary>A product of five events whose price is its number: each moment differs from the others by that alone.</summary>
public sealed class TimePageTests : ScreenContext
{
    private const int Last = 5;

    private static readonly Guid Id = AuditRows.Product;

    private bool _isKnown = true;
    private JsonObject? _state;

    public TimePageTests()
    {
        Desk.Answer<GetMoment, MomentAnswer?>(question => _isKnown
            ? new MomentAnswer(At(question.At), question.With is { } with ? At(with) : null, [AuditRows.PriceChange(2), AuditRows.PriceChange(3)])
            : null);
        Desk.Answer<GetPastPrices, IReadOnlyList<PastPrice>>(_ => [new(1, Shop.Morning, 1, null, null), new(2, Shop.Morning.AddHours(1), 2, 100, "Season")]);
    }

    [Fact]
    public void Newest_IsShownFirst_WithWhatItsEventChanged()
    {
        var page = Show();

        Assert.Equal("After event 5 of 5, 5 Mar 2026, 09:35:00", page.Find("h2").TextContent);
        Assert.Equal("Price changed £5.00 £4.00", Goods.Text(page.Find("tr.changed")));
        Assert.Equal("Name Desk lamp", Goods.Text(page.Find("tbody tr:not(.changed)")));
        Assert.True(page.Button("On").HasAttribute("disabled"));
    }

    [Fact]
    public void Slider_Moved_StandsInTheAddress_AndShowsThatMoment()
    {
        var page = Show();

        page.Find("input[type=range]").Change("3");

        page.WaitForAssertion(() => Assert.Equal($"/time/product/{Id}?v=3", Address));
        page = Show();
        Assert.Equal("After event 3 of 5, 5 Mar 2026, 09:33:00", page.Find("h2").TextContent);
        Assert.Equal("Price changed £3.00 £2.00", Goods.Text(page.Find("tr.changed")));
        page.Button("Back").Click();
        page.WaitForAssertion(() => Assert.Equal($"/time/product/{Id}?v=2", Address));
    }

    [Fact]
    public void Moments_TwoOfThem_AreCompared()
    {
        Navigation.NavigateTo($"/time/product/{Id}?v=5&with=1");

        var page = Show();

        Assert.Equal(["After event 5", "After event 1"], page.FindAll("thead th").Skip(1).Select(head => head.TextContent));
        Assert.Equal("Price changed £5.00 £1.00", Goods.Text(page.Find("tr.changed")));
        page.Button("Do not compare").Click();
        page.WaitForAssertion(() => Assert.Equal($"/time/product/{Id}?v=5", Address));
    }

    [Fact]
    public void Fields_ReadAsPeopleWriteThem_AndLeadToThings()
    {
        _state = new JsonObject
        {
            ["id"] = Id.ToString(), ["version"] = 7, ["normalizedEmail"] = "ANA@EXAMPLE.COM", ["lastLine"] = 2, ["isVerified"] = true, ["name"] = "true",
            ["items"] = new JsonArray(new JsonObject { ["productId"] = Id.ToString(), ["price"] = 0.8500m }), ["total"] = 4.5m, ["anchor"] = "2026-03-05",
            ["submittedAt"] = "2026-03-05T09:30:00+00:00", ["wishlist"] = new JsonArray(Shop.Lamp().ProductId.ToString()),
        };
        Desk.Answer<GetProductsByIds, IReadOnlyList<ProductRow>>(_ => [Shop.Lamp()]);

        var page = Show();

        Assert.Equal(
            [
                "Is verified yes", "Name true", $"Items 1 › Product Product …{Id.ToString("n")[^6..]}", "Items 1 › Price £0.85", "Total £4.50", "Anchor 5 Mar 2026",
                "Submitted at 5 Mar 2026, 09:30:00", "Wishlist 1 Desk lamp",
            ],
            page.FindAll("tbody tr").Select(Goods.Text));
        Assert.Equal([$"/catalog/{Id}", $"/catalog/{Shop.Lamp().ProductId}"], page.FindAll("tbody td a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Beginning_SaysThatItDidNotExist()
    {
        Navigation.NavigateTo($"/time/product/{Id}?v=0");

        var page = Show();

        Assert.Equal("Before the first of 5 events", page.Find("h2").TextContent);
        Assert.Contains("It did not exist yet.", page.Find(".empty").TextContent);
        Assert.True(page.Button("Back").HasAttribute("disabled"));
    }

    [Fact]
    public void Prices_LeadToTheirMoments_TheNewestFirst()
    {
        var prices = Show().FindAll("[aria-labelledby=prices-title] li");

        Assert.Equal(["£2.00 5 Mar 2026, 10:30 Season", "£1.00 5 Mar 2026, 09:30"], prices.Select(Goods.Text));
        Assert.Equal($"/time/product/{Id}?v=2", prices[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Thing_ThatNobodyKnows_SaysSo()
    {
        _isKnown = false;

        Assert.Contains("The log knows no such thing.", Show().Find(".empty").TextContent);
    }

    [Theory]
    [InlineData("product", true)]
    [InlineData("staff-user", false)]
    public void Past_IsForThoseWhoSeeThePresent(string kind, bool isSeen)
    {
        SignInAs(Role.Viewer);

        Assert.Equal(isSeen, Show(kind).FindAll("table").Count > 0);
        Assert.Equal(isSeen, Desk.Asked.Count > 0);
    }

    private Moment At(PointInTime at)
    {
        var version = at is PointInTime.AfterEvents after ? Math.Min(after.Version, Last) : Last;
        return version == 0
            ? new Moment(0, Last, State: null, Event: null, Fault: null)
            : new Moment(
                version, Last, (JsonObject?)_state?.DeepClone() ?? new JsonObject { ["name"] = "Desk lamp", ["price"] = version },
                new MomentEvent(new LogPosition(70, version), version, "product-price-changed", Shop.Morning.AddMinutes(version), Shop.Morning.AddMinutes(version)), Fault: null);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<TimePage> Show(string kind = "product") => Render<TimePage>(parameters => parameters.Add(page => page.Kind, kind).Add(page => page.Id, Id));
}
