using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>What is said of movements of MRR.</summary>
internal static class MovementTexts
{
    public static FigureText Of(Figure figure, RevenueMovements moved, int lostCustomers, StoreFormat format) => figure switch
    {
        Figure.New => Kind(format, "New", moved.New, moved.NewCustomers, "paid for the first time"),
        Figure.Expansion => Kind(format, "Expansion", moved.Expansion, moved.ExpandedCustomers, "paid more than before"),
        Figure.Reactivation => Kind(format, "Reactivation", moved.Reactivation, moved.ReactivatedCustomers, "came back after having gone"),
        Figure.Contraction => Kind(format, "Contraction", moved.Contraction, moved.ContractedCustomers, "paid less than before, but something"),
        Figure.Churn => Kind(format, "Churn", moved.Churn, moved.ChurnedCustomers, "paid nothing any more"),
        Figure.LostCustomers => new("Lost customers", format.Count(lostCustomers), "Paid at the start of the period and pay nothing at its end."),
        _ => new("All movements", format.Money(moved.Net), "New + expansion + reactivation − contraction − churn."),
    };

    /// <summary>A kind of movements as a person says it.</summary>
    public static string Word(this MovementKind kind) => kind switch
    {
        MovementKind.New => "new",
        MovementKind.Expansion => "expansion",
        MovementKind.Contraction => "contraction",
        MovementKind.Churn => "churn",
        _ => "reactivation",
    };

    /// <summary>The plan of a moved subscription; before and after where they differ: <c>Max → Pro</c>.</summary>
    public static string Plans(this MovedSubscription moved) =>
        moved.PlanNameBefore is { } before && before != moved.PlanName ? $"{before} → {moved.PlanName}" : moved.PlanName;

    /// <summary>Whether it raises MRR.</summary>
    public static bool IsGain(this MovementKind kind) => kind is MovementKind.New or MovementKind.Expansion or MovementKind.Reactivation;

    private static FigureText Kind(StoreFormat format, string name, decimal amount, int times, string what) =>
        new(name, format.Money(amount), $"{format.Count(times, "time", "times")} that a customer {what}.");
}
