using Dashboard.Domain;
using Dashboard.ReadSide.Audit;
using Dashboard.Web.Components.Pages.Catalog;
using Dashboard.Web.Components.Pages.Notifications;
using Dashboard.Web.Components.Pages.Operations;
using Dashboard.Web.Components.Pages.Orders;
using Dashboard.Web.Components.Pages.Sagas;
using Dashboard.Web.Components.Pages.Subscriptions;

namespace Dashboard.Web.Components.Pages.Audit;

/// <summary>What screens say of the log.</summary>
internal static class AuditTexts
{
    /// <summary>The audit log.</summary>
    public const string Path = "/audit";

    /// <summary>The event explorer.</summary>
    public const string EventsPath = "/operations/events";

    /// <summary>The page of one event.</summary>
    public static string PathOf(AuditEntry entry) => $"{Path}/{entry.Position}";

    /// <summary>The audit log of one thing.</summary>
    public static string LogOf(Guid id) => $"{Path}?thing={id}";

    /// <summary>The audit log of what somebody did.</summary>
    public static string DeedsOf(Guid actorId) => $"{Path}?actor={actorId}";

    /// <summary>The time machine, at one event of a thing.</summary>
    public static string TimeOf(AuditEntry entry) => TimeOf(entry.StreamKind, entry.StreamId) + $"?v={entry.StreamVersion}";

    /// <summary>The time machine of a thing.</summary>
    public static string TimeOf(string kind, Guid id) => $"/time/{kind}/{id}";

    /// <summary>Where the thing itself is shown; nothing where it has no page.</summary>
    public static string? ThingOf(AuditEntry entry) => entry.OrderId is { } order ? ThingOf("order", order, entry.Thing) : ThingOf(entry.StreamKind, entry.StreamId, entry.Thing);

    /// <summary>The same for a thing that is only known by kind, id and name.</summary>
    public static string? ThingOf(string kind, Guid id, string name) => kind switch
    {
        "customer" => $"/customers/{id}",
        "product" => $"{CatalogFilter.Path}/{id}",
        "order" => $"{OrderFilter.Path}/{id}",
        "plan" => SubscriptionTexts.PlansPath,
        "subscription" => SubscriptionTexts.PathOf(id),
        "staff-user" => $"/users/{id}",
        "saga" => SagaTexts.PathOf(id),
        "message" => NotificationTexts.PathOf(id),
        "projection" => ProjectionTexts.PathOf(name),
        "view-as-of" => "/as-of",
        _ => null,
    };

    /// <summary>By which way somebody did it.</summary>
    public static string Way(OriginKind kind) => kind switch
    {
        OriginKind.Browser => "at a screen",
        OriginKind.Api => "over the API",
        OriginKind.Terminal => "at the terminal",
        OriginKind.Saga => "by a process manager",
        OriginKind.Import => "by an import",
        OriginKind.Program => "by itself",
        _ => "not noted",
    };
}
