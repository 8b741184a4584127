using Dashboard.Domain;
using Dashboard.Domain.Orders;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Orders;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.WriteSide.Tests.Pipeline;

/// <summary>Without a database: a malformed command is refused before one is asked, with every fault at once.</summary>
public sealed class ValidationTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly string Long = new('x', 5_000);

    private TestDashboard? _dashboard;

    public async ValueTask InitializeAsync() => _dashboard = await TestDashboard.StartAsync(new NoDatabase());

    public ValueTask DisposeAsync() => _dashboard!.DisposeAsync();

    private async Task FaultsAsync<TAnswer>(Command<TAnswer> command, params (string Field, string Sentence)[] faults)
    {
        var refusal = (await _dashboard!.SendAsync(command)).Refusal;

        Assert.Equal((RefusalKind.Invalid, "invalid"), (refusal?.Kind, refusal?.Code));
        Assert.Equal(faults, refusal!.Faults.Select(fault => (fault.Field, fault.Sentence)));
        Assert.Equal(string.Join(' ', faults.Select(fault => fault.Sentence)), refusal.Sentence);
    }

    [Fact]
    public Task RegisterCustomer_WithNothing_TellsEveryFault() => FaultsAsync(
        new RegisterCustomer(" ", ""),
        ("Name", "Name is required."), ("Email", "E-mail is required."));

    [Fact]
    public Task RegisterCustomer_TooLong_TellsEveryFault() => FaultsAsync(
        new RegisterCustomer(Long, Long, Long, Long),
        ("Name", "Name can have at most 200 characters."),
        ("Email", "E-mail can have at most 254 characters."),
        ("Email", "E-mail must be an address such as ana@example.com."),
        ("Phone", "Phone can have at most 40 characters."),
        ("Country", "Country can have at most 200 characters."));

    [Theory]
    [InlineData("ana")]
    [InlineData("@example.com")]
    [InlineData("ana@")]
    [InlineData("ana@@example.com")]
    [InlineData("ana maria@example.com")]
    public Task RegisterCustomer_WithNoAddress_IsToldSo(string email) => FaultsAsync(
        new RegisterCustomer("Ana", email), ("Email", "E-mail must be an address such as ana@example.com."));

    [Fact]
    public Task RegisterCustomer_WithACharacterThatNobodyTypes_IsToldSo() => FaultsAsync(
        new RegisterCustomer("An\0a", "ana@example.com"), ("Name", "Name holds a character that cannot be stored."));

    [Fact]
    public Task ChangeCustomerDetails_WithFaults_TellsThemAll() => FaultsAsync(
        new ChangeCustomerDetails(Id, "", "ana"),
        ("Name", "Name is required."), ("Email", "E-mail must be an address such as ana@example.com."));

    [Fact]
    public Task CreateProduct_WithFaults_TellsThemAll() => FaultsAsync(
        new CreateProduct(new ProductFields("", Long, Long, Long), 0m, -1),
        ("Name", "Name is required."),
        ("Description", "Description can have at most 4000 characters."),
        ("Category", "Category can have at most 100 characters."),
        ("Brand", "Brand can have at most 100 characters."),
        ("Price", "Price must be greater than 0."),
        ("Stock", "Stock cannot be below 0."));

    [Fact]
    public Task CreateProduct_WithTooManyWords_IsToldSo() => FaultsAsync(
        new CreateProduct(new ProductFields("Lamp", Tags: [.. Enumerable.Range(0, 51).Select(number => $"tag {number}")], Images: [Long]), 1m),
        ("Tags", "Tags can be at most 50."),
        ("Images", "Each of images can have at most 2000 characters, on one line."),
        ("Images[0]", "An image must be a web address (http or https) or a path such as /images/lamp.png."));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//example.com/lamp.png")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("lamp.png")]
    public Task ChangeProductDetails_WithAnImageThatIsNoWebAddress_IsToldSo(string image) => FaultsAsync(
        new ChangeProductDetails(Id, new ProductFields("Lamp", Images: ["/lamp.png", "https://example.com/lamp.png", image])),
        ("Images[2]", "An image must be a web address (http or https) or a path such as /images/lamp.png."));

    [Theory]
    [InlineData(0, "Price must be greater than 0.")]
    [InlineData(-1, "Price must be greater than 0.")]
    [InlineData(100_000_001, "Price must be at most 100000000.")]
    [InlineData(0.00001, "Price can have at most 4 decimal places.")]
    public Task ChangeProductPrice_OutOfBounds_TellsPriceAndReason(decimal price, string sentence) => FaultsAsync(
        new ChangeProductPrice(Id, price, ""), ("Price", sentence), ("Reason", "Reason is required."));

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public Task AddReview_WithFaults_TellsThemAll(int rating) => FaultsAsync(
        new AddReview(Id, Guid.Empty, rating, Long),
        ("CustomerId", "Customer is required."),
        ("Rating", "Rating must be between 1 and 5."),
        ("Comment", "Comment can have at most 4000 characters."));

    [Theory]
    [InlineData(null, null)]
    [InlineData(1, 1)]
    public Task AdjustInventory_WithNeitherOrBoth_IsToldSo(int? quantity, int? change) => FaultsAsync(
        new AdjustInventory(Id, quantity, change, " "),
        ("Quantity", "Give either the quantity on hand or the change, not both."), ("Reason", "Reason is required."));

    [Fact]
    public Task AdjustInventory_BelowZero_IsToldSo() => FaultsAsync(
        new AdjustInventory(Id, -1, null, "count"), ("Quantity", "Quantity cannot be below 0."));

    [Fact]
    public Task ReserveInventory_WithFaults_TellsThemAll() => FaultsAsync(
        new ReserveInventory(Id, Guid.Empty, 0),
        ("OrderId", "Order is required."), ("Quantity", "Quantity must be at least 1."));

    [Fact]
    public Task CreateOrder_WithFaults_TellsThemAllByItem() => FaultsAsync(
        new CreateOrder(Guid.Empty, [new(Id, 1, 1m), new(Guid.Empty, 0, 0m), null!]),
        ("CustomerId", "Customer is required."),
        ("Items[1].ProductId", "Item 2: product is required"),
        ("Items[1].Quantity", "Item 2: quantity must be at least 1"),
        ("Items[1].Price", "Item 2: price must be greater than 0"),
        ("Items[2].ProductId", "Item 3: product is required"));

    [Fact]
    public Task PlaceOrder_WithNothing_TellsEveryFault() => FaultsAsync(
        new PlaceOrder(Guid.Empty, [], null!, ""),
        ("CustomerId", "Customer is required."),
        ("Items", "At least one item is required."),
        ("ShippingAddress", "Shipping address is required."),
        ("PaymentMethod", "Payment method is required."));

    [Fact]
    public Task PlaceOrder_WithoutAListOfItems_IsToldSo() => FaultsAsync(
        new PlaceOrder(Id, null!, Shop.Address, "card"), ("Items", "At least one item is required."));

    [Fact]
    public Task PlaceOrder_WithHalfAnAddress_TellsEveryField() => FaultsAsync(
        new PlaceOrder(Id, [new(Id, -1)], new Address("", " ", null!, Long), "card"),
        ("Items[0].Quantity", "Item 1: quantity must be at least 1"),
        ("ShippingAddress.Street", "Street is required."),
        ("ShippingAddress.City", "City is required."),
        ("ShippingAddress.PostalCode", "Postal code is required."),
        ("ShippingAddress.Country", "Country can have at most 200 characters, on one line."));

    [Fact]
    public Task PlaceOrder_WithTooManyItems_IsToldSo() => FaultsAsync(
        new PlaceOrder(Id, [.. Enumerable.Repeat(new ItemWish(Id, 0), 1_001)], Shop.Address, "card"),
        ("Items", "An order holds at most 1000 items."));

    [Fact]
    public Task AddOrderItem_WithFaults_TellsThemAll() => FaultsAsync(
        new AddOrderItem(Id, Guid.Empty, 0, -1m),
        ("ProductId", "Product is required."), ("Quantity", "Quantity must be at least 1."), ("Price", "Price must be greater than 0."));

    [Fact]
    public Task ChangeOrderItem_WithFaults_TellsThemAll() => FaultsAsync(
        new ChangeOrderItem(Id, 1, 0, 0.00001m),
        ("Quantity", "Quantity must be at least 1."), ("Price", "Price can have at most 4 decimal places."));

    [Fact]
    public Task SubmitOrder_WithNothing_TellsEveryFault() => FaultsAsync(
        new SubmitOrder(Id, null!, Long),
        ("ShippingAddress", "Shipping address is required."), ("PaymentMethod", "Payment method can have at most 50 characters."));

    [Fact]
    public Task UpdateOrderStatus_WithFaults_TellsThemAll() => FaultsAsync(
        new UpdateOrderStatus(Id, (OrderStatus)99, ""),
        ("Status", "There is no such status."), ("Reason", "Reason is required."));

    [Fact]
    public Task CancelOrder_WithTooLongAReason_IsToldSo() => FaultsAsync(
        new CancelOrder(Id, new string('x', 501)), ("Reason", "Reason can have at most 500 characters."));
}
