using Bunit;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Pages.Subscriptions;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Subscriptions;

public sealed class RenewalListPageTests : ScreenContext
{
    public RenewalListPageTests() => Desk.Answer<ListRenewals, Page<RenewalView>>(asked => new Page<RenewalView>
    {
        Items = [SubscriptionRows.Renewal(asked.State!.Value, Time.GetUtcNow())],
        Total = 347,
        TotalIsExact = true,
        Next = "further",
    });

    [Theory]
    [InlineData("?state=lost&days=7&at=further&page=2", RenewalState.Lost, 7, "further")]
    [InlineData("?state=Paid", RenewalState.Paid, 30, null)]
    [InlineData("?state=4&days=12", RenewalState.Retrying, 30, null)]
    [InlineData("", RenewalState.Retrying, 30, null)]
    public void Address_SaysWhichAndWhere(string query, RenewalState state, int days, string? cursor)
    {
        Show(query);

        var asked = Desk.Asked.OfType<ListRenewals>().Last();
        Assert.Equal((state, days, cursor), (asked.State!.Value, asked.Days!.Value, asked.Page.Cursor));
    }

    [Fact]
    public void Pages_AreReachedByKeyAndCounted()
    {
        var page = Show("?state=paid&days=90");
        Assert.Contains("347 renewals, page 1 of 14", Goods.Text(page.Find(".pager")));

        page.ButtonOrNone("Next")!.Click();

        Assert.EndsWith("/renewals/list?state=paid&days=90&at=further&page=2", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranges_AreOfferedForWhatIsSettledOnly()
    {
        Assert.Empty(Show("?state=retrying").FindAll(".choices"));
        Assert.Equal("/renewals/list?state=lost&days=7", Show("?state=lost&page=3&at=further").FindAll(".choices a")[1].GetAttribute("href"));
    }

    private IRenderedComponent<RenewalListPage> Show(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/renewals/list{query}");
        return Render<RenewalListPage>();
    }
}
