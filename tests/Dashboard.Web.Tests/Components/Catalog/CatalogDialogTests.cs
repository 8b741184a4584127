using Bunit;
using Dashboard.Domain;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Pages.Catalog;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Catalog;

namespace Dashboard.Web.Tests.Components.Catalog;

public sealed class CatalogDialogTests : ScreenContext
{
    [Fact]
    public void NewProduct_WithFaults_SaysEachBesideItsFieldAndKeepsWhatWasTyped()
    {
        Desk.Refuse<CreateProduct, Guid>(Refusal.Invalid([new FieldFault("Name", "Name is required."), new FieldFault("Price", "Price must be greater than 0.")]));
        var dialog = Render<ProductDialog>();

        dialog.Input("Description").Change("A chair.");
        dialog.Input("Price").Change("-1");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal("Name is required.", dialog.FaultOf("Name")));
        Assert.Equal("Price must be greater than 0.", dialog.FaultOf("Price"));
        Assert.Equal("-1", dialog.Input("Price").GetAttribute("value"));
        Assert.Equal("A chair.", dialog.Input("Description").GetAttribute("value"));
    }

    [Fact]
    public void NewProduct_WithANumberThatIsNone_IsNotSent()
    {
        var dialog = Render<ProductDialog>();

        dialog.Input("Price").Change("twelve");
        dialog.Input("Stock").Change("1.5");
        dialog.Find("form").Submit();

        Assert.Contains("must be a number", dialog.FaultOf("Price"));
        Assert.Contains("must be a number", dialog.FaultOf("Stock"));
        Assert.Equal("twelve", dialog.Input("Price").GetAttribute("value"));
        Assert.Empty(Desk.Sent);
    }

    [Fact]
    public void NewProduct_WithANumberThatIsNone_IsToldOfEveryOtherFaultToo()
    {
        Desk.Rules = [new FieldFault("Name", "Name is required."), new FieldFault("Price", "Price must be greater than 0.")];
        var dialog = Render<ProductDialog>();

        dialog.Input("Price").Change("twelve");
        dialog.Find("form").Submit();

        Assert.Equal("Name is required.", dialog.FaultOf("Name"));
        Assert.Equal("Price must be a number, such as 12.50.", dialog.FaultOf("Price"));
        Assert.Empty(Desk.Sent);
    }

    [Fact]
    public void NewProduct_WithImagesThatAreNoAddresses_MarksTheFieldOfImages()
    {
        var fault = "An image must be a web address.";
        Desk.Refuse<CreateProduct, Guid>(Refusal.Invalid([new FieldFault("Images[0]", fault), new FieldFault("Images[2]", fault)]));
        var dialog = Render<ProductDialog>();

        dialog.Input("Price").Change("1");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal(fault, dialog.FaultOf("Images")));
    }

    [Fact]
    public void NewProduct_SentAgainAfterALostAnswer_IsTheSameCommand()
    {
        Desk.Respond<CreateProduct, Guid>(_ => throw new TimeoutException("No answer."));
        var dialog = Render<ProductDialog>();
        dialog.Input("Name").Change("Chair");
        dialog.Input("Tags").Change("wood, oak");
        dialog.Input("Price").Change("10");

        dialog.Find("form").Submit();
        dialog.WaitForElement("[role=alert]");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal(2, Desk.Sent.Count));
        Assert.Equal(Desk.Sent[0].CommandId, Desk.Sent[1].CommandId);
    }

    [Fact]
    public void Details_Changed_SendsEveryFieldAndNoPrice()
    {
        Desk.Accept<ChangeProductDetails>();
        var dialog = Render<ProductDialog>(parameters => parameters.Add(form => form.Product, Goods.Lamp()));

        dialog.Input("Tags").Change("light,, desk , oak");
        dialog.Input("Images").Change("/images/a.png\n\n/images/b.png");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Single(Desk.Sent));
        var fields = Assert.IsType<ChangeProductDetails>(Desk.Sent[0]).Fields;
        Assert.Equal(("Desk lamp", "Lamps", "Lumen"), (fields.Name, fields.Category, fields.Brand));
        Assert.Equal(["light", "desk", "oak"], fields.Tags!);
        Assert.Equal(["/images/a.png", "/images/b.png"], fields.Images!);
        Assert.DoesNotContain("Stock", dialog.Markup);
    }

    [Fact]
    public void Price_WhileTyped_ShowsOldNewAndPercentage()
    {
        var dialog = Render<PriceDialog>(parameters => parameters.Add(form => form.Product, Goods.Lamp()));

        dialog.Input("New price").Input("10");

        var preview = dialog.Find(".preview").TextContent;
        Assert.Contains("£12.50", preview);
        Assert.Contains("£10.00", preview);
        Assert.Contains("−20 %", preview);
    }

    [Fact]
    public void Price_WithoutAReason_SaysSoBesideTheField()
    {
        Desk.Refuse<ChangeProductPrice>(Refusal.Invalid("Reason", "Reason is required."));
        var dialog = Render<PriceDialog>(parameters => parameters.Add(form => form.Product, Goods.Pin()));

        var typed = dialog.Input("New price").GetAttribute("value");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal("Reason is required.", dialog.FaultOf("Reason")));
        Assert.Equal("0.005", typed);
    }

    [Theory]
    [InlineData(false, "35", 35, null, "40 → 35")]
    [InlineData(true, "-5", null, -5, "40 → 35")]
    public void Stock_SetOrChanged_SendsOneOfBothAndShowsWhatItComesTo(bool isChange, string typed, int? quantity, int? change, string preview)
    {
        Desk.Accept<AdjustInventory>();
        var dialog = Render<StockDialog>(parameters => parameters.Add(form => form.Product, Goods.Lamp()));

        dialog.FindAll("input[type=radio]")[isChange ? 1 : 0].Change(true);
        dialog.Input(isChange ? "Change" : "Pieces").Input(typed);
        dialog.Input("Reason").Change("counted");
        var shown = dialog.Find(".preview").TextContent;
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Single(Desk.Sent));
        var command = Assert.IsType<AdjustInventory>(Desk.Sent[0]);
        Assert.Equal((quantity, change, "counted"), (command.Quantity, command.Change, command.Reason));
        Assert.Contains(preview, shown);
    }

    [Fact]
    public void Stock_BelowWhatIsReserved_SaysTheRefusal()
    {
        Desk.Refuse<AdjustInventory>(Refusal.Rule("stock-reserved", "3 of Desk lamp are reserved for orders; stock cannot fall below that."));
        var dialog = Render<StockDialog>(parameters => parameters.Add(form => form.Product, Goods.Lamp()));

        dialog.Input("Pieces").Input("1");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Contains("3 of Desk lamp are reserved", dialog.Find("[role=alert]").TextContent));
        Assert.Equal("1", dialog.Input("Pieces").GetAttribute("value"));
    }

    [Fact]
    public void Picker_OffersFirstWhatIsCalledSo_ThenWhatBeginsSo()
    {
        var (ana, ben, cy) = (Goods.Ana() with { Name = "Abel Cy" }, Goods.Ben() with { Name = "Cyril" }, Goods.Ana() with { CustomerId = Guid.CreateVersion7(), Name = "Cy" });
        Desk.Answer<ListCustomers, Page<CustomerStats>>(question => question.FromName is null ? Goods.PageOf(ana, ben) : Goods.PageOf(ben, cy, ana));
        var dialog = Render<ReviewDialog>(parameters => parameters.Add(form => form.ProductId, Goods.Lamp().ProductId));

        dialog.Input("Customer").Input("cy");
        Time.Advance(SearchBox.Rest);

        dialog.WaitForAssertion(() => Assert.Equal(
            ["Cy", "Cyril", "Abel Cy"], dialog.FindAll(".picker-option span:first-child").Select(option => option.TextContent)));
    }

    [Fact]
    public void Review_OfACustomerFoundByTyping_IsSent()
    {
        Desk.Answer<ListCustomers, Page<CustomerStats>>(_ => Goods.PageOf(Goods.Ana(), Goods.Ben()));
        Desk.Accept<AddReview, Guid>(_ => Guid.CreateVersion7());
        var dialog = Render<ReviewDialog>(parameters => parameters.Add(form => form.ProductId, Goods.Lamp().ProductId));

        dialog.Input("Customer").Input("an");
        Time.Advance(SearchBox.Rest);
        dialog.WaitForAssertion(() => Assert.Equal(2, dialog.FindAll(".picker-option").Count));
        dialog.Button("Ana Ferrer").Click();
        dialog.FindAll("input[type=radio]")[3].Change(true);
        dialog.Input("Comment").Change("Bright.");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Single(Desk.Sent));
        var command = Assert.IsType<AddReview>(Desk.Sent[0]);
        Assert.Equal((Goods.Ana().CustomerId, 4, "Bright."), (command.CustomerId, command.Rating, command.Comment));
    }

    [Fact]
    public void Review_WithoutCustomerAndRating_SaysBothBesideTheirFields()
    {
        Desk.Refuse<AddReview, Guid>(Refusal.Invalid([new FieldFault("CustomerId", "Customer is required."), new FieldFault("Rating", "Rating must be between 1 and 5.")]));
        var dialog = Render<ReviewDialog>(parameters => parameters.Add(form => form.ProductId, Goods.Lamp().ProductId));

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal("Customer is required.", dialog.FaultOf("Customer")));
        Assert.Equal("Rating must be between 1 and 5.", dialog.Find("#review-rating-fault").TextContent);
    }
}
