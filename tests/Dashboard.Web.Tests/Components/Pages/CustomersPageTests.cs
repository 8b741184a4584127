using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Pages.Customers;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Customers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Pages;

public sealed class CustomersPageTests : ScreenContext
{
    private Page<CustomerStats> _customers = Shop.PageOf(Shop.Ana(), Shop.Ben());

    public CustomersPageTests()
    {
        Desk.Answer<ListCustomers, Page<CustomerStats>>(_ => _customers);
        Desk.Answer<ListCategories, IReadOnlyList<CategoryRow>>(_ => [new CategoryRow { Category = "Cups", Products = 3 }]);
    }

    private ListCustomers LastQuestion => Desk.Asked.OfType<ListCustomers>().Last();

    [Fact]
    public void Customers_Listed_ShowWhatIsKnownOfThem()
    {
        var page = Render<CustomersPage>();

        var ana = page.Find($"[data-customer='{Shop.Ana().CustomerId}']").TextContent;
        Assert.Contains("Ana Ferrer", ana);
        Assert.Contains("£7,000.58", ana);
        Assert.Contains("verified", ana);
        Assert.Contains("2 customers", page.Find(".pager-total").TextContent);
    }

    [Fact]
    public void LiveChange_OfACustomer_ChangesItsRowAloneAndMarksIt()
    {
        var page = Render<CustomersPage>();

        _customers = Shop.PageOf(Shop.Ana(ana => ana with { Name = "Ana Ruiz" }), Shop.Ben());
        Feed.Change(ProjectionNames.CustomerStats, Shop.Ana().CustomerId.ToString());

        page.WaitForAssertion(() => Assert.Contains("Ana Ruiz", page.Find($"[data-customer='{Shop.Ana().CustomerId}']").TextContent));
        Assert.StartsWith("row-changed", page.Find($"[data-customer='{Shop.Ana().CustomerId}']").ClassName);
        Assert.False(page.Find($"[data-customer='{Shop.Ben().CustomerId}']").HasAttribute("class"));
    }

    [Fact]
    public void LiveChange_WhileSomebodyTypes_LeavesTheTypedText()
    {
        var page = Render<CustomersPage>();
        page.Find("input[type=search]").Input("an");

        _customers = Shop.PageOf(Shop.Ben());
        Feed.Change(ProjectionNames.CustomerStats);

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal("an", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Search_WhenTheTypingRests_GoesIntoTheAddressAndTheQuestion()
    {
        var page = Render<CustomersPage>();

        page.Find("input[type=search]").Input("ana");
        Time.Advance(TimeSpan.FromMilliseconds(250));

        page.WaitForAssertion(() => Assert.Equal("/?q=ana", Address));
    }

    [Fact]
    public void Address_WithFilters_IsAskedFor()
    {
        Go("/customers?q=ana&verified=yes&category=Cups&sort=TotalSpent&desc=yes&cursor=abc&page=3");

        var page = Render<CustomersPage>();

        Assert.Equal(("ana", true, "Cups", CustomerSort.TotalSpent, true, "abc"), (
            LastQuestion.Text, LastQuestion.IsVerified, LastQuestion.FavoriteCategory, LastQuestion.Sort, LastQuestion.Descending, LastQuestion.Page.Cursor));
        Assert.Equal("descending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal("ana", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Address_WithNonsense_IsTakenForNoFilter()
    {
        Go("/customers?verified=perhaps&sort=99&page=x");

        Render<CustomersPage>();

        Assert.Equal((null, CustomerSort.Name), (LastQuestion.IsVerified, LastQuestion.Sort));
    }

    [Fact]
    public void Filter_Chosen_LeavesThePage()
    {
        Go("/customers?cursor=abc&page=3");
        var page = Render<CustomersPage>();

        page.Find("#filter-verified").Change("no");

        Assert.Equal("/customers?verified=no", Address);
    }

    [Fact]
    public void Next_OfThePager_PutsTheCursorIntoTheAddress()
    {
        _customers = _customers with { Total = 60, Next = "after-ben" };
        var page = Render<CustomersPage>();

        page.FindAll(".pager button").Single(button => button.TextContent.Contains("Next", StringComparison.Ordinal)).Click();

        Assert.Equal("/?cursor=after-ben&page=2", Address);
    }

    [Fact]
    public void Sort_ByAnotherColumn_StartsWithTheLargest()
    {
        var page = Render<CustomersPage>();

        page.FindAll("button.sort").Single(button => button.TextContent.Contains("Spent", StringComparison.Ordinal)).Click();

        Assert.Equal("/?sort=TotalSpent&desc=yes", Address);
    }

    [Fact]
    public void NoCustomers_IsSaid()
    {
        _customers = Shop.PageOf<CustomerStats>();

        Assert.Contains("There are no customers yet.", Render<CustomersPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void NoCustomerThatFits_OffersToClearTheFilters()
    {
        _customers = Shop.PageOf<CustomerStats>();
        Go("/customers?q=nobody");
        var page = Render<CustomersPage>();

        page.Find(".empty button").Click();

        Assert.Equal("/customers", Address);
    }

    [Fact]
    public void Loading_ShowsASkeleton()
    {
        Desk.AnswerLater<ListCustomers, Page<CustomerStats>>((_, stop) => new TaskCompletionSource<Page<CustomerStats>>().Task.WaitAsync(stop));

        Assert.NotNull(Render<CustomersPage>().Find(".skeleton"));
    }

    [Fact]
    public void Failing_SaysSoAndOffersAnotherTry()
    {
        Desk.Answer<ListCustomers, Page<CustomerStats>>(_ => throw new InvalidOperationException("The database is away."));
        var page = Render<CustomersPage>();
        page.WaitForElement("[role=alert]");
        Desk.Answer<ListCustomers, Page<CustomerStats>>(_ => _customers);

        page.Find("[role=alert] button").Click();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public void Register_ForAViewer_IsNotOffered()
    {
        SignInAs(Role.Viewer);

        Assert.DoesNotContain("Register", Render<CustomersPage>().Find(".page-header").TextContent);
    }

    [Fact]
    public void Register_InTheDialog_ShowsPendingUntilItIsSeenAndOpensTheCustomer()
    {
        var dialogs = Dialogs;
        var customer = Guid.CreateVersion7();
        Desk.Accept<RegisterCustomer, Guid>(_ => customer);
        Monitor.Hold();
        var page = Render<CustomersPage>();
        page.Find(".page-header-actions button").Click();
        dialogs.WaitForElement("form");

        dialogs.FindAll("form input")[0].Change("Cy Twombly");
        dialogs.FindAll("form input")[1].Change("cy@example.com");
        dialogs.Find("form").Submit();

        page.WaitForElement(".freshness-pending");
        var sent = Assert.IsType<RegisterCustomer>(Desk.Sent.Single());
        Assert.Equal(("Cy Twombly", "cy@example.com"), (sent.Name, sent.Email));
        Monitor.Pass();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".freshness-pending")));
        page.WaitForAssertion(() => Assert.EndsWith($"/customers/{customer}", Services.GetRequiredService<NavigationManager>().Uri));
    }

    [Fact]
    public async Task Disposed_IsUnsubscribed()
    {
        Render<CustomersPage>();

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Subscribers);
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
