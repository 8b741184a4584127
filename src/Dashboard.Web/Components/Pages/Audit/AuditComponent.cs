using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Audit;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Components.Pages.Shop;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Audit;

/// <summary>A list of events that its address narrows.</summary>
public abstract class AuditComponent<TAnswer> : ListComponent<AuditListFilter, TAnswer>
    where TAnswer : class
{
    [SupplyParameterFromQuery(Name = "actor")]
    public string? Actor { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "thing")]
    public string? Thing { get; set; }

    [SupplyParameterFromQuery(Name = "event")]
    public string? Event { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "correlation")]
    public string? Correlation { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.AuditLog];

    /// <summary>The page's own address.</summary>
    protected abstract string Path { get; }

    /// <summary>Whether the person may read the log.</summary>
    protected bool MaySee => Desk.Sees<ListAudit>();

    /// <inheritdoc/>
    protected override AuditListFilter Narrowed => new()
    {
        Path = Path,
        What = new AuditFilter
        {
            ActorId = Guid.TryParse(Actor, out var actor) ? actor : null,
            StreamKind = Known(Kind, AuditKinds.Streams),
            StreamId = Guid.TryParse(Thing, out var thing) ? thing : null,
            Name = Known(Event, AuditKinds.Events),
            From = QueryText.Day(From),
            To = QueryText.Day(To),
            CorrelationId = Guid.TryParse(Correlation, out var correlation) ? correlation : null,
            Text = UriQuery.Text(Text),
        },
    };

    private static string? Known(string? text, IReadOnlyList<string> names) => names.FirstOrDefault(name => name.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase));
}
