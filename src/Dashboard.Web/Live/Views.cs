using System.Diagnostics.CodeAnalysis;
using Dashboard.Domain;
using Dashboard.ReadSide.Projections;

namespace Dashboard.Web.Live;

/// <summary>
/// What can be watched: <c>customers</c>, <c>catalog</c>, <c>orders</c>, <c>sales</c>, <c>sagas</c>, <c>stock</c>, <c>subscriptions</c>, <c>revenue</c>, <c>notifications</c>, <c>users</c>, <c>operations</c>, and one thing of
/// each but sales and operations, such as <c>orders/0199…</c>.
/// </summary>
internal static class Views
{
    public const string Operations = "operations";

    /// <summary>Views by the projection that they are read from.</summary>
    public static IReadOnlyDictionary<string, string> ByProjection { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ProjectionNames.CustomerStats] = "customers",
        [ProjectionNames.ProductCatalog] = "catalog",
        [ProjectionNames.Orders] = "orders",
        [ProjectionNames.Sales] = "sales",
        [ProjectionNames.Notifications] = "notifications",
        [ProjectionNames.Sagas] = "sagas",
        [ProjectionNames.Stock] = "stock",
        [ProjectionNames.Revenue] = "revenue",
        [ProjectionNames.Subscriptions] = "subscriptions",
        [ProjectionNames.StaffUsers] = "users",
    };

    /// <summary>The lowest role that may watch what is read from a projection.</summary>
    public static Role RoleFor(string? projection) => projection is ProjectionNames.StaffUsers ? Role.Administrator : Role.Viewer;

    /// <summary>The view of one thing.</summary>
    public static string Of(string view, Guid id) => $"{view}/{id:D}";

    /// <summary>Reads a view's name.</summary>
    /// <param name="text">As a client wrote it.</param>
    /// <param name="view">The name as groups have it.</param>
    /// <param name="projection">The projection it is read from; nothing for <see cref="Operations"/>.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? view, out string? projection)
    {
        (view, projection) = (null, null);
        var parts = (text ?? "").Split('/');
        if (parts is [Operations])
        {
            view = Operations;
            return true;
        }

        projection = ByProjection.FirstOrDefault(pair => pair.Value == parts[0]).Key;
        view = (parts, projection) switch
        {
            (_, null) => null,
            ([var all], _) => all,
            ([var all, var one], not ProjectionNames.Sales) when Guid.TryParseExact(one, "D", out var id) => Of(all, id),
            _ => null,
        };
        return view is not null;
    }
}
