using Dashboard.Domain.Orders;
using Dashboard.ReadSide.Customers;
using Dashboard.ReadSide.Orders;
using Dashboard.WriteSide.Customers;

namespace Dashboard.Web.Api;

/// <summary><c>/api/customers</c>.</summary>
internal static class CustomersApi
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("/", List).Produces<ListAnswer<CustomerAnswer>>();
        customers.MapPost("/", Register).Produces<CustomerKey>(StatusCodes.Status201Created);
        customers.MapGet("/top", Top).Produces<ListAnswer<CustomerAnswer>>();
        customers.MapGet("/{id}", Get).Produces<CustomerAnswer>();
        customers.MapPut("/{id}", Change).Produces<CustomerKey>();
        customers.MapPost("/{id}/verify", Verify).Produces<CustomerKey>();
        customers.MapPost("/{id}/erase", Erase).Produces<ErasureAnswer>()
            .WithSummary("Erases a customer for good: the name has to be typed. Refused while an order is on its way or a subscription runs.");
        customers.MapGet("/{id}/erasure", ReceiptAnswer.FindAsync).Produces<ReceiptAnswer>()
            .WithSummary("The receipt of an erasure: what was touched, and when everything that follows was done.");
        customers.MapGet("/{id}/stats", Stats).Produces<StatsAnswer>();
        customers.MapGet("/{id}/orders", Orders).Produces<CustomerOrdersAnswer>();
        customers.MapGet("/{id}/wishlist", Wishlist).Produces<ListAnswer<WishlistItem>>();
        customers.MapPost("/{id}/wishlist", Wish).Produces<CustomerKey>();
        customers.MapDelete("/{id}/wishlist/{productId}", Unwish).Produces<CustomerKey>();
    }

    private static Task<IResult> List(
        ApiDesk desk, CancellationToken cancellationToken, string? query = null, string? favoriteCategory = null, string? verified = null,
        string? sort = null, string? descending = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListCustomers
        {
            Text = faults.Text(query, "query"),
            FavoriteCategory = faults.Text(favoriteCategory, "favoriteCategory"),
            IsVerified = faults.Flag(verified, "verified"),
            Sort = faults.Word<CustomerSort>(sort, "sort") ?? CustomerSort.Name,
            Descending = faults.Flag(descending, "descending") ?? false,
            Page = request,
        };
        return desk.AskAsync(question, faults, found => Results.Ok(ListAnswer<CustomerAnswer>.Of(found, request, CustomerAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Top(ApiDesk desk, CancellationToken cancellationToken, string? limit = null)
    {
        var faults = new Faults();
        var question = new TopCustomers(Math.Min(faults.Whole(limit, "limit", 1, int.MaxValue) ?? 10, 200));
        return desk.AskAsync(question, faults, rows => Results.Ok(ListAnswer<CustomerAnswer>.Whole(rows, CustomerAnswer.Of)), cancellationToken);
    }

    private static Task<IResult> Get(string id, ApiDesk desk, CancellationToken cancellationToken) =>
        One(id, desk, CustomerAnswer.Of, cancellationToken);

    private static Task<IResult> Stats(string id, ApiDesk desk, CancellationToken cancellationToken) =>
        One(id, desk, StatsAnswer.Of, cancellationToken);

    private static async Task<IResult> Orders(
        string id, ApiDesk desk, CancellationToken cancellationToken, string? status = null, string? page = null, string? limit = null, string? cursor = null)
    {
        var faults = new Faults();
        var request = faults.Page(page, limit, cursor);
        var question = new ListOrders { CustomerId = faults.Id(id, "id"), Status = faults.Word<OrderStatus>(status, "status"), Page = request };
        var orders = await desk.AskAsync(question, faults, Answer, cancellationToken);
        return await orders.IfFoundAsync(() => One(id, desk, _ => true, cancellationToken));

        IResult Answer(ReadSide.Questions.Page<OrderRow> found) => Results.Ok(new CustomerOrdersAnswer(
            [.. found.Items.Select(OrderAnswer.Of)], request.Number, request.Limit, found.Total, found.Next, found.Previous));
    }

    private static async Task<IResult> Wishlist(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var wishes = await desk.AskAsync(
            new GetWishlist(faults.Id(id, "id")), faults, wishes => Results.Ok(ListAnswer<WishlistItem>.Whole(wishes, wish => wish)), cancellationToken);
        return await wishes.IfFoundAsync(() => One(id, desk, _ => true, cancellationToken));
    }

    private static Task<IResult> Register(Body<CustomerBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var given = body.Value;
        var command = new RegisterCustomer(given.Name!, given.Email!, given.Phone, given.Country);
        return desk.SendAsync(command, body, new Faults(), id => Results.Created($"/api/customers/{id}", new CustomerKey(id)), cancellationToken);
    }

    private static Task<IResult> Change(string id, Body<CustomerBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var given = body.Value;
        var command = new ChangeCustomerDetails(faults.Id(id, "id"), given.Name!, given.Email!, given.Phone, given.Country);
        return desk.SendAsync(command, body, faults, _ => Done(command.CustomerId), cancellationToken);
    }

    private static Task<IResult> Verify(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new VerifyCustomer(faults.Id(id, "id"));
        return desk.SendAsync(command, faults, _ => Done(command.CustomerId), cancellationToken);
    }

    private static Task<IResult> Erase(string id, Body<EraseBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new EraseCustomer(faults.Id(id, "id"), body.Value.Name!, body.Value.Reason!);
        return desk.SendAsync(command, body, faults, done => Results.Ok(ErasureAnswer.Of(done)), cancellationToken);
    }

    private static Task<IResult> Wish(string id, Body<WishBody> body, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        if (body is { Unreadable: null, Value.ProductId: null } && !body.Faults.Any(fault => fault.Field is "productId"))
        {
            faults.Add("productId", "Product is required.");
        }

        var command = new AddToWishlist(faults.Id(id, "id"), body.Value.ProductId ?? Guid.Empty);
        return desk.SendAsync(command, body, faults, _ => Done(command.CustomerId), cancellationToken);
    }

    private static Task<IResult> Unwish(string id, string productId, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var command = new RemoveFromWishlist(faults.Id(id, "id"), faults.Id(productId, "productId"));
        return desk.SendAsync(command, faults, _ => Done(command.CustomerId), cancellationToken);
    }

    private static Task<IResult> One<T>(string id, ApiDesk desk, Func<CustomerStats, T> map, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetCustomer(faults.Id(id, "id"));
        return desk.AskAsync(
            question, faults, row => row is null ? Problems.NotFound("customer", question.CustomerId) : Results.Ok(map(row)), cancellationToken);
    }

    private static IResult Done(Guid id) => Results.Ok(new CustomerKey(id));

    /// <summary>The customer that a command was about.</summary>
    internal sealed record CustomerKey(Guid CustomerId);
}
