namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>A figure of subscription revenue that can be explained. The names stand in addresses.</summary>
public enum Figure
{
    Mrr,
    Arr,
    Arpa,
    Customers,
    Growth,
    NetChurn,
    GrossChurn,
    CustomerChurn,
    Ltv,
    QuickRatio,
    ScheduledChurn,
    AtRisk,
    New,
    Expansion,
    Reactivation,
    Contraction,
    Churn,

    /// <summary>All movements.</summary>
    Net,

    /// <summary>Customers of the start who are gone at the end.</summary>
    LostCustomers,

    /// <summary>MRR of a plan ÷ MRR.</summary>
    PlanShare,

    /// <summary>What a plan lost by subscriptions that ended.</summary>
    PlanChurn,

    /// <summary>That ÷ MRR of the plan at the start.</summary>
    PlanChurnRate,

    /// <summary>Customers of a cohort who pay still.</summary>
    Cohort,
}
