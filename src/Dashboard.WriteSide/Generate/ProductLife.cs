using Dashboard.Domain.Catalog;
using Dashboard.Domain.Orders;

namespace Dashboard.WriteSide.Generate;

/// <summary>A product that can be ordered.</summary>
internal sealed class Article(Product product)
{
    public Product Product { get; } = product;

    /// <summary>Pieces ordered since the stock was counted.</summary>
    public int Sold { get; set; }
}

/// <summary>
/// What happens to products: prices, reviews, stock. They live on through all stretches, so their agenda runs only as far as the
/// present stretch does: a product's events stand in the log in the order of their time.
/// </summary>
internal sealed class ProductLife(Agenda agenda, Ledger ledger, Clerks clerks, Chance chance)
{
    private static readonly string[] PriceReasons = ["Supplier's new prices", "Seasonal sale", "End of the sale", "Competitor's price", "Exchange rate", "Damaged packaging"];

    private static readonly string[] Opinions =
        ["Lovely, just as pictured.", "Arrived quickly, well packed.", "Smaller than I thought.", "Ein schönes Geschenk!", "Très joli, je recommande.", "とても気に入りました。", "Broke after a week.", "", "Muy bonito", "Чудова якість!"];

    private readonly List<Article> _articles = [];
    private readonly Dictionary<Guid, Product> _byId = [];

    /// <summary>Plans the life of a product that is brought in at an instant.</summary>
    public void Begin(DateTimeOffset at) => agenda.Plan(at, Create);

    /// <summary>A product, the popular ones more often.</summary>
    public Article Any() => chance.PickSkewed(_articles);

    /// <summary>Sells pieces, and brings in more where the stock does not suffice.</summary>
    public OrderProduct Sell(Article article, int quantity, DateTimeOffset at)
    {
        var product = article.Product;
        if (product.CheckStock(quantity) is not null)
        {
            Adjust(product, product.OnHand + chance.Between(500, 2_000), "Express delivery from the supplier", at);
        }

        article.Sold += quantity;
        if (article.Sold - quantity < CountAfter(product) && article.Sold >= CountAfter(product))
        {
            agenda.Plan(at + chance.Wait(0.5), counted => Count(article, counted));
        }

        return new OrderProduct(product.Id, product.Name, product.Category);
    }

    /// <summary>Plans what a customer says of a product.</summary>
    public void Review(Guid productId, Person person, DateTimeOffset at) => agenda.Plan(at, written =>
    {
        var product = Find(productId);
        var rating = Math.Min(5, 2 + chance.Between(0, 2) + chance.Between(0, 1));
        product.AddReview(chance.NewId(written), person.Id, person.Name, chance.Happens(0.06) ? 1 : rating, chance.Pick(Opinions));
        ledger.Take(product, written, clerks.Any());
    });

    /// <summary>Plans that pieces are set aside for an order, where there are enough, until it is sent or called off.</summary>
    public void Reserve(Guid orderId, Guid productId, int quantity, DateTimeOffset from, DateTimeOffset to) => agenda.Plan(from, reserved =>
    {
        var product = Find(productId);
        if (product.CheckStock(quantity) is not null)
        {
            return;
        }

        product.Reserve(orderId, quantity).MustBeAccepted();
        ledger.Take(product, reserved, clerks.Any());
        agenda.Plan(to, released =>
        {
            product.Release(orderId);
            ledger.Take(product, released, clerks.Any());
        });
    });

    private Product Find(Guid id) => _byId[id];

    private static int CountAfter(Product product) => Math.Max(30, product.OnHand / 4);

    private void Create(DateTimeOffset at)
    {
        var id = chance.NewId(at);
        var (details, price, stock) = Goods.Any(chance, id);
        var product = Product.Create(id, details, price, stock);
        ledger.Take(product, at, clerks.Any());
        product.Publish().MustBeAccepted();
        ledger.Take(product, at, clerks.Any());
        _byId.Add(id, product);
        _articles.Insert(chance.Between(0, _articles.Count), new Article(product));
        agenda.Plan(at + chance.Wait(120), changed => Reprice(product, price, changed));
        agenda.Plan(at + chance.Wait(1_500), renamed => Describe(product, renamed));
    }

    private void Reprice(Product product, decimal usual, DateTimeOffset at)
    {
        product.ChangePrice(Goods.Money(usual * chance.Between(70, 130) / 100), chance.Pick(PriceReasons));
        ledger.Take(product, at, clerks.Any());
        agenda.Plan(at + chance.Wait(120), again => Reprice(product, usual, again));
    }

    private void Describe(Product product, DateTimeOffset at)
    {
        product.ChangeDetails(product.Details with { Description = $"{product.Description} Now in a box." }).MustBeAccepted();
        ledger.Take(product, at, clerks.Any());
    }

    /// <summary>Books out what was sold, and orders more when little is left.</summary>
    private void Count(Article article, DateTimeOffset at)
    {
        var product = article.Product;
        Adjust(product, product.OnHand - Math.Min(article.Sold, product.Available), "Sent to customers", at);
        article.Sold = 0;
        if (product.OnHand < 150)
        {
            agenda.Plan(at + chance.Wait(3), delivered => Adjust(product, product.OnHand + chance.Between(300, 2_000), "Delivery from the supplier", delivered));
        }
    }

    private void Adjust(Product product, int onHand, string reason, DateTimeOffset at)
    {
        product.AdjustInventory(onHand, reason).MustBeAccepted();
        ledger.Take(product, at, clerks.Any());
    }
}
