using Dashboard.Domain.Subscriptions;

namespace Dashboard.ReadSide.Revenue;

/// <summary>
/// The key figures of subscriptions at the end of a day, and of the period that ends with it. Amounts are in the shop's
/// currency, without tax and exact; rates are fractions (0.2 is 20 %). What does not exist is nothing, not zero.
/// </summary>
public sealed record RevenueMetrics
{
    /// <summary>First day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Its last day, at whose end the figures stand.</summary>
    public required DateOnly At { get; init; }

    /// <summary>Monthly recurring revenue: the monthly-normalised values of all subscriptions that are paid or past due.</summary>
    public required decimal Mrr { get; init; }

    /// <summary>Annual recurring revenue: 12 × MRR.</summary>
    public required decimal Arr { get; init; }

    /// <summary>Customers with at least one subscription that counts.</summary>
    public required int PayingCustomers { get; init; }

    /// <summary>Subscriptions that count.</summary>
    public required int Subscriptions { get; init; }

    /// <summary>MRR ÷ paying customers.</summary>
    public required decimal? Arpa { get; init; }

    /// <summary>MRR of subscriptions whose cancellation waits for the end of the paid period.</summary>
    public required decimal ScheduledChurn { get; init; }

    public required int ScheduledSubscriptions { get; init; }

    /// <summary>MRR of subscriptions that are past due.</summary>
    public required decimal AtRisk { get; init; }

    public required int AtRiskSubscriptions { get; init; }

    /// <summary>How the MRR came from the start of the period to its end.</summary>
    public required RevenueBridge Bridge { get; init; }

    /// <summary>The first day of all until <see cref="At"/> whose movements do not explain what the subscriptions say; nothing when each one does.</summary>
    public DateOnly? FirstUnbalancedDay { get; init; }

    /// <summary>(churn + contraction) ÷ MRR at the start; nothing when that is zero.</summary>
    public required decimal? GrossChurn { get; init; }

    /// <summary>(churn + contraction − expansion − reactivation) ÷ MRR at the start; below zero when more came than went.</summary>
    public required decimal? NetChurn { get; init; }

    /// <summary>Customers of the start who are gone at the end.</summary>
    public required int LostCustomers { get; init; }

    /// <summary>Those ÷ customers at the start; nothing when there were none.</summary>
    public required decimal? CustomerChurn { get; init; }

    /// <summary>(new + expansion) ÷ (contraction + churn); nothing without losses.</summary>
    public required decimal? QuickRatio { get; init; }

    /// <summary>Customer churn of each of the last six full months before the end of <see cref="At"/>, oldest first; months that began without customers have none.</summary>
    public required IReadOnlyList<MonthlyChurn> MonthlyChurns { get; init; }

    /// <summary>ARPA ÷ the average of <see cref="MonthlyChurns"/>; nothing where that is zero or does not exist.</summary>
    public required decimal? Ltv { get; init; }
}

/// <summary>Customer churn of a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Customers">Customers at its start.</param>
/// <param name="Lost">Those of them who were gone at its end.</param>
/// <param name="Rate">Lost ÷ customers; nothing when there were none.</param>
public sealed record MonthlyChurn(DateOnly Month, int Customers, int Lost, decimal? Rate);

/// <summary>
/// MRR at the start of a period, what moved it, and MRR at its end. The end is not computed from the movements but summed over
/// the subscriptions themselves, so that the two can be compared.
/// </summary>
public sealed record RevenueBridge
{
    private const int DustBelow = 10;

    /// <summary>MRR at the end of the day before the period.</summary>
    public required decimal Start { get; init; }

    public required int StartCustomers { get; init; }

    public required RevenueMovements Movements { get; init; }

    /// <summary>MRR at the end of the period, summed over subscriptions.</summary>
    public required decimal End { get; init; }

    public required int EndCustomers { get; init; }

    /// <summary>
    /// What is missing between start plus movements and the end; zero, or the numbers are wrong. Twelfths are cut at 28 digits, which leaves
    /// dust; what can really be missing is a twelfth of 0.0001 at least.
    /// </summary>
    public decimal Difference => decimal.Round(End - Start - Movements.Net, DustBelow);

