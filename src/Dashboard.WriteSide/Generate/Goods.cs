using Dashboard.Domain.Catalog;

namespace Dashboard.WriteSide.Generate;

/// <summary>What a generated shop sells.</summary>
internal static class Goods
{
    private static readonly (string Category, string[] Things, decimal From, decimal To)[] Shelves =
    [
        ("Kitchen", ["Mug", "Teapot", "Cake Tin", "Apron", "Chopping Board", "Jam Jar", "Egg Timer", "Ladle"], 3, 45),
        ("Home Decor", ["Heart Lantern", "Photo Frame", "Cushion Cover", "Wall Clock", "Doormat", "T-Light Holder", "Vase"], 4, 90),
        ("Garden", ["Watering Can", "Bird Feeder", "Plant Pot", "Trowel", "Garden Bench", "Parasol"], 5, 240),
        ("Toys", ["Wooden Train", "Building Blocks", "Jigsaw Puzzle", "Spinning Top", "Rag Doll", "Kite"], 4, 60),
        ("Stationery", ["Notebook", "Fountain Pen", "Wrapping Paper", "Greeting Card", "Calendar", "Pencil Case"], 1, 35),
        ("Bags", ["Lunch Bag", "Tote Bag", "Shopper", "Rucksack", "Suitcase"], 6, 180),
        ("Lighting", ["Desk Lamp", "Fairy Lights", "Lampshade", "Floor Lamp"], 8, 260),
        ("Bath", ["Towel", "Soap Dish", "Bath Mat", "Hook Rack"], 3, 50),
        ("Textiles", ["Blanket", "Tablecloth", "Tea Towel", "Curtain", "Quilt"], 5, 150),
        ("Christmas", ["Bauble", "Advent Wreath", "Stocking", "Tree Topper", "Paper Chain"], 1, 40),
        ("Party", ["Bunting", "Paper Lantern", "Balloon Set", "Cake Stand"], 2, 45),
        ("Furniture", ["Stool", "Side Table", "Bookshelf", "Armchair", "Wardrobe"], 35, 900),
        ("Jewellery", ["Bracelet", "Earrings", "Necklace", "Brooch"], 6, 320),
        ("Electronics", ["Radio", "Alarm Clock", "Headphones", "Power Bank"], 12, 280),
        ("Books", ["Cookbook", "Atlas", "Field Guide", "Poetry Anthology"], 6, 60),
        ("Tea & Coffee", ["Earl Grey", "Sencha", "Espresso Beans", "Café au Lait Bowl"], 3, 40),
    ];

    private static readonly string[] Styles =
        ["White", "Red", "Vintage", "Retro Spot", "Blue", "Small", "Large", "Pink", "Set of 6", "Regency", "Oak", "Ivory", "Enamel", "Antique Silver", "Alpaca", "Hand-Painted Zwiebelmuster"];

    private static readonly string[] Brands =
        ["Hearth & Home", "Nordlys", "Maison Lune", "Bramble & Co", "Takumi", "Casa Azul", "Oakfield", "Zephyr", "Ärlig", "Quill", "Xochitl"];

    private static readonly string[] Tags = ["gift", "sale", "new", "bestseller", "handmade", "fair trade", "limited", "outdoor", "vegan", "one of a kind"];

    /// <summary>A product with its first price and stock.</summary>
    public static (ProductDetails Details, decimal Price, int Stock) Any(Chance chance, Guid id)
    {
        var (category, things, from, to) = chance.PickSkewed(Shelves);
        var name = $"{chance.PickSkewed(Styles)} {chance.PickSkewed(things)}";
        if (chance.Happens(0.3))
        {
            name += $" {chance.PickSkewed(Styles)}";
        }

        var brand = chance.Happens(0.8) ? chance.PickSkewed(Brands) : null;
        var details = new ProductDetails(
            name,
            $"{name}{(brand is null ? "" : $" by {brand}")}, from our range \"{category}\".",
            category,
            brand,
            [.. Enumerable.Range(0, chance.Between(0, 3)).Select(_ => chance.PickSkewed(Tags)).Distinct(StringComparer.Ordinal)],
            [$"https://images.example.com/{id:n}.jpg"]);
        var price = from + ((to - from) * chance.Skewed(1_000) / 1_000);
        return (details, Money(price), chance.Between(100, 2_000));
    }

    /// <summary>An amount as price tags show it.</summary>
    public static decimal Money(decimal amount) => Math.Max(0.49m, Math.Floor(amount) + (amount % 1 < 0.5m ? 0.49m : 0.99m));
}
