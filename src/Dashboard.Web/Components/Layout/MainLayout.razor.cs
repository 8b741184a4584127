using Dashboard.Domain;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Web.Components.Layout;

/// <summary>
/// The frame of every page: bar, menu, content. A fault of a page is caught here, so that it never ends the circuit; going
/// to another page clears it.
/// </summary>
public sealed partial class MainLayout : LayoutComponentBase, IDisposable
{
    private ErrorBoundary? _boundary;
    private bool _isMenuOpen;

    [Inject]
    public required IDesk Desk { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private IEnumerable<MenuItem> Items => MenuItem.All.Where(item => Desk.Actor.Role >= item.NeededRole);

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += Recover;

    /// <inheritdoc/>
    public void Dispose() => Navigation.LocationChanged -= Recover;

    private void Recover(object? sender, LocationChangedEventArgs args) => _boundary?.Recover();
}

/// <summary>An entry of the main menu.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Icon">Name of a Material symbol.</param>
/// <param name="NeededRole">Lowest role that sees it.</param>
internal sealed record MenuItem(string Href, string Text, string Icon, Role NeededRole = Role.Viewer)
{
    public static readonly IReadOnlyList<MenuItem> All =
    [
        new("/", "Overview", "dashboard"),
        new("/customers", "Customers", "group"),
        new("/catalog", "Catalogue", "sell"),
        new("/stock", "Stock", "inventory_2"),
        new("/orders", "Orders", "receipt_long"),
        new("/revenue", "Revenue", "payments"),
        new("/subscriptions", "Subscriptions", "autorenew"),
        new("/renewals", "Renewals", "event_repeat"),
        new("/plans", "Plans", "price_check"),
        new("/notifications", "Notifications", "mail"),
        new("/users", "Staff", "badge", Role.Administrator),
        new("/roles", "Roles", "verified_user"),
        new("/import", "Import", "upload_file", Role.Operator),
        new("/audit", "Audit log", "policy", Role.Operator),
        new("/operations/events", "Events", "manage_search", Role.Operator),
        new("/as-of", "View as of", "history"),
        new("/operations/sagas", "Sagas", "account_tree"),
        new("/operations/projections", "Projections", "sync_alt"),
    ];
}
