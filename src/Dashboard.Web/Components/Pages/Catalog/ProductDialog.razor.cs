using Dashboard.ReadSide.Catalog;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.WriteSide.Catalog;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Catalog;

/// <summary>
/// Creates a product, or changes what describes one. What was there when the dialog opened stands in the fields; a change
/// that arrives meanwhile does not touch what is typed.
/// </summary>
public sealed partial class ProductDialog : CommandForm
{
    private readonly Words _tagList = new(',');
    private readonly Words _imageList = new('\n');
    private string? _name;
    private string? _category;
    private string? _brand;
    private string? _description;
    private string? _tags;
    private string? _images;
    private string? _price;
    private string? _stock = "0";

    /// <summary>The product to describe; nothing for a new one.</summary>
    [Parameter]
    public ProductRow? Product { get; set; }

    /// <summary>Categories that are offered.</summary>
    [Parameter]
    public IReadOnlyList<string> Categories { get; set; } = [];

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private ProductFields Fields => new(_name ?? "", _description, _category, _brand, _tagList.Of(_tags), _imageList.Of(_images));

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Product is { } product)
        {
            (_name, _category, _brand, _description) = (product.Name, product.Category, product.Brand, product.Description);
            (_tags, _images) = (string.Join(", ", product.Tags), string.Join('\n', product.Images));
        }
    }

    private Task SubmitAsync() => Product is null ? CreateAsync() : ChangeAsync(Product.ProductId);

    private async Task CreateAsync()
    {
        var typed = new Typed();
        var command = new CreateProduct(Fields, typed.Decimal("Price", "Price", _price), typed.Whole("Stock", "Stock", _stock));
        if (await SendAsync(command, typed) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }

    private async Task ChangeAsync(Guid productId)
    {
        if (await SendAsync(new ChangeProductDetails(productId, Fields)) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }

    /// <summary>
    /// Splits a text, and gives the same list for the same text: commands compare lists by reference, and the same
    /// form sent again must be the same command.
    /// </summary>
    private sealed class Words(char separator)
    {
        private string _text = "";
        private IReadOnlyList<string> _words = [];

        public IReadOnlyList<string> Of(string? text)
        {
            if ((text ?? "") != _text)
            {
                _text = text ?? "";
                _words = _text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            }

            return _words;
        }
    }
}
