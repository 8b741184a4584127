using Dashboard.Domain.Catalog;

namespace Dashboard.Domain.Tests.Catalog;

public sealed class ProductTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly Guid Order = Guid.CreateVersion7();

    private static readonly ProductDetails Lamp = new("Lamp", "It shines.", "Lights", "Acme", ["desk"], ["/lamp.png"]);

    private static readonly ProductPublished Published = new() { ProductId = Id, Name = "Lamp" };

    private static readonly InventoryReserved Reserved =
        new() { ProductId = Id, Name = "Lamp", OrderId = Order, Quantity = 4, Available = 6 };

    private static ProductCreated Created(ProductDetails? details = null, decimal price = 20m, int stock = 10)
    {
        details ??= Lamp;
        return new()
        {
            ProductId = Id,
            Name = details.Name,
            Description = details.Description,
            Category = details.Category,
            Brand = details.Brand,
            Tags = details.Tags,
            Images = details.Images,
            Price = price,
            Stock = stock,
        };
    }

    [Fact]
    public void Create_WithEverything_IsADraftWithStock()
    {
        var product = Product.Create(Id, Lamp, 20m, 10);

        Assert.Equivalent(Created(), Assert.Single(product.PendingEvents), strict: true);
        Assert.True(Lamp.Says(product.Details));
        Assert.Equal((Id, 1, "product"), (product.Id, product.Version, product.StreamKind));
        Assert.Equal((20m, 10, 10, false), (product.Price, product.OnHand, product.Available, product.IsPublished));
    }

    public static TheoryData<string> ChangedFields => ["name", "description", "category", "brand", "tags", "images"];

    private static ProductDetails Changed(string field) => field switch
    {
        "name" => Lamp with { Name = "Torch" },
        "description" => Lamp with { Description = "It glows." },
        "category" => Lamp with { Category = "Garden" },
        "brand" => Lamp with { Brand = null },
        "tags" => Lamp with { Tags = ["desk", "new"] },
        _ => Lamp with { Images = ["/torch.png"] },
    };

    [Theory]
    [MemberData(nameof(ChangedFields))]
    public void ChangeDetails_AnyField_RaisesAllAsTheyStand(string field)
    {
        var details = Changed(field);
        Scenario.Given(Product.Blank(), Created())
            .When(product => product.ChangeDetails(details))
            .Then(new ProductDetailsChanged
            {
                ProductId = Id,
                Name = details.Name,
                Description = details.Description,
                Category = details.Category,
                Brand = details.Brand,
                Tags = details.Tags,
                Images = details.Images,
            })
            .And(product => Assert.True(details.Says(product.Details)));
    }

    [Fact]
    public void ChangeDetails_ToTheSame_ChangesNothing() =>
        Scenario.Given(Product.Blank(), Created())
            .When(product => product.ChangeDetails(Lamp with { Tags = ["desk"], Images = ["/lamp.png"] }))
            .ThenNothing();

    [Theory]
    [InlineData(" ", true, "A published product cannot be without a description.")]
    [InlineData("It shines.", false, "A published product cannot be without an image.")]
    [InlineData("", false, "A published product cannot be without a description and an image.")]
    public void ChangeDetails_OfPublishedToIncomplete_IsRefused(string description, bool image, string sentence) =>
        Scenario.Given(Product.Blank(), Created(), Published)
            .When(product => product.ChangeDetails(Lamp with { Description = description, Images = image ? Lamp.Images : [] }))
            .ThenRefused("product-incomplete", sentence);

    [Fact]
    public void ChangeDetails_OfDraftToIncomplete_IsAccepted() =>
        Scenario.Given(Product.Blank(), Created())
            .When(product => product.ChangeDetails(Lamp with { Description = "", Images = [] }))
            .And(product => Assert.Empty(product.Images))
            .And(product => Assert.Single(product.PendingEvents));

    [Theory]
    [InlineData(20, 25, 25)]
    [InlineData(20, 15, -25)]
    [InlineData(0.5, 2, 300)]
    public void ChangePrice_ToAnother_TellsOldNewReasonAndPercentage(decimal old, decimal price, decimal percentage) =>
        Scenario.Given(Product.Blank(), Created(price: old))
            .When(product => product.ChangePrice(price, "season"))
            .Then(new ProductPriceChanged { ProductId = Id, Name = "Lamp", OldPrice = old, NewPrice = price, Reason = "season", PercentageChange = percentage })
            .And(product => Assert.Equal(price, product.Price));

    [Fact]
    public void ChangePrice_ToTheSame_ChangesNothing() =>
        Scenario.Given(Product.Blank(), Created(price: 20m))
            .When(product => product.ChangePrice(20.00m, "again"))
            .ThenNothing();

    [Fact]
    public void Publish_CompleteDraft_IsRaised() =>
        Scenario.Given(Product.Blank(), Created())
            .When(product => product.Publish())
            .Then(Published)
            .And(product => Assert.True(product.IsPublished));

    [Theory]
    [InlineData("", true, "Lamp cannot be published without a description.")]
    [InlineData("   ", true, "Lamp cannot be published without a description.")]
    [InlineData("It shines.", false, "Lamp cannot be published without an image.")]
    [InlineData("", false, "Lamp cannot be published without a description and an image.")]
    public void Publish_Incomplete_IsRefused(string description, bool image, string sentence) =>
        Scenario.Given(Product.Blank(), Created(Lamp with { Description = description, Images = image ? Lamp.Images : [] }))
            .When(product => product.Publish())
            .ThenRefused("product-incomplete", sentence);

    [Fact]
    public void Publish_Twice_IsRefused() =>
        Scenario.Given(Product.Blank(), Created(), Published)
            .When(product => product.Publish())
            .ThenRefused("product-already-published", "Lamp is published already.");

    [Fact]
    public void AddReview_OfACustomer_IsRaised()
    {
        var (review, customer) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Scenario.Given(Product.Blank(), Created())
            .When(product => product.AddReview(review, customer, "Ana", 5, "Bright"))
            .Then(new ReviewAdded { ProductId = Id, ReviewId = review, CustomerId = customer, CustomerName = "Ana", Rating = 5, Comment = "Bright" });
    }

    [Theory]
    [InlineData(25, 15)]
    [InlineData(3, -7)]
    [InlineData(0, -10)]
    public void AdjustInventory_ToAnotherNumber_TellsBeforeAfterAndChange(int after, int change) =>
        Scenario.Given(Product.Blank(), Created(stock: 10))
            .When(product => product.AdjustInventory(after, "count"))
            .Then(new InventoryAdjusted { ProductId = Id, Name = "Lamp", Before = 10, After = after, Change = change, Reason = "count" })
            .And(product => Assert.Equal(after, product.OnHand));

    [Fact]
    public void AdjustInventory_ToTheSame_ChangesNothing() =>
        Scenario.Given(Product.Blank(), Created(stock: 10))
            .When(product => product.AdjustInventory(10, "count"))
            .ThenNothing();

    [Fact]
    public void AdjustInventory_BelowZero_IsRefused() =>
        Scenario.Given(Product.Blank(), Created(stock: 10))
            .When(product => product.AdjustInventory(-1, "count"))
            .ThenRefused("stock-below-zero", "Stock cannot fall below zero: Lamp has 10 on hand.");

    [Fact]
    public void AdjustInventory_BeyondWhatCanBeCounted_IsRefused() =>
        Scenario.Given(Product.Blank(), Created(stock: 10))
            .When(product => product.AdjustInventory(int.MaxValue + 1L, "count"))
            .ThenRefused("stock-too-large", "Stock can be at most 2147483647.");

    [Fact]
    public void AdjustInventory_BelowReserved_IsRefused() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.AdjustInventory(3, "count"))
            .ThenRefused("stock-reserved", "4 of Lamp are reserved for orders; stock cannot fall below that.");

    [Fact]
    public void AdjustInventory_DownToReserved_IsAccepted() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.AdjustInventory(4, "count"))
            .And(product => Assert.Equal((4, 0), (product.OnHand, product.Available)));

    [Fact]
    public void Reserve_WhatIsThere_LowersWhatCanBePromised() =>
        Scenario.Given(Product.Blank(), Created(stock: 10))
            .When(product => product.Reserve(Order, 4))
            .Then(Reserved)
            .And(product => Assert.Equal((10, 6), (product.OnHand, product.Available)));

    [Fact]
    public void Reserve_ForTheSameOrderAgain_ChangesNothing() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Reserve(Order, 4))
            .ThenNothing();

    [Fact]
    public void Reserve_AnotherNumberForTheSameOrder_TakesThePlaceOfTheFirst() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Reserve(Order, 10))
            .Then(
                new InventoryReleased { ProductId = Id, Name = "Lamp", OrderId = Order, Quantity = 4, Available = 10 },
                new InventoryReserved { ProductId = Id, Name = "Lamp", OrderId = Order, Quantity = 10, Available = 0 });

    [Fact]
    public void Reserve_MoreForTheSameOrderThanThereIs_IsRefused() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Reserve(Order, 11))
            .ThenRefused("out-of-stock", "Only 10 of Lamp can be promised, 11 were asked for.");

    [Fact]
    public void Reserve_MoreThanCanBePromised_IsRefused() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Reserve(Guid.CreateVersion7(), 7))
            .ThenRefused("out-of-stock", "Only 6 of Lamp can be promised, 7 were asked for.");

    [Fact]
    public void Reserve_EverythingLeft_IsAccepted() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Reserve(Guid.CreateVersion7(), 6))
            .And(product => Assert.Equal(0, product.Available));

    [Fact]
    public void Release_WhatIsReserved_RaisesWhatCanBePromised() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Release(Order))
            .Then(new InventoryReleased { ProductId = Id, Name = "Lamp", OrderId = Order, Quantity = 4, Available = 10 })
            .And(product => Assert.Empty(product.Reservations));

    [Fact]
    public void Release_NothingReserved_ChangesNothing() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Release(Guid.CreateVersion7()))
            .ThenNothing();

    [Fact]
    public void Ship_WhatIsReserved_TakesItOffTheShelfAndPromisesAsMuchAsBefore() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Ship(Order, 4))
            .Then(new InventoryShipped { ProductId = Id, Name = "Lamp", OrderId = Order, Quantity = 4, OnHand = 6, Available = 6 })
            .And(product => Assert.Equal((6, 6), (product.OnHand, product.Available)))
            .And(product => Assert.Empty(product.Reservations));

    [Fact]
    public void Ship_WhatIsNotReserved_TakesItOfWhatCanBePromised()
    {
        var other = Guid.CreateVersion7();

        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Ship(other, 6))
            .Then(
                new InventoryReserved { ProductId = Id, Name = "Lamp", OrderId = other, Quantity = 6, Available = 0 },
                new InventoryShipped { ProductId = Id, Name = "Lamp", OrderId = other, Quantity = 6, OnHand = 4, Available = 0 });
    }

    [Fact]
    public void Ship_MoreThanIsReserved_TakesAllThatWasOrdered() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Ship(Order, 7))
            .And(product => Assert.Equal((3, 3), (product.OnHand, product.Available)));

    [Fact]
    public void Ship_WhatIsPromisedToOthers_IsRefused() =>
        Scenario.Given(Product.Blank(), Created(stock: 10), Reserved)
            .When(product => product.Ship(Guid.CreateVersion7(), 7))
            .ThenRefused("out-of-stock", "Only 6 of Lamp can be promised, 7 were asked for.");

    [Fact]
    public void Reserve_ByTwoOrdersForTheLastPiece_GoesToTheFirst() =>
        Scenario.Given(Product.Blank(), Created(stock: 1), Reserved with { Quantity = 1, Available = 0 })
            .When(product => product.Reserve(Guid.CreateVersion7(), 1))
            .ThenRefused("out-of-stock", "Only 0 of Lamp can be promised, 1 were asked for.");

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(int.MaxValue, false)]
    public void CheckStock_AgainstWhatCanBePromised_RefusesMore(int quantity, bool suffices)
    {
        var product = Product.Blank();
        product.Replay([Created(stock: 10), Reserved]);

        Assert.Equal(suffices, product.CheckStock(quantity) is null);
    }
}
