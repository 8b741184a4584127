using Dashboard.Domain.Customers;

namespace Dashboard.Domain.Tests.Customers;

public sealed class CustomerTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly Guid Lamp = Guid.CreateVersion7();

    private static readonly CustomerRegistered Registered =
        new() { CustomerId = Id, Name = "Ana", Email = "Ana@Example.com", Phone = "1", Country = "Spain" };

    private static readonly CustomerVerified Verified = new() { CustomerId = Id, Name = "Ana" };

    private static readonly ProductAddedToWishlist Wished = new() { CustomerId = Id, ProductId = Lamp, ProductName = "Lamp" };

    [Fact]
    public void Register_Anybody_IsRaisedUnverified()
    {
        var customer = Customer.Register(Id, "Ana", "Ana@Example.com", "1", "Spain");

        Assert.Equal(Registered, Assert.Single(customer.PendingEvents));
        Assert.Equal((Id, 1, "customer"), (customer.Id, customer.Version, customer.StreamKind));
        Assert.Equal(("Ana", "Ana@Example.com", "1", "Spain"), (customer.Name, customer.Email, customer.Phone, customer.Country));
        Assert.False(customer.IsVerified);
    }

    [Theory]
    [InlineData("ANA@EXAMPLE.COM")]
    [InlineData(" ana@example.com ")]
    [InlineData("aNa@eXample.Com")]
    public void Normalize_EmailOfAnotherCase_IsTheSame(string email) =>
        Assert.Equal(Customer.Register(Id, "Ana", "Ana@Example.com", null, null).NormalizedEmail, Customer.Normalize(email));

    [Fact]
    public void Verify_Unverified_IsRaised() =>
        Scenario.Given(Customer.Blank(), Registered)
            .When(customer => customer.Verify())
            .Then(Verified)
            .And(customer => Assert.True(customer.IsVerified));

    [Fact]
    public void Verify_Twice_IsRefused() =>
        Scenario.Given(Customer.Blank(), Registered, Verified)
            .When(customer => customer.Verify())
            .ThenRefused("customer-already-verified", "Ana is verified already.");

    [Theory]
    [InlineData("Eva", "Ana@Example.com", "1", "Spain")]
    [InlineData("Ana", "eva@example.com", "1", "Spain")]
    [InlineData("Ana", "ana@example.com", "1", "Spain")]
    [InlineData("Ana", "Ana@Example.com", null, "Spain")]
    [InlineData("Ana", "Ana@Example.com", "1", null)]
    public void ChangeDetails_AnyOfThem_RaisesAllAsTheyStand(string name, string email, string? phone, string? country) =>
        Scenario.Given(Customer.Blank(), Registered)
            .When(customer => customer.ChangeDetails(name, email, phone, country))
            .Then(new CustomerDetailsChanged { CustomerId = Id, Name = name, Email = email, Phone = phone, Country = country })
            .And(customer => Assert.Equal((name, email, phone, country), (customer.Name, customer.Email, customer.Phone, customer.Country)))
            .And(customer => Assert.Equal(Customer.Normalize(email), customer.NormalizedEmail));

    [Fact]
    public void ChangeDetails_ToTheSame_ChangesNothing() =>
        Scenario.Given(Customer.Blank(), Registered)
            .When(customer => customer.ChangeDetails("Ana", "Ana@Example.com", "1", "Spain"))
            .ThenNothing();

    [Fact]
    public void AddToWishlist_NewProduct_IsTheNewestWish()
    {
        var chair = Guid.CreateVersion7();
        Scenario.Given(Customer.Blank(), Registered, Wished)
            .When(customer => customer.AddToWishlist(chair, "Chair"))
            .Then(new ProductAddedToWishlist { CustomerId = Id, ProductId = chair, ProductName = "Chair" })
            .And(customer => Assert.Equal([Lamp, chair], customer.Wishlist));
    }

    [Fact]
    public void AddToWishlist_ProductThatIsThere_ChangesNothing() =>
        Scenario.Given(Customer.Blank(), Registered, Wished)
            .When(customer => customer.AddToWishlist(Lamp, "Lamp"))
            .ThenNothing();

    [Fact]
    public void AddToWishlist_WhenFull_IsRefused()
    {
        var wishes = Enumerable.Range(0, Customer.MaxWishlist).Select(_ => Wished with { ProductId = Guid.CreateVersion7() });
        Scenario.Given(Customer.Blank(), [Registered, .. wishes])
            .When(customer => customer.AddToWishlist(Lamp, "Lamp"))
            .ThenRefused("wishlist-full", "A wishlist holds at most 500 products.");
    }

    [Fact]
    public void RemoveFromWishlist_ProductThatIsThere_IsRaised() =>
        Scenario.Given(Customer.Blank(), Registered, Wished)
            .When(customer => customer.RemoveFromWishlist(Lamp))
            .Then(new ProductRemovedFromWishlist { CustomerId = Id, ProductId = Lamp })
            .And(customer => Assert.Empty(customer.Wishlist));

    [Fact]
    public void RemoveFromWishlist_ProductThatIsNotThere_ChangesNothing() =>
        Scenario.Given(Customer.Blank(), Registered)
            .When(customer => customer.RemoveFromWishlist(Lamp))
            .ThenNothing();
}
