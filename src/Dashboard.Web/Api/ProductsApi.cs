using Dashboard.WriteSide.Catalog;

namespace Dashboard.Web.Api;

/// <summary>The commands of <c>/api/products</c>.</summary>
internal static class ProductsApi
{
    public static void MapProducts(this IEndpointRouteBuilder api)
    {
        var products = api.MapGroup("/products").WithTags("Products");
        products.MapProductQuestions();
        products.MapPost("/", Create).Produces<ProductKey>(StatusCodes.Status201Created);
        products.MapPut("/{id}", Change).Produces<ProductKey>();
        products.MapPatch("/{id}/price", Reprice).Produces<ProductKey>();
        products.MapPost("/{id}/publish", Publish).Produces<ProductKey>();
        products.MapPost("/{id}/reviews", Review).Produces<ReviewKey>(StatusCodes.Status201Created);
        products.MapPost("/{id}/inventory", Adjust).Produces<ProductKey>();
        products.MapPost("/{id}/reservations", Reserve).Produces<ProductKey>();
        products.MapDelete("/{id}/reservations/{orderId}", Release).Produces<ProductKey>();
    }

    private static Task<IResult> Create(Body<ProductBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var command = new CreateProduct(body.Value.ToFields(), body.Value.Price ?? 0, body.Value.Stock ?? 0);
        return desk.SendAsync(command, body, new Faults(), id => Results.Created($"/api/products/{id}", new ProductKey(id)), cancellationToken);
    }

    private static Task<IResult> Change(string id, Body<ProductDetailsBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new ChangeProductDetails(faults.Id(id, "id"), body.Value.ToFields());
        return desk.SendAsync(command, body, faults, _ => Done(command.ProductId), cancellationToken);
    }

    private static Task<IResult> Reprice(string id, Body<PriceBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new ChangeProductPrice(faults.Id(id, "id"), body.Value.Price ?? 0, body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Done(command.ProductId), cancellationToken);
    }

    private static Task<IResult> Publish(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new PublishProduct(faults.Id(id, "id"));
        return desk.SendAsync(command, faults, _ => Done(command.ProductId), cancellationToken);
    }

    private static Task<IResult> Review(string id, Body<ReviewBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var given = body.Value;
        var command = new AddReview(faults.Id(id, "id"), given.CustomerId ?? Guid.Empty, given.Rating ?? 0, given.Comment);
        return desk.SendAsync(
            command, body, faults, review => Results.Created($"/api/products/{command.ProductId}/reviews", new ReviewKey(review, command.ProductId)), cancellationToken);
    }

    private static Task<IResult> Adjust(string id, Body<InventoryBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new AdjustInventory(faults.Id(id, "id"), body.Value.Quantity, body.Value.Change, body.Value.Reason!);
        return desk.SendAsync(command, body, faults, _ => Done(command.ProductId), cancellationToken);
    }

    private static Task<IResult> Reserve(string id, Body<ReservationBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new ReserveInventory(faults.Id(id, "id"), body.Value.OrderId ?? Guid.Empty, body.Value.Quantity ?? 0);
        return desk.SendAsync(command, body, faults, _ => Done(command.ProductId), cancellationToken);
    }

    private static Task<IResult> Release(string id, string orderId, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new ReleaseInventory(faults.Id(id, "id"), faults.Id(orderId, "orderId"));
        return desk.SendAsync(command, faults, _ => Done(command.ProductId), cancellationToken);
    }

    private static IResult Done(Guid id) => Results.Ok(new ProductKey(id));

    /// <summary>The product that a command was about.</summary>
    internal sealed record ProductKey(Guid ProductId);

    internal sealed record ReviewKey(Guid ReviewId, Guid ProductId);
}
