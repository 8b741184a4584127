using Dashboard.ReadSide.Revenue;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>Rates of a plan.</summary>
internal static class PlanRates
{
    /// <summary>Its part of all MRR; nothing when there is none.</summary>
    public static decimal? ShareOf(this PlanRevenue plan, decimal mrr) => mrr == 0 ? null : plan.Mrr / mrr;

    /// <summary>What it lost by subscriptions that ended ÷ its MRR at the start; nothing when that was zero.</summary>
    public static decimal? ChurnRate(this PlanRevenue plan) => plan.Start == 0 ? null : plan.Churn / plan.Start;
}
