using Dashboard.ReadSide.Revenue;
using Dashboard.ReadSide.Tests.Folding;

namespace Dashboard.ReadSide.Tests.Revenue;

/// <summary>What rows of revenue say, as tests read it.</summary>
internal static class RevenueRowsOf
{
    /// <summary>Movements by day, amounts a month.</summary>
    public static IReadOnlyList<(string Day, MovementKind Kind, decimal Before, decimal After)> Movements(this MemoryTables tables) =>
    [
        .. tables.Rows<RevenueMovementRow>()
            .OrderBy(row => row.Day)
            .Select(row => (row.Day.ToString("O", null), row.Kind, decimal.Round(row.Before / 12, 10), decimal.Round(row.After / 12, 10))),
    ];

    /// <summary>MRR at the end of a day, summed over subscriptions.</summary>
    public static decimal Mrr(this MemoryTables tables, DateOnly day) => tables.Until(day).Sum(row => row.Change) / 12;

    /// <summary>Everything that happened until the end of a day.</summary>
    public static IEnumerable<RevenueDay> Until(this MemoryTables tables, DateOnly day) => tables.Rows<RevenueDay>().Where(row => row.Day <= day);

    /// <summary>The days whose movements do not explain the subscriptions.</summary>
    public static IReadOnlyList<DateOnly> Unbalanced(this MemoryTables tables) =>
    [
        .. tables.Rows<RevenueDay>()
            .Where(row => row.Change != row.New + row.Expansion + row.Reactivation - row.Contraction - row.Churn
                || row.CustomersChange != row.NewCustomers + row.ReactivatedCustomers - row.ChurnedCustomers)
            .Select(row => row.Day)
            .Order(),
    ];
}
