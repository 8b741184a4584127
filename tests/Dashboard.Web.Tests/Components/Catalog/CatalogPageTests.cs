using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Pages.Catalog;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Catalog;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Catalog;

public sealed class CatalogPageTests : ScreenContext
{
    private ProductRow[] _products = [Goods.Lamp(), Goods.Pin()];

    public CatalogPageTests()
    {
        Desk.Answer<SearchProducts, Page<ProductRow>>(_ => Goods.PageOf(_products));
        Desk.Answer<ListCategories, IReadOnlyList<CategoryRow>>(_ => [new CategoryRow { Category = "Lamps", Products = 12 }]);
        Desk.Answer<GetCatalogTotals, CatalogTotals>(_ => new CatalogTotals { Key = CatalogTotals.OnlyKey, Products = 2, Published = 1, LowStock = 1, OutOfStock = 1 });
    }

    [Fact]
    public void Row_OfAProduct_ShowsPriceTrendRatingAndStock()
    {
        var page = Render<CatalogPage>();

        var row = page.FindAll("tbody tr")[0].TextContent;
        Assert.Contains("£12.50", row);
        Assert.Contains("increasing", row);
        Assert.Contains("4.5", row);
        Assert.Contains("37", row);
    }

    [Fact]
    public void Row_OfACheapDraftWithAnArabicName_ShowsAllFourPlacesAndItsState()
    {
        var page = Render<CatalogPage>();

        var row = page.FindAll("tbody tr")[1];
        Assert.Contains("£0.005", row.TextContent);
        Assert.Contains("draft", row.TextContent);
        Assert.Contains("out of stock", row.TextContent);
        Assert.Equal("auto", row.QuerySelector("a")!.GetAttribute("dir"));
    }

    [Fact]
    public void LiveChange_OfAPrice_ChangesTheRowAndMarksIt()
    {
        var page = Render<CatalogPage>();
        _products = [Goods.Lamp() with { Price = 13.75m }, Goods.Pin()];

        Feed.Change(ProjectionNames.ProductCatalog);

        page.WaitForAssertion(() => Assert.Contains("£13.75", page.FindAll("tbody tr")[0].TextContent));
        Assert.Contains("row-changed", page.FindAll("tbody tr")[0].ClassName);
        Assert.DoesNotContain("row-changed", page.FindAll("tbody tr")[1].ClassName ?? "");
    }

    [Fact]
    public void Address_WithFilters_IsAskedForAndShownInTheFields()
    {
        Go("/catalog?q=desk&category=Lamps&min=1.5&max=0.005&stock=low&rating=4&state=draft&sort=price&desc=1&at=c1&page=3");
        var page = Render<CatalogPage>();

        var question = Desk.Asked.OfType<SearchProducts>().Last();
        Assert.Equal(("desk", "Lamps", 1.5m, 0.005m), (question.Text, question.Category, question.MinPrice, question.MaxPrice));
        Assert.Equal((true, null, 4m, false), (question.LowStock, question.InStock, question.MinRating, question.IsPublished));
        Assert.Equal((ProductSort.Price, true, "c1"), (question.Sort, question.Descending, question.Page.Cursor));
        Assert.Equal("desk", page.Input("Search").GetAttribute("value"));
        Assert.Equal("0.005", page.Input("to").GetAttribute("value"));
    }

    [Fact]
    public void Address_WithNonsense_ShowsAllProducts()
    {
        Go("/catalog?min=cheap&stock=17&rating=9&sort=colour&page=-4");
        Render<CatalogPage>();

        var question = Desk.Asked.OfType<SearchProducts>().Last();
        Assert.Equal((null, null, null, ProductSort.Name), (question.MinPrice, question.LowStock, question.MinRating, question.Sort));
    }

    [Fact]
    public void Typing_WhenItRests_SearchesFromTheFirstPage()
    {
        Go("/catalog?category=Lamps&at=c1&page=3");
        var page = Render<CatalogPage>();

        page.Input("Search").Input("la");
        page.Input("Search").Input("lamp");
        var before = Address;
        Time.Advance(SearchBox.Rest);

        page.WaitForAssertion(() => Assert.Equal("/catalog?q=lamp&category=Lamps", Address));
        Assert.Equal("/catalog?category=Lamps&at=c1&page=3", before);
    }

    [Fact]
    public void LiveChange_WhileTyping_KeepsWhatIsTyped()
    {
        var page = Render<CatalogPage>();
        page.Input("Search").Input("la");
        _products = [Goods.Pin()];

        Feed.Change(ProjectionNames.ProductCatalog);

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal("la", page.Input("Search").GetAttribute("value"));
    }

    [Fact]
    public void Category_Chosen_StandsInTheAddressWithItsCountInTheList()
    {
        var page = Render<CatalogPage>();

        Assert.Contains("Lamps (12)", page.Input("Category").TextContent);
        page.Input("Category").Change("Lamps");

        page.WaitForAssertion(() => Assert.Equal("/catalog?category=Lamps", Address));
    }

    [Fact]
    public void NoProducts_WithAFilter_OffersToShowAll()
    {
        _products = [];
        Go("/catalog?q=zzz");

        var page = Render<CatalogPage>();

        Assert.Contains("No product fits", page.Find(".empty").TextContent);
        Assert.Equal("/catalog", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void NoProducts_AtAll_SaysHowToGetSome()
    {
        _products = [];

        Assert.Contains("catalogue is empty", Render<CatalogPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void NoAnswerYet_ShowsASkeleton()
    {
        Desk.AnswerLater<SearchProducts, Page<ProductRow>>((_, stop) => new TaskCompletionSource<Page<ProductRow>>().Task.WaitAsync(stop));

        Assert.NotNull(Render<CatalogPage>().Find(".skeleton"));
    }

    [Fact]
    public void FailedQuestion_SaysSoAndOffersAnotherTry()
    {
        Desk.AnswerLater<SearchProducts, Page<ProductRow>>((_, _) => Task.FromException<Page<ProductRow>>(new TimeoutException("Too slow.")));

        var page = Render<CatalogPage>();

        page.WaitForAssertion(() => Assert.Contains("could not be loaded", page.Find("[role=alert]").TextContent));
        Assert.NotNull(page.Button("Try again"));
    }

    [Fact]
    public void Viewer_IsNotOfferedANewProduct()
    {
        SignInAs(Role.Viewer);

        Assert.Null(Render<CatalogPage>().ButtonOrNone("New product"));
    }

    [Fact]
    public void NewProduct_Created_OpensItsPage()
    {
        var id = Guid.CreateVersion7();
        Desk.Accept<CreateProduct, Guid>(_ => id);
        var dialogs = Dialogs;
        var page = Render<CatalogPage>();

        page.Button("New product").Click();
        dialogs.WaitForElement("form");
        dialogs.Input("Name").Change("Chair");
        dialogs.Input("Price").Change("0,005");
        dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal($"/catalog/{id}", Address));
        Assert.Equal(0.005m, Assert.IsType<CreateProduct>(Desk.Sent.Single()).Price);
    }

    [Fact]
    public async Task Disposed_Unsubscribes()
    {
        Render<CatalogPage>();
        var before = Feed.Subscribers;

        await DisposeComponentsAsync();

        Assert.Equal((1, 0), (before, Feed.Subscribers));
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
