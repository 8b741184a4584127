using Bunit;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Stock;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Pages.Stock;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Stock;

public sealed class StockPageTests : ScreenContext
{
    private StockRow[] _rows = [StockRows.Lamp(), StockRows.Lamp() with { ProductId = Guid.CreateVersion7(), Name = "Pin", Available = 0, Level = StockLevel.Out }];

    public StockPageTests()
    {
        Desk.Answer<ListStock, Page<StockRow>>(_ => Shop.PageOf(_rows) with { Next = "c2", Total = 60 });
        Desk.Answer<GetStockTotals, StockTotals>(_ => new StockTotals { Products = 60, Low = 7, Out = 2, WithReserved = 4, OnHand = 1_240, Reserved = 12 });
    }

    [Fact]
    public void Row_OfAProduct_ShowsItsPiecesAndLeadsToItsMovements()
    {
        var rows = Render<StockPage>().FindAll("tbody tr");

        Assert.Equal("Desk lamp Lamps 12 4 low 8 5 Mar 2026, 09:30", Goods.Text(rows[0]));
        Assert.Equal($"/stock/{StockRows.Lamp().ProductId}", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("out of stock 0", Goods.Text(rows[1]));
    }

    [Fact]
    public void Head_AndTabs_ShowTotals()
    {
        var page = Render<StockPage>();

        Assert.Equal("1,240 pieces on hand, 12 reserved for orders, 1,228 available", page.Find(".page-header-subtitle").TextContent);
        Assert.Equal(["All 60", "Low 7", "Out of stock 2", "Reserved 4"], page.FindAll(".tabs a").Select(tab => tab.TextContent));
    }

    [Fact]
    public void Address_WithFilters_IsAskedFor_AndKeptByTheTabs()
    {
        Go("/stock?show=low&q=lamp&sort=available&desc=1&at=c1&page=2");
        var page = Render<StockPage>();

        var question = Desk.Asked.OfType<ListStock>().Last();
        Assert.Equal((StockFilter.Low, "lamp", StockSort.Available, true, "c1"), (question.Filter, question.Text, question.Sort, question.Descending, question.Page.Cursor));
        Assert.Equal("/stock?show=out&q=lamp&sort=available&desc=1", page.FindAll(".tabs a")[2].GetAttribute("href"));
        Assert.Equal("Low 7", page.Find(".tabs [aria-current]").TextContent);
    }

    [Fact]
    public void Search_StandsInTheAddress()
    {
        var page = Render<StockPage>();

        page.Input("Search").Input("lam");
        Time.Advance(SearchBox.Rest);

        page.WaitForAssertion(() => Assert.Equal("/stock?q=lam", Address));
    }

    [Fact]
    public void Reserved_SortsTheMostFirst()
    {
        var page = Render<StockPage>();

        page.FindAll("th .sort").Single(button => button.TextContent.Contains("Reserved", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Equal("/stock?sort=reserved&desc=1", Address));
    }

    [Fact]
    public void LiveChange_OfPieces_ChangesTheRow()
    {
        var page = Render<StockPage>();
        _rows = [StockRows.Lamp() with { Reserved = 5, Available = 7 }, _rows[1]];

        Feed.Change(ProjectionNames.Stock);

        page.WaitForAssertion(() => Assert.Contains("low 7", Goods.Text(page.Find("tbody tr"))));
        Assert.Contains("row-changed", page.Find("tbody tr").ClassName);
    }

    [Theory]
    [InlineData("/stock", "There are no products yet.")]
    [InlineData("/stock?show=out", "No product fits these filters.")]
    public void NoStock_SaysSo(string address, string expected)
    {
        _rows = [];
        Go(address);

        Assert.Contains(expected, Render<StockPage>().Find(".empty").TextContent);
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
