namespace Dashboard.Domain.Catalog;

/// <summary>A product of the catalogue: its description, its price and its stock.</summary>
public sealed class Product : Aggregate
{
    private Product()
    {
    }

    /// <inheritdoc/>
    public override string StreamKind => "product";

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string Category { get; private set; } = "";

    public string? Brand { get; private set; }

    public IReadOnlyList<string> Tags { get; private set; } = [];

    public IReadOnlyList<string> Images { get; private set; } = [];

    /// <summary>Unit price in the shop's currency.</summary>
    public decimal Price { get; private set; }

    public bool IsPublished { get; private set; }

    /// <summary>Pieces in the house, reserved ones included; never below zero.</summary>
    public int OnHand { get; private set; }

    /// <summary>Pieces set aside, an order at most once.</summary>
    public IReadOnlyList<Reservation> Reservations { get; private set; } = [];

    /// <summary>Pieces that can still be promised: on hand − reserved.</summary>
    public int Available => OnHand - Reservations.Sum(reservation => reservation.Quantity);

    /// <summary>What describes the product.</summary>
    public ProductDetails Details => new(Name, Description, Category, Brand, Tags, Images);

    /// <summary>An empty product, for <see cref="Aggregate.Replay"/>.</summary>
    public static Product Blank() => new();

    /// <summary>Adds a product to the catalogue, as a draft.</summary>
    public static Product Create(Guid id, ProductDetails details, decimal price, int stock)
    {
        var product = new Product();
        product.Raise(new ProductCreated
        {
            ProductId = id,
            Name = details.Name,
            Description = details.Description,
            Category = details.Category,
            Brand = details.Brand,
            Tags = details.Tags,
            Images = details.Images,
            Price = price,
            Stock = stock,
        });
        return product;
    }

    /// <summary>Changes the description; the same description again leaves no event.</summary>
    /// <returns>A refusal when a published product would lose its description or its last image.</returns>
    public Refusal? ChangeDetails(ProductDetails details)
    {
        if (details.Says(Details))
        {
            return null;
        }

        if (IsPublished && MissingForPublication(details) is { } missing)
        {
            return Refusal.Rule("product-incomplete", $"A published product cannot be without {missing}.");
        }

        Raise(new ProductDetailsChanged
        {
            ProductId = Id,
            Name = details.Name,
            Description = details.Description,
            Category = details.Category,
            Brand = details.Brand,
            Tags = details.Tags,
            Images = details.Images,
        });
        return null;
    }

    /// <summary>Changes the unit price; the same price again leaves no event.</summary>
    public void ChangePrice(decimal price, string reason)
    {
        if (price == Price)
        {
            return;
        }

        Raise(new ProductPriceChanged
        {
            ProductId = Id,
            Name = Name,
            OldPrice = Price,
            NewPrice = price,
            Reason = reason,
            PercentageChange = (price - Price) / Price * 100,
        });
    }

    /// <summary>Shows the product to customers.</summary>
    /// <returns>A refusal when it was published before, or has no description or no image.</returns>
    public Refusal? Publish()
    {
        if (IsPublished)
        {
            return Refusal.Rule("product-already-published", $"{Name} is published already.");
        }

        if (MissingForPublication(Details) is { } missing)
        {
            return Refusal.Rule("product-incomplete", $"{Name} cannot be published without {missing}.");
        }

        Raise(new ProductPublished { ProductId = Id, Name = Name });
        return null;
    }

    /// <summary>Keeps a customer's opinion; the rating (1–5) is the caller's to check.</summary>
    public void AddReview(Guid reviewId, Guid customerId, string customerName, int rating, string comment) =>
        Raise(new ReviewAdded
        {
            ProductId = Id,
            ReviewId = reviewId,
            CustomerId = customerId,
            CustomerName = customerName,
            Rating = rating,
            Comment = comment,
        });

    /// <summary>Sets the pieces on hand; the same number again leaves no event.</summary>
    /// <returns>A refusal when fewer would be left than are reserved, or fewer than none.</returns>
    public Refusal? AdjustInventory(long onHand, string reason)
    {
        var reserved = OnHand - Available;
        if (onHand < 0)
        {
            return Refusal.Rule("stock-below-zero", $"Stock cannot fall below zero: {Name} has {OnHand} on hand.");
        }

        if (onHand > int.MaxValue)
        {
            return Refusal.Rule("stock-too-large", $"Stock can be at most {int.MaxValue}.");
        }

        if (onHand < reserved)
        {
            return Refusal.Rule("stock-reserved", $"{reserved} of {Name} are reserved for orders; stock cannot fall below that.");
        }

        if (onHand != OnHand)
        {
            Raise(new InventoryAdjusted
            {
                ProductId = Id,
                Name = Name,
                Before = OnHand,
                After = (int)onHand,
                Change = (int)onHand - OnHand,
                Reason = reason,
            });
        }

        return null;
    }

