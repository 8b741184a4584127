namespace Dashboard.ReadSide.Projections;

/// <summary>Names of the projections, as they stand in the checkpoint table; never renamed.</summary>
public static class ProjectionNames
{
    public const string CustomerStats = "CustomerStats";

    public const string ProductCatalog = "ProductCatalog";

    public const string Orders = "Orders";

    public const string Sales = "Sales";

    public const string Sagas = "Sagas";

    public const string Notifications = "Notifications";

    public const string Stock = "Stock";

    public const string Revenue = "Revenue";

    public const string Subscriptions = "Subscriptions";

    public const string StaffUsers = "StaffUsers";

    /// <summary>Every event, and what it says.</summary>
    public const string AuditLog = "AuditLog";

    /// <summary>What operators asked of the others; it cannot be paused itself.</summary>
    public const string Operations = "Operations";
}