    /// <summary>The same for customers.</summary>
    public int CustomerDifference => EndCustomers - StartCustomers - Movements.NetCustomers;

    /// <summary>Whether start and movements come to the end, in money and in customers.</summary>
    public bool IsBalanced => Difference == 0 && CustomerDifference == 0;
}

/// <summary>Sums of movements of MRR by kind. None is negative.</summary>
public sealed record RevenueMovements
{
    public required decimal New { get; init; }

    public required decimal Expansion { get; init; }

    public required decimal Reactivation { get; init; }

    public required decimal Contraction { get; init; }

    public required decimal Churn { get; init; }

    public required int NewCustomers { get; init; }

    public required int ExpandedCustomers { get; init; }

    public required int ReactivatedCustomers { get; init; }

    public required int ContractedCustomers { get; init; }

    public required int ChurnedCustomers { get; init; }

    /// <summary>
    /// What all of them change: new + expansion + reactivation − contraction − churn of the year, divided by twelve once. Five twelfths that
    /// were cut at 28 digits would come to something else than the one of their sum.
    /// </summary>
    public required decimal Net { get; init; }

    /// <summary>How many customers more there are after them.</summary>
    public int NetCustomers => NewCustomers + ReactivatedCustomers - ChurnedCustomers;
}

/// <summary>MRR of a day, a week, a month: where it ended and what moved it.</summary>
/// <param name="From">First day, within the range asked for.</param>
/// <param name="To">Last day, within the range asked for.</param>
/// <param name="Mrr">At its end.</param>
/// <param name="PayingCustomers">At its end.</param>
/// <param name="Movements">In it.</param>
public sealed record RevenuePoint(DateOnly From, DateOnly To, decimal Mrr, int PayingCustomers, RevenueMovements Movements)
{
    /// <summary>MRR at its start. End less movements can be some last digit beside it, as each of them is a twelfth that was rounded.</summary>
    public required decimal Start { get; init; }
}

/// <summary>What one plan gives.</summary>
public sealed record PlanRevenue
{
    public required Guid PlanId { get; init; }

    /// <summary>Its name, as last heard.</summary>
    public required string Name { get; init; }

    /// <summary>How often it is billed: plans of one name differ in it.</summary>
    public required BillingInterval Interval { get; init; }

    /// <summary>Its price for one interval: plans of one name and interval differ in it.</summary>
    public required decimal Price { get; init; }

    /// <summary>At the end of the period.</summary>
    public required decimal Mrr { get; init; }

    /// <summary>Customers with a subscription to it that counts; one with two plans is counted at both.</summary>
    public required int Customers { get; init; }

    public required int Subscriptions { get; init; }

    /// <summary>MRR at the start of the period.</summary>
    public required decimal Start { get; init; }

    /// <summary>MRR that subscriptions to it lost in the period by ending; a change to another plan is none.</summary>
    public required decimal Churn { get; init; }
}

/// <summary>Customers whose first paid day lies in one month, and how many of them pay still.</summary>
/// <param name="Month">First day of the month of their first payment.</param>
/// <param name="Customers">How many.</param>
/// <param name="Months">At the end of that month and of each month after it, until the newest.</param>
public sealed record RevenueCohort(DateOnly Month, int Customers, IReadOnlyList<CohortMonth> Months);

/// <summary>What is left of a cohort at the end of a month, or now in the running one.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Customers">Of the cohort, who pay.</param>
/// <param name="Retention">Those ÷ the cohort's size.</param>
/// <param name="Mrr">What they pay a month.</param>
public sealed record CohortMonth(DateOnly Month, int Customers, decimal Retention, decimal Mrr);

/// <summary>Growth of MRR over some days.</summary>
/// <param name="At">The day at whose end <paramref name="Now"/> stands.</param>
/// <param name="Days">How many days before that <paramref name="Before"/> stood.</param>
/// <param name="Before">MRR then.</param>
/// <param name="Now">MRR at the end.</param>
public sealed record RevenueGrowth(DateOnly At, int Days, decimal Before, decimal Now)
{
    /// <summary>(now − before) ÷ before; nothing when that was zero.</summary>
    public decimal? Rate => Before == 0 ? null : (Now - Before) / Before;
}