    /// <summary>
    /// Sets pieces aside for an order: so many in all, instead of what was set aside for it before. An order that has just that
    /// reservation leaves no event.
    /// </summary>
    /// <returns>A refusal when fewer can be promised than are asked for.</returns>
    public Refusal? Reserve(Guid orderId, int quantity)
    {
        var held = Reservations.FirstOrDefault(reservation => reservation.OrderId == orderId)?.Quantity ?? 0;
        if (held == quantity)
        {
            return null;
        }

        if (quantity > Available + held)
        {
            return OutOfStock(quantity, Available + held);
        }

        Release(orderId);
        Raise(new InventoryReserved { ProductId = Id, Name = Name, OrderId = orderId, Quantity = quantity, Available = Available - quantity });
        return null;
    }

    /// <summary>Gives back what is set aside for an order; where nothing is, no event is left.</summary>
    public void Release(Guid orderId)
    {
        if (Reservations.FirstOrDefault(r => r.OrderId == orderId) is { } reservation)
        {
            Raise(new InventoryReleased
            {
                ProductId = Id,
                Name = Name,
                OrderId = orderId,
                Quantity = reservation.Quantity,
                Available = Available + reservation.Quantity,
            });
        }
    }

    /// <summary>Lets the pieces of an order leave the house. What was not set aside for it is taken of what can still be promised.</summary>
    /// <returns>A refusal when that is too little.</returns>
    public Refusal? Ship(Guid orderId, int quantity)
    {
        if (Reserve(orderId, quantity) is { } refusal)
        {
            return refusal;
        }

        Raise(new InventoryShipped { ProductId = Id, Name = Name, OrderId = orderId, Quantity = quantity, OnHand = OnHand - quantity, Available = Available });
        return null;
    }

    /// <summary>Whether a number of pieces can be promised now.</summary>
    /// <returns>A refusal that says how many can.</returns>
    public Refusal? CheckStock(int quantity) => quantity > Available ? OutOfStock(quantity, Available) : null;

    /// <inheritdoc/>
    protected override void Apply(IEvent change)
    {
        switch (change)
        {
            case ProductCreated e:
                (Id, Price, OnHand) = (e.ProductId, e.Price, e.Stock);
                Take(new ProductDetails(e.Name, e.Description, e.Category, e.Brand, e.Tags, e.Images));
                break;
            case ProductDetailsChanged e:
                Take(new ProductDetails(e.Name, e.Description, e.Category, e.Brand, e.Tags, e.Images));
                break;
            case ProductPriceChanged e:
                Price = e.NewPrice;
                break;
            case ProductPublished:
                IsPublished = true;
                break;
            case ReviewAdded:
                break;
            case InventoryAdjusted e:
                OnHand = e.After;
                break;
            case InventoryReserved e:
                Reservations = [.. Reservations, new Reservation(e.OrderId, e.Quantity)];
                break;
            case InventoryReleased e:
                Reservations = [.. Reservations.Where(reservation => reservation.OrderId != e.OrderId)];
                break;
            case InventoryShipped e:
                OnHand = e.OnHand;
                Reservations = [.. Reservations.Where(reservation => reservation.OrderId != e.OrderId)];
                break;
            default:
                throw NotMine(change);
        }
    }

    private static string? MissingForPublication(ProductDetails details) =>
        (string.IsNullOrWhiteSpace(details.Description), details.Images.Count == 0) switch
        {
            (true, true) => "a description and an image",
            (true, false) => "a description",
            (false, true) => "an image",
            _ => null,
        };

    private Refusal OutOfStock(int wanted, int left) =>
        Refusal.Rule("out-of-stock", $"Only {left} of {Name} can be promised, {wanted} were asked for.");

    private void Take(ProductDetails details)
    {
        (Name, Description, Category, Brand) = (details.Name, details.Description, details.Category, details.Brand);
        (Tags, Images) = (details.Tags, details.Images);
    }
}
