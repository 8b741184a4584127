using Bunit;
using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Catalog;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Pages.Orders;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.Web.Tests.Components.Orders;

public sealed class OrderDialogTests : ScreenContext
{
    private readonly Guid _order = Goods.Order().OrderId;

    [Fact]
    public void NewOrder_WithoutACustomer_SaysSoBesideTheField()
    {
        Desk.Refuse<CreateOrder, NewOrder>(Refusal.Invalid("CustomerId", "Customer is required."));
        var dialog = Render<NewOrderDialog>();

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal("Customer is required.", dialog.FaultOf("Customer")));
    }

    [Fact]
    public void AddItem_WithoutAPrice_SendsNoneAndSaysWhichItWillBe()
    {
        Desk.Answer<SearchProducts, Page<ProductRow>>(_ => Goods.PageOf(Goods.Lamp()));
        Desk.Accept<AddOrderItem>();
        var dialog = Render<AddItemDialog>(parameters => parameters.Add(form => form.OrderId, _order));

        dialog.Input("Product").Input("lamp");
        Time.Advance(SearchBox.Rest);
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll(".picker-option")));
        dialog.Find(".picker-option").Click();
        dialog.Input("Quantity").Change("3");
        var hint = dialog.Markup;
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal(new AddOrderItem(_order, Goods.Lamp().ProductId, 3) { CommandId = Desk.Sent.Single().CommandId }, Desk.Sent.Single()));
        Assert.Contains("Left empty it is £12.50.", hint);
    }

    [Fact]
    public void AddItem_WithFaults_SaysEachBesideItsField()
    {
        Desk.Refuse<AddOrderItem>(Refusal.Invalid([new FieldFault("ProductId", "Product is required."), new FieldFault("Quantity", "Quantity must be at least 1.")]));
        var dialog = Render<AddItemDialog>(parameters => parameters.Add(form => form.OrderId, _order));

        dialog.Input("Quantity").Change("0");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal("Product is required.", dialog.FaultOf("Product")));
        Assert.Equal("Quantity must be at least 1.", dialog.FaultOf("Quantity"));
        Assert.Equal("0", dialog.Input("Quantity").GetAttribute("value"));
    }

    [Fact]
    public void ChangeItem_WhileTyped_ShowsTheAmount_AndIsSent()
    {
        Desk.Accept<ChangeOrderItem>();
        var dialog = Render<ChangeItemDialog>(parameters => parameters.Add(form => form.OrderId, _order).Add(form => form.Item, Goods.Item()));

        dialog.Input("Quantity").Input("4");
        dialog.Input("Unit price").Input("0.0125");
        var amount = dialog.Find("[role=status]").TextContent;
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Single(Desk.Sent));
        var command = Assert.IsType<ChangeOrderItem>(Desk.Sent[0]);
        Assert.Equal((1, 4, 0.0125m), (command.Line, command.Quantity, command.Price));
        Assert.Contains("£25.00 → £0.05", amount);
    }

    [Fact]
    public void ChangeItem_OfAnOrderSubmittedMeanwhile_SaysTheRefusal()
    {
        Desk.Refuse<ChangeOrderItem>(Refusal.Rule("order-not-draft", "Order 1042 is submitted: only a draft can be changed."));
        var dialog = Render<ChangeItemDialog>(parameters => parameters.Add(form => form.OrderId, _order).Add(form => form.Item, Goods.Item()));

        dialog.Input("Quantity").Input("4");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Contains("only a draft can be changed", dialog.Find("[role=alert]").TextContent));
        Assert.Equal("4", dialog.Input("Quantity").GetAttribute("value"));
    }

    [Fact]
    public void Submit_ShowsWhatItComesTo_AndSendsAddressAndPayment()
    {
        Desk.Accept<SubmitOrder>();
        var dialog = ShowSubmit();

        Assert.Contains("£27.00", dialog.Find(".totals").TextContent);
        dialog.Input("Street").Change("1 High Street");
        dialog.Input("City").Change("York");
        dialog.Input("Postal code").Change("YO1 7HH");
        dialog.Input("Country").Change("United Kingdom");
        dialog.Input("Payment method").Change("Card");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Single(Desk.Sent));
        var command = Assert.IsType<SubmitOrder>(Desk.Sent[0]);
        Assert.Equal((new Address("1 High Street", "York", "YO1 7HH", "United Kingdom"), "Card"), (command.ShippingAddress, command.PaymentMethod));
    }

    [Fact]
    public void Submit_WithoutAnAddress_SaysEveryFaultBesideItsField()
    {
        Desk.Refuse<SubmitOrder>(Refusal.Invalid(
        [
            new FieldFault("ShippingAddress.Street", "Street is required."), new FieldFault("ShippingAddress.City", "City is required."),
            new FieldFault("PaymentMethod", "Payment method is required."),
        ]));
        var dialog = ShowSubmit();

        dialog.Input("Country").Change("Egypt");
        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Equal("Street is required.", dialog.FaultOf("Street")));
        Assert.Equal("City is required.", dialog.FaultOf("City"));
        Assert.Equal("Payment method is required.", dialog.FaultOf("Payment method"));
        Assert.Equal("Egypt", dialog.Input("Country").GetAttribute("value"));
    }

    [Fact]
    public void Submit_OfMoreThanThereIs_SaysTheRefusal()
    {
        Desk.Refuse<SubmitOrder>(Refusal.Rule("out-of-stock", "Only 1 of Desk lamp can be promised, 2 were asked for."));
        var dialog = ShowSubmit();

        dialog.Find("form").Submit();

        dialog.WaitForAssertion(() => Assert.Contains("Only 1 of Desk lamp", dialog.Find("[role=alert]").TextContent));
    }

    [Fact]
    public void SecondClick_WhileSending_SendsNothing()
    {
        var answer = new TaskCompletionSource<Outcome<Done>>();
        Desk.Respond<SubmitOrder, Done>(_ => answer.Task);
        var dialog = ShowSubmit();

        dialog.Find("form").Submit();
        dialog.Find("form").Submit();

        Assert.Single(Desk.Sent);
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        answer.SetResult(Done.Instance);
    }

    private IRenderedComponent<SubmitOrderDialog> ShowSubmit() =>
        Render<SubmitOrderDialog>(parameters => parameters.Add(form => form.Order, Goods.Order(OrderStatus.Draft)));
}
