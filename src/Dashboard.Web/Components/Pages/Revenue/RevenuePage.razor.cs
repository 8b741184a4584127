using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>
/// What subscriptions bring: key figures of a period against the one before, how MRR came from its start to its end, plans,
/// churn and cohorts. Every number leads to what it is made of; range and explanation live in the address.
/// </summary>
public sealed partial class RevenuePage : LiveComponent<RevenueAnswer>
{
    private static readonly Figure[] KeyFigures =
    [
        Figure.Mrr, Figure.Arr, Figure.Arpa, Figure.Customers, Figure.Growth, Figure.NetChurn, Figure.GrossChurn, Figure.CustomerChurn,
        Figure.Ltv, Figure.QuickRatio, Figure.ScheduledChurn, Figure.AtRisk,
    ];

    private RevenueRange _range = RevenueRange.Parse(null, null, null);
    private Explanation? _explained;

    /// <summary>Word of a range of <see cref="RevenueRange"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Range { get; set; }

    /// <summary>First day of a custom range.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Last day of a custom range.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>Name of the <see cref="Figure"/> that is explained; nothing when none is.</summary>
    [SupplyParameterFromQuery]
    public string? Explain { get; set; }

    /// <summary>First day of what is explained.</summary>
    [SupplyParameterFromQuery]
    public string? Since { get; set; }

    /// <summary>Last day of what is explained.</summary>
    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    /// <summary>Plan whose figure is explained.</summary>
    [SupplyParameterFromQuery]
    public string? Plan { get; set; }

    /// <summary>First day of the month of the cohort that is explained.</summary>
    [SupplyParameterFromQuery]
    public string? Cohort { get; set; }

    /// <summary>Cursor of the page of the explanation.</summary>
    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    /// <summary>Number of that page, for people.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Revenue];

    /// <summary>The day belongs to the question: at midnight a running period is another one.</summary>
    protected override object? Filter => (RevenueRange.Parse(Range, From, To), Today);

    private DateOnly Today => Format.DayOf(Now);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _range = RevenueRange.Parse(Range, From, To);
        _explained = Explanation.Parse(Explain, Since, Until, Plan, Cohort, Today);
        await base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override Task<RevenueAnswer?> AskAsync(CancellationToken cancellationToken) =>
        RevenueAnswer.AskAsync(Desk, RevenueRange.Parse(Range, From, To), Today, cancellationToken)!;

    private string? FaultOf(DateOnly from, DateOnly to) => RevenueRange.Fault(from, to, Today);

    private string Compared(RevenuePeriod period) => Format.Days(period.From, period.To) + period switch
    {
        { PreviousFrom: null } => ".",
        { PreviousFrom: { } from, PreviousTo: { } to, IsRunning: true } => $", not over yet; compared with the same part of the period before, {Format.Days(from, to)}.",
        { PreviousFrom: { } from, PreviousTo: { } to } => $", compared with {Format.Days(from, to)}.",
        _ => ".",
    };
}
