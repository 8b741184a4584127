using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Catalog;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Catalog;

namespace Dashboard.Web.Tests.Components.Catalog;

public sealed class ProductPageTests : ScreenContext
{
    private ProductRow? _product = Goods.Lamp();

    public ProductPageTests()
    {
        Desk.Answer<GetProduct, ProductRow?>(_ => _product);
        Desk.Answer<GetPriceHistory, IReadOnlyList<PriceRow>>(_ =>
        [
            new PriceRow { EventId = Guid.CreateVersion7(), Price = 10m, Reason = "first price", By = "Ana", At = Goods.Morning },
            new PriceRow { EventId = Guid.CreateVersion7(), Price = 12.5m, OldPrice = 10m, Reason = "dearer wood", By = "Ben", At = Goods.Morning.AddHours(1) },
        ]);
        Desk.Answer<ListReviews, Page<ReviewRow>>(_ => Goods.PageOf(
            new ReviewRow { ReviewId = Guid.CreateVersion7(), CustomerId = Goods.Ana().CustomerId, CustomerName = "Ana Ferrer", Rating = 5, Comment = "Bright.", At = Goods.Morning }));
        Desk.Answer<ListCategories, IReadOnlyList<CategoryRow>>(_ => [new CategoryRow { Category = "Lamps", Products = 1 }]);
    }

    [Fact]
    public void Product_IsShown_WithStockPricesAndReviews()
    {
        var page = Show();

        Assert.Contains("Desk lamp", page.Find("h1").TextContent);
        Assert.Equal(["40", "3", "37"], page.FindAll("section[aria-labelledby=stock-title] dd").Select(figure => figure.TextContent));
        var prices = page.Find(".prices").TextContent;
        Assert.Contains("+25 %", prices);
        Assert.Contains("dearer wood", prices);
        Assert.Contains("Bright.", page.Find(".reviews").TextContent);
    }

    [Fact]
    public void LiveChange_OfTheStock_ChangesTheFigure()
    {
        var page = Show();
        _product = Goods.Lamp() with { OnHand = 8, Stock = 5, LowStock = true };

        Feed.Change(ProjectionNames.ProductCatalog);

        page.WaitForAssertion(() => Assert.Contains("low", page.Find("#stock-title").TextContent));
        Assert.Equal("5", page.FindAll("section[aria-labelledby=stock-title] dd")[^1].TextContent);
    }

    [Fact]
    public void UnknownProduct_SaysSo()
    {
        _product = null;

        Assert.Contains("no product at this address", Show().Find(".empty").TextContent);
    }

    [Fact]
    public void FailedQuestion_SaysSo()
    {
        Desk.AnswerLater<GetProduct, ProductRow?>((_, _) => Task.FromException<ProductRow?>(new TimeoutException("Too slow.")));

        var page = Show();

        page.WaitForAssertion(() => Assert.Contains("could not be loaded", page.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void Viewer_IsOfferedNothingThatChanges()
    {
        SignInAs(Role.Viewer);
        _product = Goods.Lamp() with { IsPublished = false };

        var page = Show();

        Assert.All(
            ["Publish", "Change details", "Change price", "Adjust stock", "Add review"],
            action => Assert.Null(page.ButtonOrNone(action)));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Publish_IsOffered_ToDraftsOnly(bool isPublished, bool isOffered)
    {
        _product = Goods.Lamp() with { IsPublished = isPublished };

        Assert.Equal(isOffered, Show().ButtonOrNone("Publish") is not null);
    }

    [Fact]
    public void Publish_Incomplete_SaysWhatIsMissing()
    {
        _product = Goods.Lamp() with { IsPublished = false, Images = [] };
        Desk.Refuse<PublishProduct>(Refusal.Rule("product-incomplete", "Desk lamp cannot be published without an image."));
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Publish").Click();
        dialogs.WaitForElement("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("without an image", dialogs.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void Command_Accepted_ShowsPendingUntilItsProjectionPassedIt()
    {
        Desk.Accept<ChangeProductPrice>();
        Monitor.Hold();
        var dialogs = Dialogs;
        var page = Show();

        page.Button("Change price").Click();
        dialogs.WaitForElement("form");
        dialogs.Input("Reason").Change("dearer wood");
        dialogs.Find("form").Submit();

        page.WaitForElement(".freshness-pending");
        Monitor.Pass();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".freshness-pending")));
    }

    [Fact]
    public async Task Disposed_Unsubscribes()
    {
        Show();
        var before = Feed.Subscribers;

        await DisposeComponentsAsync();

        Assert.Equal((1, 0), (before, Feed.Subscribers));
    }

    private IRenderedComponent<ProductPage> Show() =>
        Render<ProductPage>(parameters => parameters.Add(page => page.ProductId, Goods.Lamp().ProductId));
}
